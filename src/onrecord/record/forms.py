"""Asking the one question: in the page editor, in a workflow's approval, anywhere else."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.forms import TaskStateCommentForm

from onrecord.record import queries
from onrecord.record.enums import ASKED, Kind, Placement
from onrecord.record.models import RecordMixin, quoted
from onrecord.record.parts import same

ASK_KIND = _("Readers have seen this story. Say what kind of edit this is.")
ASK_NOTICE = _("Say in public what was wrong and what is right: this kind carries a notice.")
STALE = _(
    "The story that readers see has changed since you opened it. Your text is kept below: compare "
    "it with the live version, then choose the kind of edit again."
)


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds with what each does, for radio buttons."""
    return [
        (kind.value, format_html("<b>{}</b> <span>{}</span>", kind.label, kind.rule.meaning))
        for kind in ASKED
    ]


class QuestionFields(forms.Form):
    """The question as plain form fields, for forms that are not the page editor."""

    edit_kind = forms.ChoiceField(
        label=_("What kind of edit is this?"),
        choices=kind_choices,
        widget=forms.RadioSelect,
        required=False,
    )
    edit_notice = forms.CharField(
        label=_("Notice"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Read by everyone: what was wrong, what is right."),
    )
    edit_placement = forms.ChoiceField(
        label=_("Where the notice stands"),
        required=False,
        choices=[("", _("As the kind usually does")), *Placement.choices],
    )
    edit_withdraw = forms.BooleanField(
        label=_("Withdraw the text: readers see headline and notice only"), required=False
    )

    def check_answer(self) -> None:
        """Add an error where the kind is missing or lacks its notice."""
        kind = self.cleaned_data.get("edit_kind", "")
        if not kind:
            self.add_error("edit_kind", ASK_KIND)
        elif queries.needs_notice(kind) and not self.cleaned_data.get("edit_notice", "").strip():
            self.add_error("edit_notice", ASK_NOTICE)


class RecordPageForm(WagtailAdminPageForm):
    """The page editor's form: publishing a changed public story demands an answer.

    Drafts, autosave, previews, submitting to a workflow and approving are let through: the
    answer is asked where words go live. Changes made through the API cannot be asked and count
    as an unasked update.
    """

    edit_basis = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.instance.current_version if self.instance.pk else None
        self.current = current
        if "edit_kind" in self.fields:
            self.fields["edit_kind"].choices = kind_choices()
        if current is not None:
            self.initial["edit_basis"] = current.number

    @property
    def publishing(self) -> bool:
        """Whether the editor pressed Publish (now or scheduled)."""
        return not self.is_deferred_validation and "action-publish" in (self.data or {})

    def _post_clean(self) -> None:
        # Here the instance carries what was typed, so that it can be compared with the record.
        super()._post_clean()
        page = self.instance
        if not isinstance(page, RecordMixin) or self.current is None:
            return
        stale = self.cleaned_data.get("edit_basis") not in {None, self.current.number}
        page.edit_basis = self.current.number if page.edit_kind and not stale else None
        if not self.publishing or page.alias_of_id or self.errors:
            return
        parts = page.reader_parts()
        before = self.current.reader_parts
        changed = not page.live or not same(before, parts)
        if not changed and not page.edit_notice.strip():
            return
        self._demand_answer(page, stale=stale, minor=queries.suggests_minor(before, parts))
        returning = queries.returning_errors(page, parts)
        if returning and not page.edit_restores:
            words = quoted(returning)
            self.add_error(
                "edit_restores" if "edit_restores" in self.fields else None,
                _(
                    "The record says these words were wrong, and your text puts them back: "
                    "%(words)s. Take the live text, or tick this box if they were right after all."
                )
                % {"words": words},
            )

    def _demand_answer(self, page: RecordMixin, *, stale: bool, minor: bool) -> None:
        field = "edit_kind" if "edit_kind" in self.fields else None
        if stale:
            self.add_error(field, STALE)
            self._refill(
                "edit_basis", str(page.current_version.number if page.current_version else "")
            )
            self._refill("edit_kind", "")
        elif not page.edit_kind:
            self.add_error(field, ASK_KIND)
            if minor:
                # Preselected, not decided: the editor sees it and presses Publish again.
                self._refill("edit_kind", Kind.MINOR.value)
        elif queries.needs_notice(page.edit_kind) and not page.edit_notice.strip():
            self.add_error("edit_notice" if "edit_notice" in self.fields else None, ASK_NOTICE)

    def _refill(self, name: str, value: str) -> None:
        data: Any = self.data  # type: ignore[has-type]
        self.data = data.copy()
        self.data[self.add_prefix(name)] = value


class ApproveForm(QuestionFields, TaskStateCommentForm):
    """Approving in a workflow: the comment, and the question where readers saw the story."""

    def __init__(self, *args: Any, page: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        live = page.specific
        revision = live.get_latest_revision()
        self.draft = revision.as_object() if revision else live
        self.current = live.current_version if isinstance(live, RecordMixin) else None
        parts = self.draft.reader_parts() if self.current else []
        self.asks = self.current is not None and (
            not live.live or not same(self.current.reader_parts, parts)
        )
        self.returning = queries.returning_errors(live, parts) if self.asks else []
        if not self.asks:
            for name in list(QuestionFields.base_fields):
                del self.fields[name]
            return
        for name in QuestionFields.base_fields:
            self.initial.setdefault(name, getattr(self.draft, name))
        before = self.current.reader_parts if self.current else []
        if not self.draft.edit_kind and queries.suggests_minor(before, parts):
            self.initial["edit_kind"] = Kind.MINOR.value
        if self.returning:
            words = quoted(self.returning)
            self.fields["edit_restores"] = forms.BooleanField(
                label=_("Put words back that the record says were wrong: %s") % words,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.asks and self.current:
            self.check_answer()
            if self.returning and not cleaned.get("edit_restores"):
                self.add_error("edit_restores", _("Tick this, or request changes instead."))
            cleaned["edit_basis"] = self.current.number
        return cleaned


class AmendForm(QuestionFields):
    """Answering later for an edit that nobody was asked about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("edit_placement", "edit_withdraw"):
            del self.fields[name]
        choices = [choice for choice in kind_choices() if choice[0] != Kind.RETRACTION]
        self.fields["edit_kind"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.check_answer()
        return self.cleaned_data


class RetractForm(QuestionFields):
    """Instead of unpublishing or deleting: a retraction with its notice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("edit_kind", "edit_placement"):
            del self.fields[name]
        self.fields["edit_notice"].required = True
        self.fields["edit_notice"].help_text = _(
            "Stands above the story: why readers should not rely on it."
        )
