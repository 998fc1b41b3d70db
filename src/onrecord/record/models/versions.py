"""Versions and notices: rows that are written once."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from onrecord.record.enums import Kind, Placement, Standing
from onrecord.record.parts import Part, from_json


class RecordIsPermanent(Exception):
    """Something tried to change or delete a published version or notice."""


class PermanentQuerySet(models.QuerySet[Any]):
    """Rows that are written once: neither updated nor deleted in bulk."""

    def update(self, **_values: Any) -> int:
        raise RecordIsPermanent("The record is never rewritten; supersede it instead.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsPermanent("The record is never deleted; supersede it instead.")


class Permanent(models.Model):
    """A row that is written once. What changes is said in a later row."""

    objects = PermanentQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsPermanent("The record is never rewritten; supersede it instead.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RecordIsPermanent("The record is never deleted; supersede it instead.")


class Version(Permanent):
    """A published state of a story: what readers saw, from when, and why it changed."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("story"),
    )
    number = models.PositiveIntegerField(_("number"))
    previous = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    standing = models.CharField(
        _("standing"), max_length=20, choices=Standing, default=Standing.STANDS
    )
    asked = models.BooleanField(
        _("asked"), default=True, help_text=_("Whether a person said what kind of edit this is.")
    )
    basis = models.PositiveIntegerField(
        _("basis"),
        null=True,
        blank=True,
        help_text=_("The version that was live when the kind was chosen."),
    )
    parts = models.JSONField(_("what readers see"))
    marks = models.JSONField(_("where the changed words stand"), default=list)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("published"), default=timezone.now)
    digest = models.CharField(
        _("digest"),
        max_length=64,
        help_text=_("SHA-256 over this version and the digest of the one before."),
    )

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["page_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="record_version_number"),
            models.CheckConstraint(
                condition=models.Q(number=1, previous__isnull=True)
                | models.Q(number__gt=1, previous__isnull=False),
                name="record_version_chain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} v{self.number}"

    @cached_property
    def reader_parts(self) -> list[Part]:
        """What readers saw, in reading order."""
        return from_json(self.parts)

    @property
    def flagged(self) -> bool:
        """Nobody could be asked what kind of edit this was; the desk should look."""
        return not self.asked

    @property
    def own_mark(self) -> str:
        """The id under which the words that this version changed stand in the story."""
        return f"r-{self.number}"

    @cached_property
    def anchor(self) -> str:
        """The fragment that lands on these words today, or "" where none stand any more."""
        newest = Version.objects.filter(page_id=self.page_id).order_by("-number").first()
        marks = newest.marks if newest else []
        return self.own_mark if any(mark["id"] == self.own_mark for mark in marks) else ""


class Notice(Permanent):
    """What is said in public about a change. Content, not process: lives as long as the story."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.PROTECT,
        related_name="notices",
        verbose_name=_("story"),
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text"))
    placement = models.CharField(_("placement"), max_length=10, choices=Placement)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    published_at = models.DateTimeField(_("published"), default=timezone.now)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[Kind.UPDATE, Kind.CLARIFICATION, Kind.CORRECTION, Kind.RETRACTION]
                ),
                name="record_notice_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="record_notice_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{Kind(self.kind).label}: {self.text[:60]}"

    @property
    def anchor(self) -> str:
        """The fragment of the notice on the story and on the record."""
        return f"notice-{self.pk}"
