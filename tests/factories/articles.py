"""Stories and the pages above them."""

import factory
import wagtail_factories
from django.utils import timezone

from onrecord.articles.models import ArticlePage, HomePage, Picture, SectionPage

PARAGRAPHS = (
    '<p data-block-key="p1">The council of Port Ellery met on Monday to talk about the quay.</p>'
    '<p data-block-key="p2">The new quay will be <b>14</b> metres long, '
    'the harbour master said.</p>'
    '<p data-block-key="p3">Work in the reastern basin begins in spring.</p>'
)
TEXT_ID = "11111111-1111-4111-8111-111111111111"
PICTURE_ID = "22222222-2222-4222-8222-222222222222"


def body(text: str = PARAGRAPHS, **picture: object) -> list[dict[str, object]]:
    """A body as stored: a picture without a file, then running text."""
    return [
        {
            "type": "picture",
            "id": PICTURE_ID,
            "value": {
                "picture": None,
                "caption": "The old quay at low tide",
                "credit": "Mina Dell/Port Ellery Post",
                **picture,
            },
        },
        {"type": "text", "id": TEXT_ID, "value": text},
    ]


class HomeFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage


class SectionFactory(wagtail_factories.PageFactory):
    class Meta:
        model = SectionPage


class PictureFactory(wagtail_factories.ImageFactory):
    caption = "The old quay at low tide"
    credit = "Mina Dell"

    class Meta:
        model = Picture


class ArticleFactory(wagtail_factories.PageFactory):
    """A story; live and published by a revision unless `live=False`."""

    title = factory.Sequence(lambda number: f"Council agrees on a new quay {number}")
    standfirst = "After nine years of talk, a vote."
    byline = "Samir Hale"
    language = "en"

    class Meta:
        model = ArticlePage

    @classmethod
    def _create(cls, model_class, *args, live=True, text=PARAGRAPHS, raw=None, parent, **kwargs):
        page = model_class(live=False, **kwargs)
        stream = ArticlePage._meta.get_field("body").stream_block
        page.body = stream.to_python(raw if raw is not None else body(text))
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        page = ArticlePage.objects.get(pk=page.pk)
        assert not live or page.first_published_at <= timezone.now()
        return page
