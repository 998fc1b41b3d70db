"""Versions and notices, and the mixin that gives a page type its record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask
from wagtail.url_routing import RouteResult

from onrecord.record import clock
from onrecord.record.enums import ASKED, Kind, Placement, Standing
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
        "wagtailcore.Page", on_delete=models.PROTECT, related_name="versions", verbose_name=_("story")
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
        _("basis"), null=True, blank=True,
        help_text=_("The version that was live when the kind was chosen."),
    )
    parts = models.JSONField(_("what readers see"))
    marks = models.JSONField(_("where the changed words stand"), default=list)
    amends = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("published"), default=timezone.now)
    digest = models.CharField(
        _("digest"), max_length=64,
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
    def anchor(self) -> str:
        """The fragment that lands on the words this version changed, or "" where none stand."""
        name = f"r-{self.number}"
        return name if any(mark["id"] == name for mark in self.marks) else ""


class Notice(Permanent):
    """What is said in public about a change. Content, not process: lives as long as the story."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.PROTECT, related_name="notices", verbose_name=_("story")
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text"))
    placement = models.CharField(_("placement"), max_length=10, choices=Placement)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
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
            models.CheckConstraint(condition=~models.Q(text=""), name="record_notice_says_something"),
        ]

    def __str__(self) -> str:
        return f"{Kind(self.kind).label}: {self.text[:60]}"

    @property
    def anchor(self) -> str:
        """The fragment of the notice on the story and on the record."""
        return f"notice-{self.pk}"


@dataclass(frozen=True)
class Answer:
    """What an editor said to the one question, and which version it was said about."""

    kind: str = ""
    notice: str = ""
    placement: str = ""
    withdraw: bool = False
    restores: bool = False
    basis: int | None = None

    @property
    def given(self) -> bool:
        """Whether there is an answer at all."""
        return self.kind in ASKED


class RecordMixin(models.Model):
    """Put before `Page` in a page type's bases; the type then says what readers see of it.

    The answer to the one question travels in six fields inside the revision, through draft,
    workflow and schedule; `with_content_json` drops it once another version went live. `save`
    opens the transaction in which `receivers` writes the version and all that is owed.
    """

    edit_kind = models.CharField(
        _("What kind of edit is this?"), max_length=20, blank=True, default="",
        choices=[(kind.value, kind.label) for kind in ASKED],
    )
    edit_notice = models.TextField(_("Notice"), blank=True, default="")
    edit_placement = models.CharField(
        _("Where the notice stands"), max_length=10, blank=True, default="", choices=Placement
    )
    edit_withdraw = models.BooleanField(_("Withdraw the text"), default=False)
    edit_restores = models.BooleanField(_("Put the earlier words back"), default=False)
    edit_basis = models.PositiveIntegerField(null=True, blank=True, editable=False)

    ANSWER_FIELDS: ClassVar[list[str]] = [
        "edit_kind", "edit_notice", "edit_placement", "edit_withdraw", "edit_restores", "edit_basis",
    ]
    RECORD_FIELDS: ClassVar[frozenset[str]] = frozenset({"title", "live", "first_published_at"})
    """Fields whose change readers may see; a page type adds its own."""

    class Meta:
        abstract = True

    # What a page type must say ---------------------------------------------------------------

    def reader_parts(self) -> list[Part]:
        """What readers see of this page, in reading order, with keys that outlive an edit."""
        raise TypeError(f"{type(self).__name__} must define reader_parts().")

    def change_words(self, key: str, start: int, end: int, new: str) -> None:
        """Change the characters [start, end) of the part `key`, in memory.

        Raises KeyError when the part is gone and ValueError when it has no such place.
        """
        raise TypeError(f"{type(self).__name__} must define change_words().")

    # The answer ------------------------------------------------------------------------------

    @property
    def answer(self) -> Answer:
        """The answer this object carries, valid or not."""
        return Answer(
            self.edit_kind, self.edit_notice, self.edit_placement,
            self.edit_withdraw, self.edit_restores, self.edit_basis,
        )

    @answer.setter
    def answer(self, answer: Answer) -> None:
        self.edit_kind, self.edit_notice = answer.kind, answer.notice
        self.edit_placement, self.edit_withdraw = answer.placement, answer.withdraw
        self.edit_restores, self.edit_basis = answer.restores, answer.basis

    @property
    def record_id(self) -> int:
        """The page whose record this is: an alias has none of its own."""
        return self.alias_of_id or self.pk  # type: ignore[attr-defined]

    @cached_property
    def current_version(self) -> Version | None:
        """The newest version of this page's record."""
        if not self.record_id:
            return None
        return Version.objects.filter(page_id=self.record_id).order_by("-number").first()

    @property
    def was_public(self) -> bool:
        """Whether readers ever saw this page."""
        return self.current_version is not None

    @property
    def standing(self) -> str:
        """Whether readers may rely on it; a page that was never public stands."""
        return self.current_version.standing if self.current_version else Standing.STANDS

    def with_content_json(self, content: dict[str, Any]) -> "RecordMixin":
        # The one door through which drafts, reverts, schedules and code read a revision.
        page: RecordMixin = super().with_content_json(content)  # type: ignore[misc]
        live = Version.objects.filter(page_id=self.pk).order_by("-number").values_list("number")
        if page.edit_basis != live.values_list("number", flat=True).first():
            page.answer = Answer()
        return page

    # Writing and serving ---------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.live and self._state.adding and self.live_revision_id:  # type: ignore[attr-defined]
            # A published copy of another page begins its own public life now.
            self.first_published_at = None
        if self.live and self.first_published_at is None:  # type: ignore[attr-defined]
            self.first_published_at = self.last_published_at = clock.now()
        with transaction.atomic():
            # Version, notice and owed effects are written by the receiver of post_save, here.
            result = super().save(*args, **kwargs)
        self.__dict__.pop("current_version", None)
        return result

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        if not path_components and not self.live and self.standing == Standing.GONE:  # type: ignore[attr-defined]
            return RouteResult(self)
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page; one that was taken down answers 410 and names its record."""
        if not self.live and self.standing == Standing.GONE:  # type: ignore[attr-defined]
            return TemplateResponse(request, "record/gone.html", {"page": self}, status=410)
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]


class RecordApprovalTask(AbstractGroupApprovalTask):
    """A workflow step whose approval asks the one question and writes the answer down."""

    approve_form: ClassVar[Any] = None  # attached in wagtail_hooks: models know no forms

    class Meta:
        verbose_name = _("Approval that asks what kind of edit it is")
        verbose_name_plural = _("Approvals that ask what kind of edit it is")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the chosen groups approve and say what kind of edit it is."))

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        # The views ask this with the page before they build the form; the form needs the page.
        self._page = obj
        if user.is_superuser or self._user_in_groups(user):
            return [("reject", _("Request changes"), True), ("approve", _("Approve"), True)]
        return []

    def get_form_for_action(self, action: str) -> Any:
        if action != "approve":
            return super().get_form_for_action(action)
        return lambda *args, **kwargs: self.approve_form(*args, page=self._page, **kwargs)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        fields = {name: kwargs.pop(name) for name in RecordMixin.ANSWER_FIELDS if name in kwargs}
        if action_name == "approve" and fields.get("edit_kind"):
            revision = task_state.revision.content_object.get_latest_revision()
            revision.content = revision.content | fields
            revision.save(update_fields=["content"])
        return super().on_action(task_state, user, action_name, **kwargs)


class CorrectedErrorReturns(ValidationError):
    """Publishing would put words back that the record says were wrong.

    `words` are the wrong ones, for the message; the way out is the answer's `restores`.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        super().__init__(
            _(
                "This would put back what the record says was wrong: %(words)s. Open the story in "
                "the editor, take the live text, or tick “Put the earlier words back”."
            ),
            code="corrected_error_returns",
            params={"words": ", ".join(f"“{word}”" for word in words)},
        )
