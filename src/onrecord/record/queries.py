"""Reads of the record: what stands, what was corrected, what must not come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from onrecord.record.enums import ASKED, Kind, Placement, Rule, Standing
from onrecord.record.models import Notice, RecordMixin, Version
from onrecord.record.parts import Part, PartChange, changes, text_hunks
from onrecord.text.diff import Hunk, looks_minor, reintroduces


def versions_of(page: Page | RecordMixin) -> QuerySet[Version]:
    """All versions of a page, oldest first; an alias shows its original's."""
    return Version.objects.filter(page_id=_record_id(page)).order_by("number")


def _record_id(page: Any) -> int:
    return page.alias_of_id or page.pk


def effective_kinds(versions: Sequence[Version]) -> dict[int, Kind]:
    """What each version counts as, by pk: an amendment overrules the answer it amends."""
    kinds = {version.pk: Kind(version.kind) for version in versions}
    for version in reversed(versions):  # an amendment may itself have been amended
        if version.amends_id in kinds:
            kinds[version.amends_id] = kinds[version.pk]
    return kinds


def modified_at(versions: Sequence[Version]) -> datetime | None:
    """When the story last changed in a way that matters to readers; None when it never did.

    The one source of the visible "Updated" time, `dateModified`, the feed's `updated` and the
    sitemap's `lastmod`.
    """
    kinds = effective_kinds(versions)
    moved = [
        version.created_at
        for version in versions
        # An amendment repeats the text of what it amends: that one's moment counts, unless
        # the amendment put a notice on the story.
        if kinds[version.pk].rule.moves_date
        and (not version.amends_id or kinds[version.pk].rule.listed)
    ]
    return max(moved, default=None)


def standing_notices() -> QuerySet[Notice]:
    """Notices that have not been superseded, newest first."""
    return Notice.objects.filter(superseded_by__isnull=True).order_by("-published_at", "-pk")


def notices_on(page: Page | RecordMixin) -> QuerySet[Notice]:
    """The notices that stand on one page, newest first."""
    return standing_notices().filter(page_id=_record_id(page))


LISTED_KINDS = [kind for kind in Kind if kind.rule.listed]


def listed_notices() -> QuerySet[Notice]:
    """What the corrections page lists: public pages only, newest first."""
    gone = Version.objects.filter(
        page_id=OuterRef("page_id"), standing=Standing.GONE, next__isnull=True
    )
    return (
        standing_notices()
        .filter(Q(page__live=True) | Exists(gone), kind__in=LISTED_KINDS)
        .exclude(restricted("page__path"))
        .select_related("page", "version")
    )


def restricted(path: str = "path") -> Q:
    """The pages that not every reader may see: those with a view restriction, and all below.

    `path` is the lookup of the page's tree path. Matches nothing where nothing is restricted.
    """
    found = Q(pk__in=[])
    for start in PageViewRestriction.objects.values_list("page__path", flat=True):
        found |= Q(**{f"{path}__startswith": start})
    return found


@dataclass(frozen=True)
class Entry:
    """One line of a public record: a version, what it counts as, and what it says and shows."""

    version: Version
    kind: Kind
    notices: tuple[Notice, ...]
    changes: tuple[PartChange, ...]

    @property
    def rule(self) -> Rule:
        return self.kind.rule


def entries_of(page: Page | RecordMixin) -> list[Entry]:
    """The record of a page, newest first; text is shown only where the kind says so."""
    versions = list(versions_of(page).select_related("amends"))
    kinds = effective_kinds(versions)
    notices: dict[int, list[Notice]] = {}
    for notice in Notice.objects.filter(page_id=_record_id(page)).select_related("superseded_by"):
        notices.setdefault(notice.version_id, []).append(notice)
    unread = {Standing.WITHDRAWN, Standing.GONE}
    hidden = bool(versions) and versions[-1].standing in unread
    standing_marks = {mark["id"] for mark in versions[-1].marks} if versions else set()
    entries = []
    for before, version in zip([None, *versions], versions, strict=False):
        kind = kinds[version.pk]
        shown: tuple[PartChange, ...] = ()
        version.anchor = version.own_mark if version.own_mark in standing_marks else ""
        readable = before is not None and not {before.standing, version.standing} & unread
        if before is not None and readable and kind.rule.record_shows_text and not hidden:
            shown = tuple(
                change
                for change in changes(before.reader_parts, version.reader_parts)
                # A story link follows its target, which may not be public any more.
                if change.role not in {"picture", "date", "story_link"}
            )
        entries.append(Entry(version, kind, tuple(notices.get(version.pk, ())), shown))
    return entries[::-1]


def wrong_words(page: Page | RecordMixin) -> list[tuple[str, Hunk]]:
    """Every place the record says was wrong and has been put right: (key, hunk)."""
    versions = list(versions_of(page))
    kinds = effective_kinds(versions)
    return [
        found
        for before, after in pairwise(versions)
        if kinds[after.pk].rule.says_it_was_wrong and after.standing == before.standing
        for found in text_hunks(before.reader_parts, after.reader_parts)
    ]


def returning_errors(page: Page | RecordMixin, parts: Sequence[Part]) -> list[str]:
    """The wrong words that `parts` would put back on a page whose record corrected them."""
    last = versions_of(page).last()
    if last is None:
        return []
    live = {part.key: part.text for part in last.reader_parts}
    everything = "\n".join(live.values())
    differing = [part for part in parts if live.get(part.key) != part.text and not part.ref]
    found: list[str] = []
    for key, hunk in wrong_words(page):
        for part in differing:
            if part.key in live and part.key != key:
                continue  # the words may stand rightly in another paragraph that is known
            if reintroduces(hunk, part.text, live.get(part.key, everything)):
                found.append(hunk.before or f"{hunk.prefix}{hunk.suffix}".strip())
    return list(dict.fromkeys(found))


def suggests_minor(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Whether `minor` may be preselected: no digit, capitalised word or quotation changed."""
    return all(
        change.role not in {"picture", "date", "story_link"}
        and change.before is not None
        and change.after is not None
        and looks_minor(*change.texts)
        for change in changes(before, after)
    )


def flagged_versions() -> QuerySet[Version]:
    """Changes nobody was asked about and nobody has answered for since, newest first."""
    return (
        Version.objects.filter(asked=False, amendments__isnull=True)
        .select_related("page", "by")
        .order_by("-created_at")
    )


def choices_for_editors() -> list[tuple[str, str, str]]:
    """The kinds as (value, label, what it does) for every form that asks."""
    return [(kind.value, str(kind.label), str(kind.rule.meaning)) for kind in ASKED]


def needs_notice(kind: str) -> bool:
    """Whether this kind cannot be published without a notice."""
    return kind in ASKED and Kind(kind).rule.notice == "required"


def default_placement(kind: str) -> str:
    """Where the notice of this kind stands unless the editor says otherwise."""
    return Kind(kind).rule.placement if kind in ASKED else Placement.BOTTOM
