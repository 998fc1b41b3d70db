"""What templates say about the record: word-level changes, notices, dates."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.record import queries
from onrecord.record.enums import Kind, Standing
from onrecord.record.models import RecordMixin
from onrecord.record.parts import PartChange
from onrecord.text.diff import diff

register = template.Library()


@register.filter
def word_diff(change: PartChange) -> SafeString:
    """A changed part with what was struck and what was put in: `<del>` and `<ins>`."""
    return words(*change.texts)


def words(before: str, after: str) -> SafeString:
    """Two texts as one, word by word."""
    pieces = []
    for piece in diff(before, after):
        tag = {"delete": "del", "insert": "ins"}.get(piece.op)
        pieces.append(
            format_html("<{}>{}</{}>", tag, piece.text, tag)
            if tag
            else format_html("{}", piece.text)
        )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


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


@register.simple_tag
def standing_label(page: RecordMixin) -> str:
    """"Retracted", "Withdrawn" or "Corrected" for lists of stories; empty when all is well."""
    version = page.current_version
    if version is None:
        return ""
    if version.standing == Standing.RETRACTED:
        return gettext("Retracted")
    if version.standing == Standing.WITHDRAWN:
        return gettext("Withdrawn")
    if any(notice.kind == Kind.CORRECTION for notice in queries.notices_on(page)):
        return gettext("Corrected")
    return ""
