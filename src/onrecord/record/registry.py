"""Who wants to know of a new version: called inside the transaction that writes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record.models import Version

Listener = Callable[["Version"], None]
_listeners: list[Listener] = []


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
