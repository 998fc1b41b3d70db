"""The mixin that gives a page type its record, and the answer to the one question."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from onrecord.record import clock
from onrecord.record.enums import ASKED, Placement, Standing
from onrecord.record.models.versions import Version
from onrecord.record.parts import Part


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
        _("What kind of edit is this?"),
        max_length=20,
        blank=True,
        default="",
        choices=[(kind.value, kind.label) for kind in ASKED],
    )
    edit_notice = models.TextField(_("Notice"), blank=True, default="")
    edit_placement = models.CharField(
        _("Where the notice stands"), max_length=10, blank=True, default="", choices=Placement
    )
    edit_withdraw = models.BooleanField(_("Withdraw the text"), default=False)
    edit_restores = models.BooleanField(_("Put the earlier words back"), default=False)
    edit_basis = models.PositiveIntegerField(null=True, blank=True, editable=False)

    # What the page beside this mixin has; named here for the type checker.
    title: str
    live: bool
    live_revision: Any
    live_revision_id: int | None
    first_published_at: datetime | None
    last_published_at: datetime | None
    alias_of_id: int | None
    get_parent: Callable[[], Any]
    get_url: Callable[..., str | None]
    get_view_restrictions: Callable[[], Any]
    permissions_for_user: Callable[[Any], Any]
    versions: Any

    ANSWER_FIELDS: ClassVar[list[str]] = [
        "edit_kind",
        "edit_notice",
        "edit_placement",
        "edit_withdraw",
        "edit_restores",
        "edit_basis",
    ]
    RECORD_FIELDS: ClassVar[frozenset[str]] = frozenset({"title", "live", "first_published_at"})
    """Fields whose change readers may see; a page type adds its own."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.live and self._state.adding and self.live_revision_id:
            # A published copy of another page begins its own public life now.
            self.first_published_at = None
        if self.live and self.first_published_at is None:
            self.first_published_at = self.last_published_at = clock.now()
        with transaction.atomic():
            # Version, notice and owed effects are written by the receiver of post_save, here.
            result = super().save(*args, **kwargs)
        self.__dict__.pop("current_version", None)
        return result

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
            self.edit_kind,
            self.edit_notice,
            self.edit_placement,
            self.edit_withdraw,
            self.edit_restores,
            self.edit_basis,
        )

    @answer.setter
    def answer(self, answer: Answer) -> None:
        self.edit_kind, self.edit_notice = answer.kind, answer.notice
        self.edit_placement, self.edit_withdraw = answer.placement, answer.withdraw
        self.edit_restores, self.edit_basis = answer.restores, answer.basis

    @property
    def record_id(self) -> int:
        """The page whose record this is: an alias has none of its own."""
        return self.alias_of_id or self.pk

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

    # Serving ---------------------------------------------------------------------------------

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> RouteResult:
        if not path_components and not self.live and self.standing == Standing.GONE:
            return RouteResult(self)
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page; one that was taken down answers 410 and names its record."""
        if not self.live and self.standing == Standing.GONE:
            return TemplateResponse(request, "record/gone.html", {"page": self}, status=410)
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]


def quoted(words: Iterable[str]) -> str:
    """Words as a list in the active language: its quotation marks, its comma between them."""
    return gettext(", ").join(gettext("“%(words)s”") % {"words": word} for word in words)


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
            params={"words": quoted(words)},
        )
