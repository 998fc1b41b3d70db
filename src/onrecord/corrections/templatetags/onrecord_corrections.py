"""What the desk's templates say."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.corrections.models import Case
from onrecord.record.templatetags.onrecord_record import words

register = template.Library()


@register.simple_tag
def words_diff(before: str, after: str) -> SafeString:
    """Two wordings as one, struck and put in, word by word."""
    return words(before, after)


@register.simple_tag
def case_trail(case: Case) -> list[dict[str, str]]:
    """The way to a case, for Wagtail's header."""
    return [
        {"url": reverse("onrecord_corrections:index"), "label": gettext("Corrections")},
        {"url": "", "label": gettext("Case %s") % case.pk},
    ]
