"""What readers see of a page, part by part: the vocabulary between page types and the record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.text.diff import Hunk, hunks, map_range
from onrecord.text.html import Mark


@dataclass(frozen=True)
class Part:
    """One addressable piece of what readers see.

    `key` is its address within the page (`data-block-key`); `role` says what it is; `text` is
    what is read; `markup` the inner HTML where there is any. `ref` identifies what is shown when
    it is not text (a picture) or when the text follows something else (a story link).
    """

    key: str
    role: str
    text: str
    markup: str = ""
    ref: str = ""

    @property
    def seen(self) -> tuple[str, str, str]:
        """What two parts must share for readers to see no difference."""
        return (self.role, self.ref or self.text, self.markup)

    def to_json(self) -> dict[str, str]:
        """The part as stored in a version; empty fields are left out."""
        return {name: value for name, value in vars(self).items() if value}


def from_json(data: Iterable[Mapping[str, str]]) -> list[Part]:
    """The parts a version holds."""
    return [
        Part(
            key=item.get("key", ""),
            role=item.get("role", ""),
            text=item.get("text", ""),
            markup=item.get("markup", ""),
            ref=item.get("ref", ""),
        )
        for item in data
    ]


def same(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Whether readers would see no difference, in the same order."""
    return [part.seen for part in before] == [part.seen for part in after]


@dataclass(frozen=True)
class PartChange:
    """One part that differs between two versions; an absent side is None."""

    before: Part | None
    after: Part | None

    @property
    def key(self) -> str:
        part = self.after or self.before
        assert part is not None
        return part.key

    @property
    def role(self) -> str:
        part = self.after or self.before
        assert part is not None
        return part.role

    @property
    def texts(self) -> tuple[str, str]:
        """The text before and after; empty where the part was absent."""
        return (self.before.text if self.before else "", self.after.text if self.after else "")


def changes(before: Sequence[Part], after: Sequence[Part]) -> list[PartChange]:
    """The parts that differ, in the order of `after`; those that went stand where they were."""
    old = {part.key: part for part in before}
    new_keys = {part.key for part in after}
    found: list[PartChange] = []
    gone_before: dict[str, list[PartChange]] = {}
    pending: list[PartChange] = []
    for part in before:
        if part.key in new_keys:
            gone_before[part.key] = pending
            pending = []
        else:
            pending.append(PartChange(part, None))
    for part in after:
        found += gone_before.get(part.key, [])
        was = old.get(part.key)
        if was is None or was.seen != part.seen:
            found.append(PartChange(was, part))
    return found + pending


def text_hunks(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[str, Hunk]]:
    """Every changed place within parts that both sides have: (key, hunk)."""
    return [
        (change.key, hunk)
        for change in changes(before, after)
        if change.before and change.after
        for hunk in hunks(*change.texts)
    ]


def marks_for(
    number: int,
    before: Sequence[Part],
    after: Sequence[Part],
    carried: Iterable[Mapping[str, Any]] = (),
) -> list[dict[str, Any]]:
    """Where in `after` the words of every change stand: `{"id", "key", "start", "end"}`.

    `carried` are the marks of the version before; they follow their words through the change.
    The first place changed by version N has the id `r-N`, later ones `r-N-2`, `r-N-3`, …
    A deletion is marked by an empty range where the words were.
    """
    old = {part.key: part.text for part in before}
    new = {part.key: part.text for part in after}
    marks: list[dict[str, Any]] = []
    for mark in carried:
        if mark["key"] in new:
            start, end = map_range(old[mark["key"]], new[mark["key"]], mark["start"], mark["end"])
            marks.append({**mark, "start": start, "end": end})
    own = list(_own_marks(before, after))
    for index, (key, start, end) in enumerate(own, start=1):
        name = f"r-{number}" if index == 1 else f"r-{number}-{index}"
        marks.append({"id": name, "key": key, "start": start, "end": end})
    return marks


_SILENT = {"picture", "date"}  # parts that show no words of the story to mark


def _own_marks(before: Sequence[Part], after: Sequence[Part]) -> Iterable[tuple[str, int, int]]:
    ends = {part.key: len(part.text) for part in after if _has_words(part)}
    for change in changes(before, after):
        part = change.after
        if part is None:
            if place := _place_of_gone(change, before, ends):
                yield place, ends[place], ends[place]
        elif not _has_words(part):
            continue
        elif change.before is None:
            yield part.key, 0, len(part.text)
        else:
            for hunk in hunks(*change.texts):
                yield part.key, hunk.after_start, hunk.after_end


def _has_words(part: Part) -> bool:
    return part.role not in _SILENT and not part.ref


def _place_of_gone(
    change: PartChange, before: Sequence[Part], ends: Mapping[str, int]
) -> str | None:
    """The part at whose end a deleted one stood: the nearest before it that is still there."""
    keys = [part.key for part in before]
    above = reversed(keys[: keys.index(change.key)])
    return next((key for key in above if key in ends), next(iter(ends), None))


def as_marks(data: Iterable[Mapping[str, Any]], key: str) -> list[Mark]:
    """The stored marks of one part as `text.html.mark` takes them."""
    return [
        Mark(start=item["start"], end=item["end"], id=item["id"])
        for item in data
        if item["key"] == key
    ]
