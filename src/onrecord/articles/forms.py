"""Forms of stories and pictures."""

from typing import Any

from django.utils.translation import ngettext
from wagtail.images.forms import BaseImageForm

from onrecord.articles import queries
from onrecord.record.enums import Kind
from onrecord.record.forms import QuestionFields
from onrecord.record.models import Answer
from onrecord.record.parts import Part
from onrecord.record.queries import suggests_minor


class PictureForm(BaseImageForm):
    """A picture's form; asks the one question when readers will see another caption or credit."""

    edit_kind = QuestionFields.base_fields["edit_kind"]
    edit_notice = QuestionFields.base_fields["edit_notice"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stories = queries.pages_showing(self.instance) if self.instance.pk else []
        if not self.stories:
            for name in ("edit_kind", "edit_notice"):
                self.fields.pop(name, None)
        else:
            self.fields["edit_kind"].help_text = ngettext(
                "Asked when picture, caption or credit change: %(count)d live story shows it.",
                "Asked when picture, caption or credit change: %(count)d live stories show it.",
                len(self.stories),
            ) % {"count": len(self.stories)}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        changed = [name for name in ("caption", "credit", "file") if name in self.changed_data]
        if self.stories and changed and "edit_kind" in self.fields:
            QuestionFields.check_answer(self)
            if not cleaned.get("edit_kind"):
                self._suggest(changed)
        return cleaned

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
            )
        return super().save(commit=commit)
