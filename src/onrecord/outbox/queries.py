"""Reads of the outbox."""

from datetime import datetime, timedelta

from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from onrecord.outbox.enums import SHOWN_AFTER, State
from onrecord.outbox.models import Effect, Heartbeat


def due_effects(at: datetime | None = None) -> QuerySet[Effect]:
    """Effects whose time has come and that nobody holds, the longest waiting first."""
    at = at or timezone.now()
    return Effect.objects.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=at), state=State.OWED, due_at__lte=at
    ).order_by("due_at", "pk")


# The attempt that is being made counts in `attempts`, and has not failed yet.
_TRIED_ENOUGH = Q(attempts__gte=SHOWN_AFTER, leased_until__isnull=True) | Q(
    attempts__gt=SHOWN_AFTER
)
_FOR_A_PERSON = Q(state=State.FAILED) | (Q(state=State.OWED) & _TRIED_ENOUGH & ~Q(last_error=""))


def effects_for_a_person() -> QuerySet[Effect]:
    """Effects that failed for good, or three times and more."""
    return Effect.objects.filter(_FOR_A_PERSON)


def deliveries() -> QuerySet[Effect]:
    """Every effect as the desk lists them: those that need a person first, then the newest.

    Payloads are left in the database: a list has no use for them.
    """
    return (
        Effect.objects.defer("payload")
        .annotate(for_a_person=Case(When(_FOR_A_PERSON, then=0), default=1))
        .order_by("for_a_person", "-pk")
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
