"""Where stories enter Wagtail's admin: forms and panels are attached here, not in models."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

from onrecord.articles.admin import pictures
from onrecord.articles.models import ArticlePage, Picture, SectionPage
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


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same addresses
def picture_urls() -> list[Any]:
    return [
        path("images/<int:image_id>/delete/", pictures.PictureDeleteView.as_view()),
        path(
            "images/multiple/<int:image_id>/delete/",
            pictures.UploadedPictureDeleteView.as_view(),
        ),
    ]


@hooks.register("register_actions")
def actions(registry: Any) -> None:
    registry.register(Picture, pictures.PictureDeleteAction)


@hooks.register("before_bulk_action")
def keep_shown_pictures(
    request: HttpRequest, action_type: str, objects: list[Any], bulk_action: Any
) -> HttpResponse | None:
    chosen = [item for item in objects if isinstance(item, Picture)]
    if action_type != "delete" or not (words := pictures.refusal(chosen)):
        return None
    messages.error(request, words)
    return redirect(bulk_action.next_url)
