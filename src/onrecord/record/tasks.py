"""Publishing what is scheduled, one page at a time: a page that fails stops no other."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from onrecord.record import registry
from onrecord.record.models import CorrectedErrorReturns, RecordMixin

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """What one run did: how many went live, how many expired, how many were refused."""

    published: int = 0
    expired: int = 0
    refused: int = 0


def publish_due() -> Due:
    """Carry out every schedule and expiry whose time has come.

    Wagtail's own command does all in one loop that one exception ends. A scheduled text that
    would put corrected words back is taken off the schedule; the refusal stands in the page's
    history for its editors, and whoever registered for refusals is told.
    """
    published = expired = refused = 0
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"):
        try:
            with transaction.atomic():
                page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            expired += 1
        except Exception:
            logger.exception("Page %s could not expire; it is tried again.", page.pk)
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    for revision in due:
        try:
            if _publish_or_refuse(revision):
                published += 1
            else:
                refused += 1
        except Exception:
            logger.exception("Revision %s could not be published; it is tried again.", revision.pk)
    return Due(published, expired, refused)


def _publish_or_refuse(revision: Revision) -> bool:
    """Whether it went live; otherwise it is off the schedule."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except CorrectedErrorReturns as error:
        refuse_schedule(revision, error)
        return False
    return True


@transaction.atomic
def refuse_schedule(revision: Revision, error: CorrectedErrorReturns) -> None:
    """Take a revision off its schedule, say why in the page's history, and tell who listens."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    page = revision.content_object
    if isinstance(page.specific if isinstance(page, Page) else page, RecordMixin):
        log(
            instance=page.specific,
            action="onrecord.record.refused",
            user=revision.user,
            revision=revision,
            data={"words": error.words},
        )
        registry.tell_of_refusal(revision, error)
