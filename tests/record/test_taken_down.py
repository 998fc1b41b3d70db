"""A story that is taken down shows no text any more, and forgets no retraction."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from factories.articles import PARAGRAPHS
from onrecord.articles.models import ArticlePage
from onrecord.record import publishing, queries
from onrecord.record.tasks import publish_due
from support.editor import post_edit


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


def record(client, page):
    return html.fromstring(client.get(f"/record/{page.pk}/").content).text_content()


@pytest.fixture
def corrected(desk_client, article):
    post_edit(
        desk_client, article, text=PARAGRAPHS.replace("<b>14</b>", "<b>41</b>"),
        edit_kind="correction", edit_notice="It is longer.",
    )
    return article


def test_its_record_shows_no_text(client, corrected):
    assert "14" in record(client, corrected)

    story(corrected).unpublish()

    text = record(client, corrected)
    assert "harbour master" not in text
    assert "It is longer." in text


def test_what_was_withdrawn_before_it_expired_stays_hidden(client, corrected, editor):
    publishing.retract(story(corrected), notice="Not ours.", withdraw=True, by=editor)
    story(corrected).unpublish()

    assert "harbour master" not in record(client, corrected)


@pytest.mark.parametrize("withdraw", [True, False])
def test_published_again_it_is_still_retracted(client, article, editor, withdraw):
    publishing.retract(story(article), notice="Not ours.", withdraw=withdraw, by=editor)
    story(article).unpublish()

    story(article).latest_revision.publish()

    assert [v.standing for v in queries.versions_of(article)] == [
        "stands", "withdrawn" if withdraw else "retracted", "gone",
        "withdrawn" if withdraw else "retracted",
    ]
    page = client.get(story(article).url).content.decode()
    assert ("harbour master" in page) == (not withdraw)


def test_a_retraction_after_the_expiry_is_not_undone(client, article, editor):
    page = story(article)
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    publish_due()

    publishing.retract(story(article), notice="Not ours.", withdraw=False, by=editor)

    assert publish_due().expired == 0
    assert client.get(story(article).url).status_code == 200


def test_published_again_nothing_is_marked_as_changed(client, corrected):
    story(corrected).unpublish()
    story(corrected).latest_revision.publish()

    tree = html.fromstring(client.get(story(corrected).url).content)
    assert [(e.get("id"), e.text_content()) for e in tree.cssselect("span.changed")] == [
        ("r-2", "41")
    ]


def test_a_deleted_paragraph_is_marked_where_it_stood(desk_client, article):
    without = PARAGRAPHS.replace(
        '<p data-block-key="p3">Work in the reastern basin begins in spring.</p>', ""
    )
    post_edit(desk_client, article, text=without, edit_kind="update")

    tree = html.fromstring(desk_client.get(story(article).url).content)
    mark = tree.get_element_by_id("r-2")
    assert mark.getparent().text_content().startswith("The new quay will be 14 metres")


def test_the_record_links_no_place_that_is_gone(desk_client, article):
    more = PARAGRAPHS + '<p data-block-key="p9">More is known.</p>'
    post_edit(desk_client, article, text=more, edit_kind="update")
    assert "#r-2" in desk_client.get(f"/record/{article.pk}/").content.decode()

    post_edit(desk_client, story(article), text=PARAGRAPHS, edit_kind="update")

    assert "#r-2" not in desk_client.get(f"/record/{article.pk}/").content.decode()
