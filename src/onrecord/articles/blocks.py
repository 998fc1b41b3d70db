"""The few blocks a story is written with."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

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


class BodyBlock(blocks.StreamBlock):
    """A story's body."""

    text = TextBlock()
    picture = PictureBlock()
    story_link = StoryLinkBlock()
