"""Reads for the report form and the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from onrecord.corrections.enums import State
from onrecord.corrections.models import Case, Report, digest_of_secret
from onrecord.record import queries as record_queries
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import RecordMixin, Version
from onrecord.record.parts import Part
from onrecord.text import anchor
from onrecord.text.anchor import Place, Selector
from onrecord.text.diff import map_range

_NOT_QUOTABLE = {"picture", "date"}


def quotable(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """The parts a reader can quote from: (key, text)."""
    return [(part.key, part.text) for part in parts if part.role not in _NOT_QUOTABLE]


def places_of(version: Version, quote: str, *, prefix: str = "", suffix: str = "") -> list[Place]:
    """Where a quotation stands in a version as readers saw it."""
    return anchor.find(quotable(version.reader_parts), Selector(quote, prefix, suffix))


@dataclass(frozen=True)
class Passage:
    """The words of a case in the text that is live now."""

    part: Part
    start: int
    end: int
    version: Version

    @property
    def before(self) -> str:
        return self.part.text[: self.start]

    @property
    def words(self) -> str:
        return self.part.text[self.start : self.end]

    @property
    def after(self) -> str:
        return self.part.text[self.end :]


def passage_of(case: Case) -> Passage | None:
    """The case's words in the live version; None when the place is unknown or gone."""
    live = record_queries.versions_of(case.page).last()
    if live is None or not case.key or case.start is None or case.end is None:
        return None
    read = {part.key: part for part in case.version.reader_parts}.get(case.key)
    now = {part.key: part for part in live.reader_parts}.get(case.key)
    if read is None or now is None:
        return None
    start, end = map_range(read.text, now.text, case.start, case.end)
    return Passage(now, start, end, live)


def words_still_there(case: Case, passage: Passage | None) -> bool:
    """Whether the reported words are live, unchanged, where they were reported, and our own.

    The words of a link to another story are that story's headline: they change there.
    """
    return (
        passage is not None
        and not passage.part.ref
        and bool(passage.words)
        and passage.words == case.quote
    )


def version_that_changed(case: Case) -> Version | None:
    """The first version after the one that was read that settles the report.

    One in which the reported words are different, or which retracts the story. Where nobody
    knows which words were meant, the newest one: the desk looks at it and says. A story that was
    taken down shows no words at all, which puts none of them right.
    """
    later = record_queries.versions_of(case.page).filter(number__gt=case.version.number)
    if retraction := later.filter(kind=Kind.RETRACTION).first():
        return retraction
    later = later.exclude(standing=Standing.GONE)
    if not case.key or case.start is None or case.end is None:
        return later.last()
    read = {part.key: part for part in case.version.reader_parts}.get(case.key)
    if read is None:
        return None
    for version in later:
        now = {part.key: part for part in version.reader_parts}.get(case.key)
        if now is None:
            return version
        start, end = map_range(read.text, now.text, case.start, case.end)
        if now.text[start:end] != case.quote:
            return version
    return None


def report_by_secret(secret: str) -> Report | None:
    """The report whose status page this secret opens."""
    return (
        Report.objects.filter(status_digest=digest_of_secret(secret))
        .select_related("case__page", "case__outcome")
        .first()
    )


def cases() -> QuerySet[Case]:
    """Cases as the desk lists them: open ones first, newest first."""
    return (
        Case.objects.select_related("page", "decided_by")
        .annotate(report_count=Count("reports"))
        .order_by("-state", "-created_at", "-pk")
    )


def open_cases_on(page: Any) -> QuerySet[Case]:
    """The open cases of one story, oldest first."""
    return Case.objects.filter(page_id=page.pk, state=State.OPEN).order_by("pk")


def next_open_case(case: Case) -> Case | None:
    """The case to look at after this one: the longest waiting."""
    others = Case.objects.filter(state=State.OPEN).exclude(pk=case.pk)
    return others.order_by("created_at", "pk").first()


@dataclass(frozen=True)
class OthersAtWork:
    """Whose unfinished work stands on a story, for the case page."""

    draft: bool
    scheduled: bool
    workflow: bool
    locked_by: str

    @property
    def none(self) -> bool:
        return not (self.draft or self.scheduled or self.workflow or self.locked_by)


def others_at_work(page: Any) -> OthersAtWork:
    """A draft, schedule, workflow or lock that an editor would meet in the page editor."""
    assert isinstance(page, RecordMixin)
    return OthersAtWork(
        draft=page.has_unpublished_changes,  # type: ignore[attr-defined]
        scheduled=page.approved_schedule,  # type: ignore[attr-defined]
        workflow=page.workflow_in_progress,  # type: ignore[attr-defined]
        locked_by=str(page.locked_by or _("somebody")) if page.locked else "",  # type: ignore[attr-defined]
    )
