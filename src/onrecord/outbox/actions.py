"""Owing, carrying out and trying again: every change of an effect's state."""

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import DatabaseError, models
from django.utils import timezone

from onrecord.outbox import queries
from onrecord.outbox.enums import GIVE_UP_AFTER, LEASE, State, pause
from onrecord.outbox.models import Effect, Heartbeat
from onrecord.outbox.registry import Failure, handler_for

STOPPED = "The worker stopped in the middle of the last attempt."

logger = logging.getLogger(__name__)


def subject_of(instance: models.Model) -> str:
    """How an object is named as the subject of an effect: "app_label.model:pk"."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def owe(
    kind: str,
    *,
    subject: models.Model | str,
    key: str = "",
    payload: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Effect:
    """Write down that `kind` is owed for `subject`, in the caller's transaction.

    `key` makes it owed once: a second call with the same key returns the first row. Without a
    key, kind and subject are the key.
    """
    subject = subject if isinstance(subject, str) else subject_of(subject)
    now = timezone.now()
    effect, _created = Effect.objects.get_or_create(
        key=key or f"{kind}/{subject}",
        defaults={
            "kind": kind,
            "subject": subject,
            "payload": dict(payload or {}),
            "created_at": now,
            "due_at": due_at or now,
            # The 48 hours begin when it is due, however early it was owed.
            "retry_from_at": max(due_at or now, now),
        },
    )
    return effect


def take(effect_id: int) -> Effect | None:
    """Lease one due effect to the caller, or None when another worker was first.

    A lease that ran out is a failed attempt that nobody could write down: it is said here, so
    that an effect which ends its worker every time comes before a person too.
    """
    now = timezone.now()
    lease = str(uuid.uuid4())
    taken = (
        queries.due_effects(now)
        .order_by()
        .filter(pk=effect_id)
        .update(
            lease=lease,
            leased_until=now + LEASE,
            attempts=models.F("attempts") + 1,
            last_error=models.Case(
                models.When(leased_until__isnull=False, then=models.Value(STOPPED)),
                default=models.F("last_error"),
                output_field=models.TextField(),
            ),
        )
    )
    return Effect.objects.get(pk=effect_id) if taken else None


def carry_out(effect: Effect) -> bool:
    """Run the handler of a leased effect and write down how it went; True when it is done."""
    try:
        handler_for(effect.kind)(effect)
    except Failure as failure:
        _failed(effect, str(failure), permanent=failure.permanent)
        return False
    except Exception as error:
        # Whatever a handler raises, the row keeps it and the desk can see it.
        logger.exception("Effect %s (%s) failed.", effect.pk, effect.kind)
        _failed(effect, f"{type(error).__name__}: {error}", permanent=False)
        return False
    now = timezone.now()
    _settle(effect, state=State.DONE, done_at=now, last_error="")
    return True


def _failed(effect: Effect, message: str, *, permanent: bool) -> None:
    now = timezone.now()
    over = permanent or now - effect.retry_from_at >= GIVE_UP_AFTER
    _settle(
        effect,
        state=State.FAILED if over else State.OWED,
        due_at=now + pause(effect.attempts),
        last_error=message or "It failed without saying why.",
    )


def _settle(effect: Effect, **values: Any) -> None:
    # Only the holder of the lease may write: a worker that was too slow must not undo the next.
    written = Effect.objects.filter(pk=effect.pk, lease=effect.lease).update(
        leased_until=None, lease="", **values
    )
    if written:
        for name, value in values.items():
            setattr(effect, name, value)


def run_due(limit: int = 100) -> int:
    """Carry out what is due now, at most `limit` effects; returns how many were tried."""
    tried = 0
    for effect_id in list(queries.due_effects().values_list("pk", flat=True)[:limit]):
        effect = take(effect_id)
        if effect is not None:
            carry_out(effect)
            tried += 1
    return tried


def try_again(effect: Effect) -> Effect:
    """A person asks for another attempt at once; the 48 hours start anew.

    One that is done stays done, and one that a worker is carrying out at this moment is left to
    that worker: two at once would send twice.
    """
    now = timezone.now()
    held = models.Q(state=State.OWED, leased_until__gte=now)
    Effect.objects.filter(pk=effect.pk).exclude(state=State.DONE).exclude(held).update(
        state=State.OWED, due_at=now, retry_from_at=now, leased_until=None, lease=""
    )
    effect.refresh_from_db()
    return effect


def beat(name: str) -> None:
    """Write a worker's sign of life; a busy database only delays it."""
    try:
        Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})
    except DatabaseError:
        logger.warning("The heartbeat of %s could not be written.", name, exc_info=True)
