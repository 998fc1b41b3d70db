"""What the desk's templates say."""

from django import template
from django.utils.safestring import SafeString

from onrecord.record.templatetags.onrecord_record import words

register = template.Library()


@register.simple_tag
def words_diff(before: str, after: str) -> SafeString:
    """Two wordings as one, struck and put in, word by word."""
    return words(before, after)
