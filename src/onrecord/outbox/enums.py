"""Where an effect stands, and how long we wait between attempts."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    OWED = "owed", _("owed")
    DONE = "done", _("done")
    FAILED = "failed", _("needs a person")


LEASE = timedelta(seconds=90)
"""How long a worker may hold an effect before another takes it up again."""

SHOWN_AFTER = 3
"""Failed attempts after which an effect is shown to a person, while it is still being tried."""

GIVE_UP_AFTER = timedelta(hours=48)
"""Transient failures are retried for this long after the effect was owed."""

_PAUSES = (1, 5, 15, 60, 180, 360)  # minutes; the last one repeats


def pause(attempts: int) -> timedelta:
    """How long to wait after the given number of failed attempts (1 or more)."""
    return timedelta(minutes=_PAUSES[min(max(attempts, 1), len(_PAUSES)) - 1])
