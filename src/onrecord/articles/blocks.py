"""The few blocks a story is written with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page, PageViewRestriction

from onrecord.record.enums import Standing
from onrecord.record.models import Version

TEXT_FEATURES = ["bold", "italic", "link", "h2", "h3", "ol", "ul", "blockquote"]


class TextBlock(blocks.RichTextBlock):
    """Running text: as many paragraphs as the writer likes, each with its own key."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "articles/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture in this story, with the caption and credit of this use.

    A story that came as plain text has a caption whose picture is not here yet: the picture may
    be missing in a draft, and readers are shown caption and credit alone.
    """

    picture = ImageChooserBlock(required=False, label=_("Picture"))
    caption = blocks.CharBlock(
        required=False,
        max_length=500,
        label=_("Caption"),
        help_text=_("Empty: the picture's own."),
    )
    credit = blocks.CharBlock(
        required=False,
        max_length=255,
        label=_("Credit"),
        help_text=_("Who took it, who owns it. Empty: the picture's own."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "articles/blocks/picture.html"


@dataclass(frozen=True)
class Target:
    """The story a link was found to lead to; `page` is None where readers may not see it."""

    story: Page
    page: Page | None
    standing: str


class StoryLinkValue(blocks.StructValue):
    """A story link; its target is read once, for many links at a time by `look_up`."""

    found: Target | None = None

    @property
    def target(self) -> Page | None:
        """The story to lead to, when every reader may see it: live and not restricted."""
        found = self._look()
        return found.page if found else None

    @property
    def standing(self) -> str:
        """Whether readers may rely on the target."""
        found = self._look()
        return found.standing if found else Standing.STANDS

    def _look(self) -> Target | None:
        story = self.get("story")
        if story and (self.found is None or self.found.story is not story):
            look_up([self])
        return self.found if story else None


def look_up(links: Iterable[StoryLinkValue]) -> None:
    """Find out where links lead, anew; two queries for any number of them."""
    chosen = [(link, link["story"]) for link in links if link.get("story")]
    if not chosen:
        return
    restricted = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    records = {story.alias_of_id or story.pk for _link, story in chosen}
    newest = Version.objects.filter(page_id__in=records, next__isnull=True)
    standings = dict(newest.values_list("page_id", "standing"))
    for link, story in chosen:
        link.found = Target(
            story,
            story if story.live and not _restricted(story, restricted) else None,
            standings.get(story.alias_of_id or story.pk, Standing.STANDS),
        )


def _restricted(page: Page, starts: list[str]) -> bool:
    """Whether a view restriction stands on the page or above it, or so for its original."""
    if not starts:
        return False
    pages = [page, page.alias_of] if page.alias_of_id else [page]
    return any(item.path.startswith(start) for item in pages for start in starts)


def story_links(body: Any) -> list[StoryLinkValue]:
    """The story links of a body."""
    return [block.value for block in body if block.block_type == "story_link"]


class StoryLinkBlock(blocks.StructBlock):
    """A line that leads to another story: its current headline, at its current address."""

    story = blocks.PageChooserBlock(required=False, label=_("Story"))
    text = blocks.CharBlock(
        required=False,
        max_length=255,
        label=_("Text"),
        help_text=_("Shown when there is no story to lead to."),
    )

    class Meta:
        icon = "link"
        label = _("Story link")
        template = "articles/blocks/story_link.html"
        value_class = StoryLinkValue


class BodyBlock(blocks.StreamBlock):
    """A story's body."""

    text = TextBlock()
    picture = PictureBlock()
    story_link = StoryLinkBlock()
