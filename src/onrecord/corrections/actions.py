"""From report to answer: every change of a report's or a case's state."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from onrecord.corrections import colleagues, letters
from onrecord.corrections.enums import STATES, Resolution, State
from onrecord.corrections.models import Case, Report, digest_of_secret
from onrecord.desk.actions import write_letter
from onrecord.desk.intake import secret_for
from onrecord.desk.models import Letter
from onrecord.outbox.actions import subject_of
from onrecord.record.models import Answer, Version
from onrecord.record.publishing import Applied, WordChange, apply_words
from onrecord.text.anchor import Place, describe

CONSENTS = ("answer_me", "credit_me", "newsletter")
"""What a reader may tick, each on its own."""


KEPT_FOR = timedelta(days=90)
"""How long after the decision a reader's name and address are kept, as the form says."""

KEPT_AT_MOST = timedelta(days=365)
"""How long after it was sent a report keeps them in any case, decided or not."""


class CaseClosed(Exception):
    """The case has been decided already; nothing was done."""


class LetterMissing(Exception):
    """A decision was made without a letter; nothing was done."""


@dataclass(frozen=True)
class Decision:
    """What a decision did: the case, and for an applied change what became of others' work."""

    case: Case
    applied: Applied | None = None


@dataclass(frozen=True)
class _Sending:
    """Everything a reader sent, once."""

    version: Version
    language: str
    quote: str
    place: Place | None
    should_say: str
    why: str
    name: str
    email: str
    answer_me: bool
    credit_me: bool
    newsletter: bool

    @property
    def digest(self) -> str:
        """128 bits (hex) over what was typed, chosen and ticked."""
        place = (self.place.key, self.place.start) if self.place else None
        said = (
            self.version.page_id, place, self.quote, self.should_say, self.why, self.name,
            self.email, self.answer_me, self.credit_me, self.newsletter,
        )
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]

    def is_said_by(self, report: Report) -> bool:
        """Whether this is what the report says already."""
        case = report.case
        place = Place(case.key, case.start or 0, case.end or 0) if case.key else None
        stored = _Sending(
            version=case.version, language=report.language, quote=report.exact, place=place,
            should_say=report.should_say, why=report.why, name=report.name, email=report.email,
            answer_me=report.answer_me, credit_me=report.credit_me, newsletter=report.newsletter,
        )
        return stored.digest == self.digest


def file_report(
    *,
    token: str,
    version: Version,
    language: str,
    quote: str = "",
    place: Place | None = None,
    should_say: str = "",
    why: str = "",
    name: str = "",
    email: str = "",
    consents: Mapping[str, bool] | None = None,
) -> Report:
    """Store a report and open its case; committed when this returns.

    A second call with the same token and the same text returns the first one's report (a double
    click, a retry after a lost answer), so that one sending makes one row whatever the network
    did. Another text with a token that is burnt (sent from a page the browser had kept) is a
    report of its own: nothing typed is dropped.
    """
    ticked = {box: bool((consents or {}).get(box)) for box in CONSENTS}
    sending = _Sending(
        version=version, language=language, quote=quote, place=place, should_say=should_say,
        why=why, name=name, email=email, **ticked,
    )
    report = _file_once(token, sending) or _file_once(f"{token[:31]}.{sending.digest}", sending)
    assert report is not None, "a digest stands for one text"
    return report


def _file_once(token: str, sending: _Sending) -> Report | None:
    """The one report of this token; None when the token is burnt by another text."""
    found = _report_with(token)
    if found is None:
        try:
            with transaction.atomic():
                return _file_report(token, sending)
        except IntegrityError:
            # Two copies of one sending at the same time: the unique token let one through.
            found = _report_with(token)
            if found is None:
                raise
    return found if sending.is_said_by(found) else None


def _report_with(token: str) -> Report | None:
    return Report.objects.filter(token=token).select_related("case__version").first()


def _file_report(token: str, sending: _Sending) -> Report:
    selector = None
    version, place = sending.version, sending.place
    if place is not None:
        text = next(part.text for part in version.reader_parts if part.key == place.key)
        selector = describe(text, place.start, place.end)
    case = Case.objects.create(
        page_id=version.page_id,
        version=version,
        key=place.key if place else "",
        start=place.start if place else None,
        end=place.end if place else None,
        # What stands in the story, not how the reader typed it (quotation marks, spaces).
        quote=selector.exact if selector else sending.quote,
    )
    report = Report.objects.create(
        case=case,
        token=token,
        status_digest=digest_of_secret(secret_for("corrections.status", token)),
        language=sending.language,
        exact=sending.quote,
        prefix=selector.prefix if selector else "",
        suffix=selector.suffix if selector else "",
        should_say=sending.should_say,
        why=sending.why,
        name=sending.name,
        email=sending.email,
        answer_me=sending.answer_me,
        credit_me=sending.credit_me,
        newsletter=sending.newsletter,
    )
    if report.mail_to:
        receipt = letters.receipt(report)
        write_letter(
            report, to=report.mail_to, language=report.language, subject=receipt.subject,
            body=receipt.body,
        )
    return report


def _open_case(case: Case) -> Case:
    locked: Case = Case.objects.select_for_update().get(pk=case.pk)
    if not STATES.allows(locked.state, State.CLOSED):
        raise CaseClosed("This case has been decided already.")
    return locked


@transaction.atomic
def apply_case(
    case: Case, *, change: WordChange, answer: Answer, subject: str, letter: str, by: Any
) -> Decision:
    """Change the live story as reported, close the case and answer every reader who reported it.

    One transaction: the story, its version and notice, the decision and the letters owed stand
    or fall together. Raises `CaseClosed`, `LetterMissing`, and what `record.publishing.apply_words`
    raises when the words cannot be changed.
    """
    case = _open_case(case)
    applied = apply_words(case.page.specific, change, answer, by=by)
    _decide(case, Resolution.CORRECTED, by=by, outcome=applied.version)
    _answer_readers(case, subject=subject, body=letter, by=by)
    colleagues.tell_of_change(case, applied, change, by=by)
    log(
        instance=case.page.specific, action="onrecord.case.apply", user=by,
        data={"case": case.pk, "version": applied.version.number, "kind": answer.kind},
    )
    return Decision(case, applied)


@transaction.atomic
def decline_case(case: Case, *, reason: str, subject: str, letter: str, by: Any) -> Decision:
    """Leave the story as it is, say why, and answer."""
    case = _open_case(case)
    case.reason = reason
    _decide(case, Resolution.DECLINED, by=by)
    _answer_readers(case, subject=subject, body=letter, by=by)
    log(
        instance=case.page.specific, action="onrecord.case.decline", user=by,
        data={"case": case.pk, "reason": reason},
    )
    return Decision(case)


@transaction.atomic
def close_as_corrected(
    case: Case, *, version: Version, subject: str, letter: str, by: Any
) -> Decision:
    """The words were put right by another way; answer with a link to that version's change."""
    case = _open_case(case)
    _decide(case, Resolution.ALREADY_CORRECTED, by=by, outcome=version)
    _answer_readers(case, subject=subject, body=letter, by=by)
    log(
        instance=case.page.specific, action="onrecord.case.already", user=by,
        data={"case": case.pk, "version": version.number},
    )
    return Decision(case)


def _decide(case: Case, resolution: str, *, by: Any, outcome: Version | None = None) -> None:
    case.state, case.resolution = State.CLOSED, resolution
    case.outcome, case.decided_by, case.decided_at = outcome, by, timezone.now()
    case.save()


def _answer_readers(case: Case, *, subject: str, body: str, by: Any) -> None:
    if not body.strip() or not subject.strip():
        raise LetterMissing("A decision needs a letter: the reader is always answered.")
    for report in case.reports.all():
        write_letter(
            report, to=report.mail_to, language=report.language, subject=subject,
            body=letters.with_footer(body, report), by=by,
        )


@transaction.atomic
def erase_personal_data() -> int:
    """Erase who reported: `KEPT_FOR` after the decision, `KEPT_AT_MOST` after the report.

    Returns how many reports. What was reported, decided and answered stays; name, address and
    consents go, and with them the copies of the address on the letters. An open case stays open:
    its reader finds the answer on the private page.
    """
    now = timezone.now()
    over = Report.objects.filter(
        Q(case__decided_at__lt=now - KEPT_FOR) | Q(created_at__lt=now - KEPT_AT_MOST)
    ).exclude(name="", email="")
    about = [subject_of(report) for report in over]
    Letter.objects.filter(about__in=about).update(to="")
    return over.update(
        name="", email="", answer_me=False, credit_me=False, newsletter=False
    )
