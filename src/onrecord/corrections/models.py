"""Reports and the cases the desk works on."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onrecord.corrections.enums import Resolution, State
from onrecord.desk.intake import secret_for
from onrecord.record.models import Version

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O and 1/I: references are read aloud


def new_reference() -> str:
    """A reference like "R-7K2M-QX4P" (40 bits), for talking about a report."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"R-{letters[:4]}-{letters[4:]}"


def digest_of_secret(secret: str) -> str:
    """What is stored of a status page's secret: its SHA-256 (hex)."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Case(models.Model):
    """What the desk decides: one error in one story, reported once or many times."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.PROTECT, related_name="correction_cases",
        verbose_name=_("story"),
    )
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="+", verbose_name=_("version read")
    )
    # Where the words stand in that version; empty when they were not found.
    key = models.CharField(max_length=120, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(_("words"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN)
    resolution = models.CharField(_("resolution"), max_length=20, choices=Resolution, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    outcome = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("version that put it right"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    created_at = models.DateTimeField(_("opened"), default=timezone.now)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.OPEN, resolution="", decided_at__isnull=True)
                | (
                    models.Q(state=State.CLOSED, decided_at__isnull=False)
                    & ~models.Q(resolution="")
                ),
                name="corrections_case_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(key="", start__isnull=True, end__isnull=True)
                | (~models.Q(key="") & models.Q(start__lte=models.F("end"))),
                name="corrections_case_place",
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60] or str(_("Case %s") % self.pk)

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


class Report(models.Model):
    """What one reader sent. The text fields are kept as sent, cleaned of control characters."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference
    )
    token = models.CharField(max_length=64, unique=True)
    status_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=10)
    # The TextQuoteSelector of the W3C Web Annotation Data Model.
    exact = models.TextField(_("words"), blank=True)
    prefix = models.TextField(_("before them"), blank=True)
    suffix = models.TextField(_("after them"), blank=True)
    should_say = models.TextField(_("what it should say"), blank=True)
    why = models.TextField(_("how the reader knows"), blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    answer_me = models.BooleanField(_("wants an answer by mail"), default=False)
    credit_me = models.BooleanField(_("may be credited by name"), default=False)
    newsletter = models.BooleanField(_("wants the newsletter"), default=False)
    created_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.reference

    @property
    def secret(self) -> str:
        """The secret of the status page; derived, never stored."""
        return secret_for("corrections.status", self.token)

    @property
    def status_path(self) -> str:
        """The path of the private status page."""
        return reverse("onrecord_report_status", args=[self.secret])

    @property
    def mail_to(self) -> str:
        """Where the answer goes by mail: only with an address and the reader's consent."""
        return self.email if self.answer_me else ""
