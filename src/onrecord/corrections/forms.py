"""The public report form, and the decisions of the desk."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from onrecord.corrections import queries
from onrecord.desk.intake import TokenRefused, new_token, read_token
from onrecord.record.enums import Kind, Standing
from onrecord.record.forms import QuestionFields, kind_choices
from onrecord.record.models import Version
from onrecord.text.anchor import Place, describe
from onrecord.text.clean import clean_text

MAX_QUOTE, MAX_TEXT = 2_000, 5_000


class CleanTextField(forms.CharField):
    """Text from a stranger: cleaned of what cannot be seen or would turn the page's direction."""

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


class ReportForm(forms.Form):
    """A plain form, one page. Errors stand beside the fields; nothing typed is lost."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    # Never wrong: a number that is none of this story's stands for the newest version.
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    quote = CleanTextField(
        label=_("Which words are wrong?"), max_length=MAX_QUOTE, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copy them from the story, as they stand there. A word is enough."),
    )
    place = forms.CharField(label=_("Where in the story?"), required=False)
    send_anyway = forms.BooleanField(
        label=_("Send it without a place: the words are as I remember them"), required=False
    )
    should_say = CleanTextField(
        label=_("What should it say?"), max_length=MAX_QUOTE, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    why = CleanTextField(
        label=_("How do you know?"), max_length=MAX_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A document, a link, that you were there. It helps the desk to decide faster."),
    )
    name = CleanTextField(
        label=_("Your name"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        help_text=_("Not needed: you can follow your report on a private page."),
    )
    answer_me = forms.BooleanField(
        label=_("Answer me by e-mail about this report."), required=False,
        help_text=_(
            "We keep the address for this, and delete it 90 days after our answer or after a year."
        ),
    )
    credit_me = forms.BooleanField(
        label=_("You may thank me by name if the story is corrected."), required=False,
        help_text=_("Your name would be public. Without this tick it stays with the desk."),
    )
    newsletter = forms.BooleanField(
        label=_("Send me the newsletter."), required=False,
        help_text=_(
            "Nothing to do with this report. You confirm it first and can end it any time."
        ),
    )

    def __init__(self, *args: Any, page: Any, read: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        if self.is_bound:
            read = self.data.get("version", "")
        self.read: Version = self._version_read(read)
        self.stored_place: Place | None = None
        self.place_choices: list[tuple[str, str, str, str]] = []
        self.stored_token = ""
        self.show_send_anyway = bool(self.data.get("send_anyway")) if self.is_bound else False
        if not self.is_bound:
            self.initial["token"] = new_token()
            self.initial["version"] = self.read.number

    def _version_read(self, number: str) -> Version:
        if re.fullmatch("[0-9]{1,9}", number):
            found = self.page.versions.filter(number=int(number)).first()
            if found is not None:
                return found
        return self.page.current_version

    def refill(self) -> None:
        """Give the form a new token, for sending the same text again."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["token"] = new_token()
        self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._check_token()
        if not cleaned.get("quote") and not cleaned.get("why") and not self.errors:
            self.add_error(
                "quote",
                _("Tell us which words are wrong, or what is, under “How do you know?”."),
            )
        if cleaned.get("answer_me") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("To answer you by e-mail we need an address."))
        if cleaned.get("credit_me") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("To thank you by name we need one."))
        if cleaned.get("newsletter") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("To send you the newsletter we need an address."))
        if cleaned.get("quote"):
            self._find(cleaned["quote"])
        return cleaned

    def _check_token(self) -> None:
        try:
            self.stored_token = read_token(self.cleaned_data.get("token", ""))
        except TokenRefused:
            self.refill()
            self.add_error(
                None,
                _(
                    "This form had been open for very long. Nothing is lost: look at it once more "
                    "and send it again."
                ),
            )

    def _find(self, quote: str) -> None:
        if self.page.standing in {Standing.GONE, Standing.WITHDRAWN}:
            return  # nobody is shown where words stood that readers may not read any more
        places = queries.places_of(self.read, quote)
        if len(places) == 1:
            self.stored_place = places[0]
        elif not places:
            self.show_send_anyway = True
            if not self.cleaned_data.get("send_anyway"):
                self.add_error(
                    "quote",
                    _(
                        "We could not find these words in the story. Copy them exactly, or tick "
                        "the box below to send them all the same."
                    ),
                )
        else:
            texts = dict(queries.quotable(self.read.reader_parts))
            by_value = {f"{place.key}|{place.start}": place for place in places}
            self.place_choices = [
                (value, *in_context(texts[place.key], place)) for value, place in by_value.items()
            ]
            self.stored_place = by_value.get(self.cleaned_data.get("place", ""))
            if self.stored_place is None:
                self.add_error(
                    "place", _("These words stand in the story more than once. Choose the place.")
                )


def in_context(text: str, place: Place, around: int = 60) -> tuple[str, str, str]:
    """A place with some of the text round it: (before, words, after)."""
    found = describe(text, place.start, place.end, around)
    start, end = place.start - len(found.prefix), place.end + len(found.suffix)
    return (
        ("… " if start else "") + found.prefix,
        found.exact,
        found.suffix + (" …" if end < len(text) else ""),
    )


class LetterFields(forms.Form):
    """The letter that goes with a decision, as the editor saw it."""

    subject = forms.CharField(label=_("Subject of the letter"), max_length=255)
    letter = forms.CharField(
        label=_("Letter to the reader"), widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Sent exactly as it stands here, with the reference of the report below it."),
    )


class ApplyForm(QuestionFields, LetterFields):
    """Change the live story: the new words, the one question, the letter."""

    basis = forms.IntegerField(widget=forms.HiddenInput)
    drafted_for = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    new_words = forms.CharField(
        label=_("Change them to"), required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Empty: the words are taken out."),
    )
    edit_restores = forms.BooleanField(
        label=_("Put the earlier words back"), required=False,
        help_text=_("The record says they were wrong. Tick this if they were right after all."),
    )

    field_order = (
        "basis", "drafted_for", "new_words", "edit_restores", "edit_kind", "edit_notice",
        "edit_placement", "subject", "letter",
    )

    def __init__(self, *args: Any, restores: bool = False, **kwargs: Any) -> None:
        """`restores`: the new words were wrong once, so ask whether that is meant."""
        super().__init__(*args, **kwargs)
        del self.fields["edit_withdraw"]
        if not restores and "edit_restores" not in self.data:
            del self.fields["edit_restores"]
        choices = [item for item in kind_choices() if item[0] != Kind.RETRACTION]
        field = self.fields["edit_kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_answer()
        return cleaned


class DeclineForm(LetterFields):
    """Leave the story as it is: the reason and the letter that gives it."""

    drafted_for = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    reason = forms.CharField(
        label=_("Why the story stays as it is"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reader is told. It goes into the letter."),
    )

    field_order = ("drafted_for", "reason", "subject", "letter")


class AlreadyForm(LetterFields):
    """The words were put right by another way."""
