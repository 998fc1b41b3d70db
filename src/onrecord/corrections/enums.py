"""Where a case stands and how it ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from onrecord.desk.enums import StateGraph


class State(TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Resolution(TextChoices):
    CORRECTED = "corrected", _("corrected")
    ALREADY_CORRECTED = "already", _("corrected already")
    DECLINED = "declined", _("declined")


STATES = StateGraph(
    State.OPEN,
    {State.OPEN: frozenset({State.CLOSED}), State.CLOSED: frozenset()},
    frozenset({State.CLOSED}),
)
