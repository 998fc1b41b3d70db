"""Two readings of every surface, before and after a change, held against the table of kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from onrecord.newsroom.tour.evidence import Change, Evidence, absent, present, say, second
from onrecord.newsroom.tour.surfaces import NoticeSeen, RecordLine, Snapshot, one_line


def compare(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    """Every piece of evidence that the surfaces of a story owe to a change of this kind."""
    yield from _text(before, after, change)
    yield from _dates(before, after, change)
    yield from _notice(before, after, change)
    yield from _record(before, after, change)
    yield from _listed(before, after, change)
    yield from _structured_data(before, after, change)
    yield from _feed(before, after, change)
    for name in before.marks:
        yield from _list(name, before, after, change)


def corrected(text: str, change: Change) -> str:
    """A part's text with the change made at its one place."""
    return text.replace(change.wrong, change.right, 1)


def _text(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    expected = dict(before.story.blocks)
    expected[change.key] = corrected(expected[change.key], change)
    seen = after.story.blocks.get(change.key, "")
    yield present(
        "page text", f"says “{change.right}”", _around(seen, change.right),
        when=seen == expected[change.key],
    )
    others = [key for key, text in expected.items() if after.story.blocks.get(key) != text]
    strangers = set(after.story.blocks) - set(expected)
    touched = [key for key in others if key != change.key] + sorted(strangers)
    yield absent(
        "rest of the page", "nothing else changed",
        f"{len(expected) - 1} other parts as they were" if not touched else f"changed: {touched}",
        when=not touched,
    )


def _dates(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    story, was = after.story, before.story
    yield absent(
        "“Published” on the page", "never moves", story.published,
        when=story.published == was.published,
    )
    yield _moment("“Updated” on the page", was.updated, story.updated, change)
    yield _moment(
        "JSON-LD dateModified", _json_date(was.jsonld), _json_date(story.jsonld), change
    )
    if before.lastmod is not None or after.lastmod is not None:
        yield _moment("sitemap lastmod", before.lastmod, after.lastmod, change)
    if change.demands.moves_date:
        stated = [story.updated, _json_date(story.jsonld), after.lastmod]
        stated += [after.feed.updated] if after.feed else []
        moments = {second(moment) for moment in stated if moment is not None}
        yield present(
            "all dates together", "state the same moment", sorted(moments), when=len(moments) == 1
        )


def _moment(
    surface: str, before: datetime | None, after: datetime | None, change: Change
) -> Evidence:
    """A date that moves with the kind, or stays."""
    if not change.demands.moves_date:
        return absent(surface, "unchanged", after or "none", when=before == after)
    began = change.since.replace(microsecond=0)
    # Feeds state whole seconds: a story published in the very second of the change cannot tell.
    moved = after is not None and after >= began and (before is None or after >= before)
    return present(surface, "moved to the change", after or "none", when=moved)


def _notice(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    known = {notice.anchor for notice in before.story.notices}
    new = [notice for notice in after.story.notices if notice.anchor not in known]
    if not change.speaks:
        yield absent("notice on the page", "none", _notices(new), when=not new)
        return
    wanted = (change.kind, one_line(change.notice), change.placement)
    seen = [(notice.kind, notice.text, notice.place) for notice in new]
    yield present(
        "notice on the page", f"a {change.kind} at the {change.placement}", _notices(new),
        when=seen == [wanted],
    )


def _notices(notices: list[NoticeSeen]) -> str:
    return "; ".join(f"{item.place}: {item.text}" for item in notices) or "none"


def _record(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    known = {line.number for line in before.record}
    new = [line for line in after.record if line.number not in known]
    line = new[0] if len(new) == 1 else None
    began = change.since.replace(microsecond=0)
    yield present(
        "record", f"one new line, “{change.kind}”, dated", _lines(new),
        when=line is not None and line.kind == change.kind and line.at >= began,
    )
    yield absent(
        "earlier record", "as it was", f"{len(before.record)} lines",
        when=[item for item in after.record if item.number in known] == list(before.record),
    )
    if not change.demands.record_shows_text:
        said = (*line.notices, *line.changes) if line is not None else ()
        yield absent("text in the record", "none", f"{len(said)} texts", when=not said)
        return
    text = before.story.blocks[change.key]
    wanted = ((text, corrected(text, change)),)
    yield present(
        "text in the record", "before and after",
        f"“{change.wrong}” and “{change.right}”" if line and line.changes else "none",
        when=line is not None and line.changes == wanted,
    )
    if change.speaks:
        said = line.notices if line is not None else ()
        yield present(
            "notice in the record", "as on the page", "; ".join(said) or "none",
            when=said == (one_line(change.notice),),
        )


def _lines(lines: list[RecordLine]) -> str:
    return "; ".join(f"v{line.number} {line.kind} {say(line.at)}" for line in lines) or "none"


def _listed(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    if not change.demands.listed:
        yield absent(
            "corrections page", "unchanged", f"{len(after.corrections)} notices",
            when=after.corrections == before.corrections,
        )
        return
    new = after.corrections[0] if after.corrections else None
    rest = list(after.corrections[1 : len(before.corrections) + 1])
    anchors = {f"{after.story.path}#{notice.anchor}" for notice in after.story.notices}
    yield present(
        "corrections page", "lists it first, leading to the notice",
        new.leads_to if new is not None else "none",
        when=new is not None
        and new.leads_to in anchors
        and one_line(change.notice) in new.text
        # A page of the list is full at some length: the oldest line may have left it.
        and rest == list(before.corrections[: len(rest)]),
    )


def _structured_data(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    was = before.story.jsonld.get("correction", [])
    now = after.story.jsonld.get("correction", [])
    yield absent(
        "JSON-LD datePublished", "never moves", after.story.jsonld.get("datePublished"),
        when=after.story.jsonld.get("datePublished") == before.story.jsonld.get("datePublished"),
    )
    if not change.demands.listed:
        yield absent("JSON-LD correction[]", "no new one", f"{len(now)} in all", when=now == was)
        return
    new = [item for item in now if item not in was]
    texts = [one_line(str(item.get("text", ""))) for item in new]
    yield present(
        "JSON-LD correction[]", "one new one with the notice", "; ".join(texts) or "none",
        when=texts == [one_line(change.notice)] and len(now) == len(was) + 1,
    )


def _feed(before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    if before.feed is None or after.feed is None:
        yield absent(
            "feed", "as before: it holds newer stories only",
            "no entry" if after.feed is None else "an entry", when=before.feed == after.feed,
        )
        return
    wrong, right = (
        _squeezed(text)
        for text in (before.story.blocks[change.key], after.story.blocks.get(change.key, ""))
    )
    said = _squeezed(after.feed.text)
    yield present(
        "feed entry's body", f"refreshed: “{change.right}”",
        "has the new words" if right in said else "has not the new words",
        when=right and right in said and wrong not in said,
    )
    yield absent(
        "feed entry's published", "never moves", after.feed.published,
        when=after.feed.published == before.feed.published,
    )
    yield _moment("feed entry's updated", before.feed.updated, after.feed.updated, change)
    if change.demands.listed:
        yield present(
            "notice in the feed entry", "as on the page",
            "there" if _squeezed(change.notice) in said else "none",
            when=change.notice and _squeezed(change.notice) in said,
        )
    else:
        grown = replace(after.feed, updated=before.feed.updated, text="") == replace(
            before.feed, text=""
        ) and len(said) - len(_squeezed(before.feed.text)) == len(right) - len(wrong)
        yield absent(
            "notice in the feed entry", "none", "none" if grown else "more than the new words",
            when=grown,
        )


def _list(name: str, before: Snapshot, after: Snapshot, change: Change) -> Iterator[Evidence]:
    was, now = before.marks[name], after.marks[name]
    if was is None:
        return  # an old story: the page lists newer ones
    if now is None:
        yield present(f"list of {name}", "keeps the story", "gone", when=False)
    elif change.demands.marked_in_lists:
        yield present(f"list of {name}", "keeps the story, marked", now or "no mark", when=now)
    else:
        yield absent(
            f"list of {name}", "keeps the story, no new mark", now or "no mark", when=now == was
        )


def _json_date(data: Any) -> datetime | None:
    stated = data.get("dateModified")
    return datetime.fromisoformat(stated) if stated else None


def _squeezed(text: str) -> str:
    """A text without white space: markup puts it where readers do not see it."""
    return "".join(text.split())


def _around(text: str, words: str, around: int = 30) -> str:
    at = text.find(words)
    if at < 0 or not words:
        return text[: 2 * around] or "nothing"
    start, end = max(0, at - around), min(len(text), at + len(words) + around)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
