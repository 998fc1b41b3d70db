"""Which function carries out which kind of effect; filled from `AppConfig.ready`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from onrecord.outbox.models import Effect

Handler = Callable[["Effect"], None]


class Failure(Exception):
    """An attempt failed. `permanent` says that trying again cannot help.

    The message is read by the desk: what happened, in a sentence.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


_handlers: dict[str, tuple[Handler, str | Promise]] = {}


def register(kind: str, handler: Handler, *, label: str | Promise = "") -> None:
    """Let `handler(effect)` carry out every effect of `kind` ("app.noun").

    The handler must be idempotent: after a crash it runs again. It returns when the transport
    confirmed, and raises `Failure` otherwise; any other exception counts as transient.
    """
    _handlers[kind] = (handler, label or kind)


def handler_for(kind: str) -> Handler:
    """The registered handler. Raises a permanent `Failure` for a kind nobody registered."""
    try:
        return _handlers[kind][0]
    except KeyError:
        raise Failure(
            f"Nothing here carries out effects of the kind “{kind}”. Was an app removed?",
            permanent=True,
        ) from None


def label_for(kind: str) -> str:
    """What people call this kind of effect."""
    return str(_handlers[kind][1]) if kind in _handlers else kind


def labels() -> list[tuple[str, str]]:
    """Every registered kind with what people call it, by that name."""
    return sorted(((kind, label_for(kind)) for kind in _handlers), key=lambda item: item[1])
