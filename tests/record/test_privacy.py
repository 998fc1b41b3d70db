"""What not every reader may see is on no public list and has no public record."""

import pytest
from wagtail.models import PageViewRestriction

from onrecord.articles.models import ArticlePage
from onrecord.record import publishing


@pytest.fixture
def retracted(article, editor):
    publishing.retract(
        ArticlePage.objects.get(pk=article.pk), notice="Not ours.", withdraw=False, by=editor
    )
    return article


def mentions(client, page):
    """Which public addresses name the story."""
    addresses = ["/", "/council/", "/corrections/", "/feeds/stories.atom", "/sitemap.xml"]
    return [
        address
        for address in addresses
        if page.title in (text := client.get(address).content.decode()) or page.slug in text
    ]


def test_a_public_story_is_everywhere(client, retracted):
    assert mentions(client, retracted) == [
        "/",
        "/council/",
        "/corrections/",
        "/feeds/stories.atom",
        "/sitemap.xml",
    ]
    assert client.get(f"/record/{retracted.pk}/").status_code == 200


@pytest.mark.parametrize("where", ["story", "section"])
def test_a_restricted_story_is_nowhere(client, retracted, newsroom, where):
    PageViewRestriction.objects.create(
        page=retracted if where == "story" else newsroom, restriction_type="login"
    )

    assert mentions(client, retracted) == []
    assert client.get(f"/record/{retracted.pk}/").status_code == 404
    assert client.get(f"/report/{retracted.pk}/").status_code == 404


def test_a_story_taken_down_stays_on_the_corrections_page_and_keeps_its_record(client, retracted):
    ArticlePage.objects.get(pk=retracted.pk).unpublish()

    assert mentions(client, retracted) == ["/corrections/"]
    assert client.get(f"/record/{retracted.pk}/").status_code == 200
    assert client.get(f"/report/{retracted.pk}/").status_code == 404
