"""The letters of a case, in the reader's language, drafted for the editor to see and change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from onrecord.corrections.models import Case, Report
from onrecord.desk.models import SUBJECT_LENGTH
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import Version, quoted


@dataclass(frozen=True)
class Draft:
    """Subject and text of a letter."""

    subject: str
    body: str


def address_of_words(page: Any, number: int) -> str:
    """The full address of the words that version `number` changes."""
    return f"{settings.BASE_URL}{page.get_url() or '/'}#r-{number}"


def address_of_change(page: Any, version: Version) -> str:
    """Where a version's change is seen: its words, else its notice, else its line in the record."""
    notice = version.notices.first()
    if page.live and version.standing != Standing.WITHDRAWN and version.anchor:
        return address_of_words(page, version.number)
    if page.live and notice:
        return f"{settings.BASE_URL}{page.get_url() or '/'}#{notice.anchor}"
    record = reverse("onrecord_record_page", args=[page.pk])
    return f"{settings.BASE_URL}{record}#v-{version.number}"


def _draft(template: str, subject: str, page: Any, **values: Any) -> Draft:
    """From a template's name and a subject with "%s" for the headline."""
    body = render_to_string(
        f"corrections/letters/{template}.txt",
        {"headline": page.title, "newsroom": settings.ONRECORD.name, **values},
    )
    subject %= page.title
    # A headline may be as long as a subject, and then its letter could not be stored.
    return Draft(subject=Truncator(subject).chars(SUBJECT_LENGTH), body=body.strip() + "\n")


def corrected(case: Case, *, words: str, new: str, link: str, language: str) -> Draft:
    """The story was changed as the reader said."""
    with translation.override(language):
        return _draft(
            "corrected", _("We have corrected “%s”"), case.page,
            words=words, new=new, link=link,
        )


def already_corrected(case: Case, *, link: str, language: str) -> Draft:
    """The words had been changed when the desk came to the report."""
    with translation.override(language):
        return _draft(
            "already_corrected", _("“%s” has been corrected"), case.page, link=link
        )


def declined(case: Case, *, reason: str, language: str) -> Draft:
    """The story stays as it is, and why."""
    with translation.override(language):
        return _draft("declined", _("Your report on “%s”"), case.page, reason=reason)


def receipt(report: Report) -> Draft:
    """We have the report; here is its private page."""
    with translation.override(report.language):
        return _draft(
            "receipt", _("We have your report on “%s”"), report.case.page,
            report=report, link=settings.BASE_URL + report.status_path,
        )


def colleague_conflict(
    case: Case, *, old: str, new: str, reason: str | Promise, language: str
) -> Draft:
    """To the author of a draft into which an applied change did not fit."""
    with translation.override(language):
        return _draft(
            "colleague_conflict", _("Look at your draft of “%s”"), case.page,
            old=old, new=new, reason=reason,
        )


def colleague_lock(case: Case, *, old: str, new: str, language: str) -> Draft:
    """To whoever locked the story while the desk corrected its live text."""
    with translation.override(language):
        return _draft(
            "colleague_lock", _("“%s” was corrected while you had it locked"), case.page,
            old=old, new=new,
        )


def colleague_refused(page: Any, *, words: Sequence[str], language: str) -> Draft:
    """To the author of a scheduled text that would have put corrected words back."""
    with translation.override(language):
        editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return _draft(
            "colleague_refused", _("Your scheduled text of “%s” was not published"), page,
            words=quoted(words), link=settings.BASE_URL + editor,
        )


def with_footer(body: str, report: Report) -> str:
    """A letter's text as it goes to one reader: with the reference and the status page."""
    with translation.override(report.language):
        footer = render_to_string(
            "corrections/letters/footer.txt",
            {
                "report": report,
                "link": settings.BASE_URL + report.status_path,
                "newsroom": settings.ONRECORD.name,
            },
        )
    return f"{body.strip()}\n\n{footer.strip()}\n"


def drafted_notice(kind: str, *, old: str, new: str, language: str) -> str:
    """A first wording of the notice, from the words that change."""
    with translation.override(language):
        if kind == Kind.CLARIFICATION:
            text = _(
                "An earlier version of this story said “%(old)s”. We have made it clearer: "
                "“%(new)s”."
            )
        elif new:
            text = _(
                "An earlier version of this story said “%(old)s”. It should have said “%(new)s”."
            )
        else:
            text = _(
                "An earlier version of this story said “%(old)s”. That was wrong; the words were "
                "removed."
            )
        return text % {"old": old, "new": new}
