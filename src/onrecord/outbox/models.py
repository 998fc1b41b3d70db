"""The rows of the outbox, and the worker's sign of life."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onrecord.outbox.enums import SHOWN_AFTER, State
from onrecord.outbox.registry import label_for


class Effect(models.Model):
    """One thing owed to the outside. `subject` names what it is about ("app.model:pk")."""

    kind = models.CharField(_("kind"), max_length=80)
    subject = models.CharField(_("subject"), max_length=120, db_index=True)
    key = models.CharField(_("key"), max_length=200, unique=True)
    payload = models.JSONField(_("payload"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OWED)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("owed since"), default=timezone.now)
    # Counts for the 48 hours; "try again" starts them anew.
    retry_from_at = models.DateTimeField(_("tried since"), default=timezone.now)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    leased_until = models.DateTimeField(_("being carried out until"), null=True, blank=True)
    lease = models.CharField(_("lease"), max_length=36, blank=True, default="")
    last_error = models.TextField(_("last error"), blank=True, default="")
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state=State.OWED), name="outbox_effect_due"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.DONE, done_at__isnull=False)
                | (~models.Q(state=State.DONE) & models.Q(done_at__isnull=True)),
                name="outbox_done_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{label_for(self.kind)} · {self.subject}"

    @property
    def needs_a_person(self) -> bool:
        """Whether the desk should look: refused for good, or failed three times."""
        # The attempt that is being made counts in `attempts`, and has not failed yet.
        failed = self.attempts - (1 if self.leased_until else 0)
        return self.state == State.FAILED or (
            self.state == State.OWED and bool(self.last_error) and failed >= SHOWN_AFTER
        )


class Heartbeat(models.Model):
    """When a worker last said that it is alive; one row per process name."""

    name = models.CharField(_("name"), max_length=80, primary_key=True)
    seen_at = models.DateTimeField(_("seen"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name
