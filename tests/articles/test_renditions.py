"""Pictures are cut to size before a reader waits for them."""

import pytest

from factories.articles import ArticleFactory, PictureFactory, body
from onrecord.articles.models import PictureRendition
from onrecord.outbox.actions import run_due
from onrecord.outbox.models import Effect


@pytest.fixture
def pictured(newsroom):
    picture = PictureFactory()
    raw = body()
    raw[0]["value"] |= {"picture": picture.pk}
    return ArticleFactory(parent=newsroom, raw=raw)


def test_publishing_owes_them_and_readers_make_none(client, pictured):
    assert [(e.kind, e.state) for e in Effect.objects.all()] == [("articles.renditions", "owed")]

    assert run_due() == 1

    assert [e.last_error for e in Effect.objects.all()] == [""]
    made = set(PictureRendition.objects.values_list("filter_spec", flat=True))
    assert made == {
        f"format-{name}|width-{width}" for name in ("webp", "jpeg") for width in (480, 960, 1440)
    }
    for address in ("/", "/council/", pictured.url, "/feeds/stories.atom"):
        assert client.get(address).status_code == 200
    assert set(PictureRendition.objects.values_list("filter_spec", flat=True)) == made


def test_a_new_caption_owes_nothing_new(pictured):
    run_due()
    page = type(pictured).objects.get(pk=pictured.pk)
    page.standfirst = "Said otherwise."
    page.save()

    assert Effect.objects.filter(state="owed").count() == 0
