"""The panel that asks the one question in the page editor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels.group import PanelGroup

from onrecord.record.forms import kind_choices


class QuestionPanel(MultiFieldPanel):
    """Asks what kind of edit this is; shown once readers have seen the story."""

    def __init__(self, children: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("What kind of edit is this?"))
        kwargs.setdefault("icon", "clipboard-list")
        super().__init__(
            children
            or [
                FieldPanel(
                    "edit_kind",
                    widget=forms.RadioSelect(choices=kind_choices()),
                    heading=_("Kind"),
                    help_text=_(
                        "Asked when you publish a change. Your answer alone decides which dates "
                        "move and who is told."
                    ),
                ),
                FieldPanel(
                    "edit_notice",
                    help_text=_(
                        "For a clarification, correction or retraction: what was wrong, what is "
                        "right. Everyone reads it."
                    ),
                ),
                FieldPanel("edit_placement", heading=_("Where the notice stands")),
                FieldPanel(
                    "edit_withdraw",
                    help_text=_("With a retraction: readers see headline and notice only."),
                ),
                FieldPanel(
                    "edit_restores",
                    help_text=_("Only when words that were corrected turn out to be right."),
                ),
            ],
            **kwargs,
        )

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "wagtailadmin/panels/multi_field_panel.html"

        def is_shown(self) -> bool:
            page = self.instance
            return bool(super().is_shown() and page.pk and page.was_public)
