"""Who wants to know of a new version or of a refusal: called inside the transaction of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Revision

    from onrecord.record.models import CorrectedErrorReturns, Version

Listener = Callable[["Version"], None]
_listeners: list[Listener] = []

RefusalListener = Callable[["Revision", "CorrectedErrorReturns"], None]
_refusal_listeners: list[RefusalListener] = []


def register_listener(listener: Listener) -> None:
    """Call `listener(version)` for every new version, in its own transaction.

    This is where what a change owes is written to the outbox. An exception undoes the publish:
    raise only when the change must not go live without what is owed.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def unregister_listener(listener: Listener) -> None:
    """Stop calling `listener`."""
    _listeners.remove(listener)


def tell(version: "Version") -> None:
    """Call every listener."""
    for listener in _listeners:
        listener(version)


def register_refusal_listener(listener: RefusalListener) -> None:
    """Call `listener(revision, error)` when a scheduled revision is taken off its schedule.

    In the transaction that takes it off: an exception leaves it on, to be refused again.
    """
    if listener not in _refusal_listeners:
        _refusal_listeners.append(listener)


def unregister_refusal_listener(listener: RefusalListener) -> None:
    """Stop calling `listener`."""
    _refusal_listeners.remove(listener)


def tell_of_refusal(revision: "Revision", error: "CorrectedErrorReturns") -> None:
    """Call every listener for refusals."""
    for listener in _refusal_listeners:
        listener(revision, error)
