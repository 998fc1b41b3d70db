"""Forms of stories and pictures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.images.forms import BaseImageForm

from onrecord.articles import queries
from onrecord.record.enums import Kind
from onrecord.record.forms import QuestionFields, kind_choices
from onrecord.record.models import Answer, quoted
from onrecord.record.parts import Part
from onrecord.record.queries import returning_errors, suggests_minor

QUESTION = ("edit_kind", "edit_notice", "edit_restores")
NOT_YOURS = _(
    "Readers see this in stories that you may not publish, so it was not changed. Ask an editor "
    "to change it."
)
RETURNING = _(
    "The record says these words were wrong, and this puts them back: %(words)s. Change them, or "
    "tick this box if they were right after all."
)


class PictureForm(BaseImageForm):
    """A picture's form; asks the one question when readers will see another caption or credit.

    Only somebody who may publish every live story that shows the picture may change what readers
    see of it. A picture is no reason to retract a story: that is done on the story.
    """

    edit_kind = QuestionFields.base_fields["edit_kind"]
    edit_notice = QuestionFields.base_fields["edit_notice"]
    edit_restores = forms.BooleanField(label=_("Put the earlier words back"), required=False)

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.stories = queries.pages_showing(self.instance) if self.instance.pk else []
        # Without a user it is our own code that fills the form in, as everywhere in Wagtail.
        self.may_publish = user is None or all(
            page.permissions_for_user(user).can_publish() for page in self.stories
        )
        if not (self.stories and self.may_publish):
            for name in QUESTION:
                self.fields.pop(name, None)
            return
        if not self.is_bound:
            del self.fields["edit_restores"]  # offered when words come back
        kinds: Any = self.fields["edit_kind"]
        kinds.choices = [choice for choice in kind_choices() if choice[0] != Kind.RETRACTION]
        kinds.help_text = ngettext(
            "Asked when picture, caption or credit change: %(count)d live story shows it.",
            "Asked when picture, caption or credit change: %(count)d live stories show it.",
            len(self.stories),
        ) % {"count": len(self.stories)}

    @property
    def changed_for_readers(self) -> list[str]:
        """The fields with which the stories that show the picture change."""
        if not self.stories:
            return []
        return [name for name in ("caption", "credit", "file") if name in self.changed_data]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        changed = self.changed_for_readers
        if changed and not self.may_publish:
            for name in changed:
                self.add_error(name, NOT_YOURS)
        elif changed:
            QuestionFields.check_answer(self)
            if not cleaned.get("edit_kind"):
                self._suggest(changed)
        return cleaned

    def _post_clean(self) -> None:
        # Here the picture carries what was typed, so that the stories can be read with it.
        super()._post_clean()
        if "edit_restores" not in self.fields:
            return
        stories = self.stories if self.changed_for_readers else []
        returning = [
            words
            for page in stories
            for words in returning_errors(page, queries.parts_with(page, self.instance))
        ]
        if not returning:
            del self.fields["edit_restores"]
        elif not self.cleaned_data.get("edit_restores"):
            words = quoted(dict.fromkeys(returning))
            self.add_error("edit_restores", RETURNING % {"words": words})

    def _suggest(self, changed: list[str]) -> None:
        before = [Part(name, name, str(self.initial.get(name) or "")) for name in changed]
        after = [Part(name, name, str(self.cleaned_data.get(name) or "")) for name in changed]
        if "file" not in changed and suggests_minor(before, after):
            data: Any = self.data  # type: ignore[has-type]
            self.data = data.copy()
            self.data[self.add_prefix("edit_kind")] = Kind.MINOR.value

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("edit_kind"):
            self.instance.edit_answer = Answer(
                kind=self.cleaned_data["edit_kind"],
                notice=self.cleaned_data.get("edit_notice", ""),
                restores=self.cleaned_data.get("edit_restores", False),
            )
        return super().save(commit=commit)
