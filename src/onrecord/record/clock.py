"""The moment that is written into the record: now, or, for a history from elsewhere, then."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("onrecord_record_moment", default=None)


def now() -> datetime:
    """The moment for new versions and notices."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Write versions and notices with another moment: for importing what was published before.

    Raises ValueError for a moment without a time zone, or one in the future.
    """
    if timezone.is_naive(moment):
        raise ValueError("A moment of the record needs a time zone.")
    if moment > timezone.now():
        raise ValueError("The record cannot say that something was published in the future.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
