"""What templates say about the record: word-level changes, notices, dates."""

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.record import queries
from onrecord.record.models import RecordMixin
from onrecord.record.parts import PartChange
from onrecord.text.diff import diff

register = template.Library()


@register.filter
def word_diff(change: PartChange) -> SafeString:
    """A changed part with what was struck and what was put in: `<del>` and `<ins>`."""
    return words(*change.texts)


def words(before: str, after: str) -> SafeString:
    """Two texts as one, word by word.

    `data-says` is what a screen reader is told before the words (the style sheet hides it from
    the eye), so that the text itself stays the text and can be copied.
    """
    tags = {"delete": ("del", gettext("taken out:")), "insert": ("ins", gettext("put in:"))}
    pieces = []
    for piece in diff(before, after):
        tag, says = tags.get(piece.op, ("", ""))
        pieces.append(
            format_html('<{} data-says="{}">{}</{}>', tag, says, piece.text, tag)
            if tag
            else format_html("{}", piece.text)
        )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.filter(expects_localtime=True)
def moment(value: datetime) -> str:
    """A day and its hour as a newspaper in the active language writes them."""
    return date_format(value, "DATETIME_FORMAT")


@register.filter(expects_localtime=True)
def day(value: datetime) -> str:
    """A day as a newspaper writes it."""
    return date_format(value, "DATE_FORMAT")


@register.simple_tag
def record_url(page: Any) -> str:
    """The address of a page's public record."""
    return reverse("onrecord_record_page", args=[page.alias_of_id or page.pk])


@register.simple_tag
def notices(page: Any, placement: str) -> Any:
    """The notices that stand at the top or the bottom of a page, newest first."""
    return [notice for notice in queries.notices_on(page) if notice.placement == placement]


@register.simple_tag
def modified_at(page: RecordMixin) -> Any:
    """When the page last changed in a way that matters to readers, or None."""
    return queries.modified_at(list(queries.versions_of(page)))
