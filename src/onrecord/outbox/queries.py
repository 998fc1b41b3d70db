"""Reads of the outbox."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from onrecord.outbox.enums import SHOWN_AFTER, State
from onrecord.outbox.models import Effect, Heartbeat


def due_effects(at: datetime | None = None) -> QuerySet[Effect]:
    """Effects whose time has come and that nobody holds, the longest waiting first."""
    at = at or timezone.now()
    return Effect.objects.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=at), state=State.OWED, due_at__lte=at
    ).order_by("due_at", "pk")


def effects_for_a_person() -> QuerySet[Effect]:
    """Effects that failed for good, or three times and more."""
    return Effect.objects.filter(
        Q(state=State.FAILED)
        | (Q(state=State.OWED, attempts__gte=SHOWN_AFTER) & ~Q(last_error=""))
    )


def effects_of(subject: str) -> QuerySet[Effect]:
    """Everything owed, done or failed for one subject ("app.model:pk"), oldest first."""
    return Effect.objects.filter(subject=subject).order_by("pk")


def worker_seen_at() -> datetime | None:
    """When a worker was last alive; None when there never was one."""
    return Heartbeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def worker_is_alive(within: timedelta = timedelta(seconds=60)) -> bool:
    """Whether a worker gave a sign of life lately."""
    seen = worker_seen_at()
    return seen is not None and seen > timezone.now() - within
