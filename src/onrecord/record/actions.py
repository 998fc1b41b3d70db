"""Writing the record: every new version and notice is made here."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page

from onrecord.record import clock, queries, registry
from onrecord.record.enums import Kind, Placement, Standing
from onrecord.record.models import (
    Answer,
    CorrectedErrorReturns,
    Notice,
    RecordIsPermanent,
    RecordMixin,
    Version,
)
from onrecord.record.parts import Part, marks_for, same


def record_change(
    page: RecordMixin, *, answer: Answer | None = None, by: Any = None
) -> Version | None:
    """Write a version if readers now see something else than the last one says.

    Called for every save of a page, in its transaction; returns None when nothing changed for
    readers. `answer` overrules the one the page carries. Where there is no answer given against
    the version that is live, a change counts as an update that nobody was asked about. Raises
    `CorrectedErrorReturns` when it would put corrected words back unasked.
    """
    if page.alias_of_id:
        return None
    # One writer a page: PostgreSQL needs the lock, SQLite has it already.
    Page.objects.select_for_update().only("pk").get(pk=page.pk)
    last = queries.versions_of(page).last()
    if not page.live:
        if last is None or last.standing == Standing.GONE:
            return None
        return _write(page, last, parts=[], standing=Standing.GONE, answer=None, by=by)
    answer = answer or page.answer
    valid = last is not None and answer.given and answer.basis == last.number
    standing = _standing(last, answer if valid else None)
    parts = visible_parts(page, standing)
    if last is None:
        version = _write(page, None, parts=parts, standing=standing, answer=None, by=by)
    else:
        speaks = valid and bool(answer.notice.strip()) and Kind(answer.kind).rule.notice != "none"
        changed = standing != last.standing or not same(last.reader_parts, parts)
        if not (changed or speaks):
            _forget_answer(page)
            return None
        if not (valid and answer.restores) and (words := queries.returning_errors(page, parts)):
            raise CorrectedErrorReturns(words)
        version = _write(
            page, last, parts=parts, standing=standing, answer=answer if valid else None, by=by
        )
    _forget_answer(page)
    return version


def visible_parts(page: RecordMixin, standing: str) -> list[Part]:
    """What readers see of a page in this standing: of a withdrawn one, headline and date."""
    parts = page.reader_parts()
    if standing == Standing.WITHDRAWN:
        return [part for part in parts if part.role in {"headline", "date"}]
    return parts


def _standing(last: Version | None, answer: Answer | None) -> str:
    if answer is not None and answer.kind == Kind.RETRACTION:
        return Standing.WITHDRAWN if answer.withdraw else Standing.RETRACTED
    public = _last_public(last)
    return public.standing if public else Standing.STANDS


def _last_public(version: Version | None) -> Version | None:
    """The newest version that readers could see: a retraction outlives being taken down."""
    while version is not None and version.standing == Standing.GONE:
        version = version.previous
    return version


def _write(
    page: RecordMixin,
    last: Version | None,
    *,
    parts: Sequence[Part],
    standing: str,
    answer: Answer | None,
    by: Any,
) -> Version:
    number = last.number + 1 if last else 1
    seen = _last_public(last)
    kind = Kind(answer.kind) if answer else Kind.UPDATE if last else Kind.PUBLICATION
    version = Version(
        page_id=page.pk,
        number=number,
        previous=last,
        kind=kind,
        standing=standing,
        asked=answer is not None or last is None,
        basis=answer.basis if answer else None,
        parts=[part.to_json() for part in parts],
        marks=marks_for(number, seen.reader_parts, parts, seen.marks) if seen else [],
        by=by or _publisher(page),
        created_at=clock.now(),
    )
    version.digest = digest_of(version)
    version.save()
    if answer and answer.notice.strip() and kind.rule.notice != "none":
        Notice(
            page_id=page.pk,
            version=version,
            kind=kind,
            text=answer.notice.strip(),
            placement=_placement(answer),
            by=version.by,
            published_at=version.created_at,
        ).save()
    log(
        instance=page,
        action="onrecord.record.version",
        user=version.by,
        data={"number": number, "kind": kind.value, "asked": version.asked},
    )
    registry.tell(version)
    return version


def _placement(answer: Answer) -> str:
    if answer.kind == Kind.RETRACTION:
        return Placement.TOP
    return answer.placement or queries.default_placement(answer.kind)


def _publisher(page: RecordMixin) -> Any:
    user = get_active_log_context().user
    if user is None and page.live_revision_id:
        user = page.live_revision.user
    return user


def _forget_answer(page: RecordMixin) -> None:
    if page.answer != Answer():
        page.answer = Answer()
        values = {name: getattr(page, name) for name in RecordMixin.ANSWER_FIELDS}
        type(page)._default_manager.filter(pk=page.pk).update(**values)


def digest_of(version: Version) -> str:
    """SHA-256 (hex) over what a version says and the digest of the one before it.

    Names no person, so that a colleague's account can be erased and the chain still holds.
    """
    said = {
        "previous": version.previous.digest if version.previous else "",
        "page": version.page_id,
        "number": version.number,
        "kind": version.kind,
        "standing": version.standing,
        "asked": version.asked,
        "parts": version.parts,
        "at": version.created_at.isoformat(),
    }
    return hashlib.sha256(
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


@transaction.atomic
def amend_answer(version: Version, *, kind: str, notice: str = "", by: Any) -> Version:
    """Say later what kind of edit a version was, in public: a new version with today's text.

    Amending an amendment supersedes the notice it put on the story. Raises `RecordIsPermanent`
    when the version has been amended already (amend that one), or when its notice would be left
    standing under a kind that has none.
    """
    Page.objects.select_for_update().only("pk").get(pk=version.page_id)
    if version.amendments.exists():
        raise RecordIsPermanent(
            _("This edit has been answered for already; amend the newer answer.")
        )
    standing = version.notices.filter(superseded_by__isnull=True).first()
    if standing and not notice.strip():
        raise RecordIsPermanent(
            _("A notice stands on this edit. Say in another one what it should say instead.")
        )
    last = queries.versions_of(version.page).last()
    assert last is not None
    page = version.page.specific
    amendment = Version(
        page_id=version.page_id,
        number=last.number + 1,
        previous=last,
        kind=Kind(kind),
        standing=last.standing,
        asked=True,
        basis=last.number,
        parts=last.parts,
        marks=last.marks,
        amends=version,
        by=by,
        created_at=clock.now(),
    )
    amendment.digest = digest_of(amendment)
    amendment.save()
    shown_as = Kind(kind) if Kind(kind).rule.notice != "none" else standing and standing.kind
    if notice.strip() and shown_as:
        Notice(
            page_id=version.page_id,
            version=amendment,
            kind=shown_as,
            text=notice.strip(),
            supersedes=standing,
            placement=queries.default_placement(kind),
            by=by,
            published_at=amendment.created_at,
        ).save()
    log(
        instance=page,
        action="onrecord.record.amend",
        user=by,
        data={"number": version.number, "kind": kind},
    )
    registry.tell(amendment)
    return amendment


@transaction.atomic
def supersede_notice(notice: Notice, *, text: str, by: Any) -> Notice:
    """Replace a notice by another one, in public; the first stays on the record."""
    if hasattr(notice, "superseded_by"):
        raise RecordIsPermanent("This notice has been superseded already.")
    successor = Notice(
        page_id=notice.page_id,
        version=notice.version,
        kind=notice.kind,
        text=text.strip(),
        placement=notice.placement,
        supersedes=notice,
        by=by,
    )
    successor.save()
    log(
        instance=notice.page.specific,
        action="onrecord.record.supersede",
        user=by,
        data={"notice": notice.pk, "by": successor.pk},
    )
    return successor
