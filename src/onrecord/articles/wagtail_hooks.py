"""Where stories enter Wagtail's admin: forms and panels are attached here, not in models."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

from onrecord.articles.models import ArticlePage, SectionPage
from onrecord.record.admin.panels import QuestionPanel
from onrecord.record.forms import RecordPageForm

ArticlePage.base_form_class = RecordPageForm
ArticlePage.content_panels = [
    QuestionPanel(),
    TitleFieldPanel("title", heading=_("Headline")),
    FieldPanel("standfirst"),
    FieldPanel("byline"),
    FieldPanel("body"),
    MultiFieldPanel(
        [FieldPanel("source"), FieldPanel("language")], heading=_("Source and language")
    ),
]
SectionPage.content_panels = [
    TitleFieldPanel("title", heading=_("Name")),
    FieldPanel("introduction"),
    FieldPanel("language"),
]
