"""Letters to colleagues whose unfinished work a correction touched or stopped."""

from typing import Any

from django.conf import settings
from django.db import models
from wagtail.log_actions import log
from wagtail.models import Revision

from onrecord.corrections import letters
from onrecord.corrections.models import Case
from onrecord.desk.actions import write_letter
from onrecord.record.models import CorrectedErrorReturns
from onrecord.record.publishing import Applied, WordChange


def tell_of_change(case: Case, applied: Applied, change: WordChange, *, by: Any) -> None:
    """Tell the authors of drafts it did not fit into, and whoever has locked the story."""
    for conflict in applied.conflicts:
        author = conflict.revision.user
        language = _language_of(author)
        draft = letters.colleague_conflict(
            case, old=change.old, new=change.new, reason=conflict.reason, language=language
        )
        _write_to(author, case, draft, language=language, by=by)
        log(
            instance=case.page.specific, action="onrecord.case.conflict", user=by,
            revision=conflict.revision, data={"case": case.pk, "reason": str(conflict.reason)},
        )
    holder = case.page.locked_by if case.page.locked else None
    if holder is not None and holder != by:
        language = _language_of(holder)
        draft = letters.colleague_lock(case, old=change.old, new=change.new, language=language)
        _write_to(holder, case, draft, language=language, by=by)


def tell_of_refusal(revision: Revision, error: CorrectedErrorReturns) -> None:
    """Tell the author of a scheduled text that it did not go live, and why."""
    page = revision.content_object
    language = _language_of(revision.user)
    draft = letters.colleague_refused(page, words=error.words, language=language)
    _write_to(revision.user, page, draft, language=language)


def _write_to(
    user: Any, about: models.Model, draft: letters.Draft, *, language: str, by: Any = None
) -> None:
    if user is not None and user.email:
        write_letter(
            about, to=user.email, language=language, subject=draft.subject, body=draft.body, by=by
        )


def _language_of(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return getattr(profile, "preferred_language", "") or settings.LANGUAGE_CODE
