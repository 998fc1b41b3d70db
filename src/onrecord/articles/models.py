"""Page types and pictures."""

import uuid
from datetime import UTC
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.search import index

from onrecord.articles.blocks import BodyBlock, look_up, story_links
from onrecord.record.models import Answer, RecordMixin
from onrecord.record.parts import Part
from onrecord.text import html


def default_language() -> str:
    """The newsroom's own language."""
    return settings.LANGUAGE_CODE


class InOwnLanguage:
    """A page served in the language it is written in: interface, dates, direction."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(self.language):  # type: ignore[attr-defined]
            response: Any = super().serve(request, *args, **kwargs)  # type: ignore[misc]
            # Rendered here: a template response would render after the language is left.
            return response.render() if hasattr(response, "render") else response


class Picture(AbstractImage):
    """A picture with its own caption and credit; a story may say its own instead."""

    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "caption", "credit")

    edit_answer: Answer | None = None
    """What the editor said to the one question; set by the form, read by `receivers`."""

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not (self.file_hash and self.file._committed):
            # Readers see the file: the record knows it by its hash, so there always is one.
            self._set_file_hash()
        with transaction.atomic():
            # The versions of the stories that show it are written by the receiver, in here.
            super().save(*args, **kwargs)


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class HomePage(Page):
    """The front page: the newest stories."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["onrecord_articles.SectionPage"]
    template = "articles/home_page.html"

    class Meta:
        verbose_name = _("home")


class SectionPage(InOwnLanguage, Page):
    """A section of the newsroom and its stories, newest first."""

    introduction = models.TextField(_("introduction"), blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=default_language
    )

    parent_page_types: ClassVar[list[str]] = ["onrecord_articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["onrecord_articles.ArticlePage"]
    template = "articles/section_page.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class ArticlePage(InOwnLanguage, RecordMixin, Page):  # type: ignore[django-manager-missing]
    """A story. Its headline is the page's title, its section the page above it."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    byline = models.CharField(_("byline"), max_length=255, blank=True)
    source = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("Where the story came from, when it is not our own."),
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=default_language
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["onrecord_articles.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "articles/article_page.html"
    exclude_fields_in_copy = RecordMixin.ANSWER_FIELDS
    RECORD_FIELDS = RecordMixin.RECORD_FIELDS | {"standfirst", "byline", "source", "body"}

    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("byline"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def section(self) -> Page:
        """The section this story stands in."""
        return self.get_parent()

    # What readers see ------------------------------------------------------------------------

    def reader_parts(self) -> list[Part]:
        parts = [Part("headline", "headline", self.title)]
        parts += [
            Part(name, name, text)
            for name in ("standfirst", "byline", "source")
            if (text := getattr(self, name))
        ]
        if self.first_published_at:
            moment = self.first_published_at.astimezone(UTC)
            parts.append(Part("published", "date", moment.strftime("%Y-%m-%dT%H:%MZ")))
        look_up(story_links(self.body))
        for position, block in enumerate(self.body):
            parts += block_parts(block, position)
        return parts

    def change_words(self, key: str, start: int, end: int, new: str) -> None:
        field = {"headline": "title"}.get(key, key)
        if field in {"title", "standfirst", "byline", "source"}:
            text = getattr(self, field)
            if not 0 <= start <= end <= len(text):
                raise ValueError(f"The {key} has no characters {start} to {end}.")
            setattr(self, field, text[:start] + new + text[end:])
            return
        for position, block in enumerate(self.body):
            if key in {part.key for part in block_parts(block, position)}:
                _change_block(self.body, position, key, start=start, end=end, new=new)
                return
        raise KeyError(key)


def block_parts(block: Any, position: int) -> list[Part]:
    """What readers see of one block of the body. `position` stands in for a missing id."""
    name = block.id or f"new{position}"
    if block.block_type == "text":
        return [
            Part(f"{name}.{item.key}", _ROLES.get(item.tag, "paragraph"), item.text, item.markup)
            for item in html.blocks(block.value.source)
        ]
    if block.block_type == "picture":
        picture = block.value["picture"]
        parts = [Part(name, "picture", "", ref=picture_ref(picture))] if picture else []
        return parts + [
            Part(f"{name}.{field}", field, text)
            for field in ("caption", "credit")
            if (text := block.value[field] or getattr(picture, field, ""))
        ]
    story = block.value["story"]
    target = block.value.target
    # The story stays the same one whether readers may see its headline now or not.
    ref = f"story:{story.pk}" if story else ""
    text = target.title if target else block.value["text"]
    return [Part(f"{name}.text", "story_link", text, ref=ref)] if text or ref else []


def picture_ref(picture: Any) -> str:
    """What identifies a picture as readers see it: which one, and which file of it."""
    return f"picture:{picture.pk}:{(picture.file_hash or '')[:12]}"


_ROLES = {"h2": "heading", "h3": "heading", "h4": "heading", "blockquote": "quotation"}


def _change_block(body: Any, position: int, key: str, *, start: int, end: int, new: str) -> None:
    block = body[position]
    inner = key.partition(".")[2]
    if block.block_type == "text":
        source = html.replace_in_block(block.value.source, inner, start, end, new)
        body[position] = ("text", RichText(source), block.id)
        return
    value = block.value
    text = next(part.text for part in block_parts(block, position) if part.key == key)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"The {inner} has no characters {start} to {end}.")
    # A picture's own caption is shared: the change is made for this story's use of it.
    value[inner] = text[:start] + new + text[end:]
    body[position] = (block.block_type, value, block.id)


class PictureUse(models.Model):
    """Which live story shows which picture; rewritten with every version of the story.

    The reference index is kept by a task and may lag behind: this is written in the publish.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="uses")

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        constraints = [
            models.UniqueConstraint(fields=["page", "picture"], name="articles_picture_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} in {self.page_id}"


def new_block_id() -> str:
    """An id for a block of the body, as Wagtail's editor makes them."""
    return str(uuid.uuid4())
