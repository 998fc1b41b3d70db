"""A link to another story shows its headline only where every reader may see it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from factories.articles import ArticleFactory, SectionFactory, body
from onrecord.articles import queries
from onrecord.articles.models import ArticlePage
from onrecord.record import publishing
from onrecord.record import queries as record_queries
from onrecord.record.tasks import publish_due

TITLE = "Merger of the two harbour banks"
LINK_ID = "33333333-3333-4333-8333-333333333333"


def link(target, text="", name=LINK_ID):
    return {"type": "story_link", "id": name, "value": {"story": target.pk, "text": text}}


def linking(parent, *links, **values):
    return ArticleFactory(parent=parent, raw=[*body(), *links], **values)


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


def on_the_page(client, page):
    tree = BeautifulSoup(client.get(page.url).content, "lxml")
    return [" ".join(item.get_text().split()) for item in tree.select(".story-link")]


def in_the_feed(page):
    tree = BeautifulSoup(queries.body_html(story(page)), "lxml")
    return [item.get_text() for item in tree.select("p:not(:has(small)):not([data-block-key])")]


def on_record(page):
    newest = record_queries.versions_of(page).last()
    return [part.text for part in newest.reader_parts if part.role == "story_link"]


def draft(newsroom):
    return ArticleFactory(parent=newsroom, live=False, title=TITLE)


def scheduled(newsroom):
    page = draft(newsroom)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def expired(newsroom):
    page = ArticleFactory(parent=newsroom, title=TITLE)
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    assert publish_due().expired == 1
    return page


def for_members(newsroom):
    page = ArticleFactory(parent=newsroom, title=TITLE)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def in_a_section_for_members(newsroom):
    section = SectionFactory(parent=newsroom.get_parent(), title="Members", slug="members")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    return ArticleFactory(parent=section, title=TITLE)


def copy_of_one_for_members(newsroom):
    return story(in_a_section_for_members(newsroom)).create_alias(
        parent=newsroom, update_slug="the-same"
    )


HIDDEN = [
    draft,
    scheduled,
    expired,
    for_members,
    in_a_section_for_members,
    copy_of_one_for_members,
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_readers_may_not_see_is_not_named(client, newsroom, hidden):
    page = linking(newsroom, link(hidden(newsroom)))

    assert (on_the_page(client, page), in_the_feed(page), on_record(page)) == ([], [], [""])
    for address in (page.url, "/feeds/stories.atom", f"/record/{page.pk}/"):
        text = client.get(address).content.decode()
        assert (page.title in text, TITLE in text) == (True, False)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_link_s_own_text_stands_in(client, newsroom, hidden):
    page = linking(newsroom, link(hidden(newsroom), "More on the banks"))

    shown = [on_the_page(client, page), in_the_feed(page), on_record(page)]
    assert shown == [["More on the banks"]] * 3
    assert client.get(page.url).content.decode().count("/council/merger") == 0


def test_a_public_story_is_named_by_its_headline_of_today(client, newsroom):
    target = ArticleFactory(parent=newsroom, title="Banks talk")
    page = linking(newsroom, link(target, "Not shown"))
    assert [on_the_page(client, page), in_the_feed(page), on_record(page)] == [["Banks talk"]] * 3

    renamed = story(target)
    renamed.title = TITLE
    renamed.save()
    story(page).save()

    assert [on_the_page(client, page), in_the_feed(page)] == [[TITLE]] * 2
    assert record_queries.versions_of(page).count() == 1


def test_a_target_that_goes_public_makes_no_new_version(client, newsroom):
    target = draft(newsroom)
    page = linking(newsroom, link(target))

    target.latest_revision.publish()
    story(page).save()

    assert [on_the_page(client, page), in_the_feed(page)] == [[TITLE]] * 2
    assert record_queries.versions_of(page).count() == 1


@pytest.mark.parametrize(
    ("withdraw", "language", "page_says", "feed_says"),
    [
        (False, "en", f"{TITLE} Retracted", f"{TITLE} (retracted)"),
        (True, "en", f"{TITLE} Withdrawn", f"{TITLE} (withdrawn)"),
        (False, "ar", f"{TITLE} سُحب", f"{TITLE} (سُحب)"),
        (True, "ar", f"{TITLE} حُجب نصه", f"{TITLE} (حُجب نصه)"),
    ],
)
def test_a_fallen_target_is_marked_in_the_language_of_the_story(
    client, newsroom, editor, withdraw, language, page_says, feed_says
):
    target = ArticleFactory(parent=newsroom, title=TITLE)
    page = linking(newsroom, link(target), language=language)
    publishing.retract(story(target), notice="Not so.", withdraw=withdraw, by=editor)

    assert (on_the_page(client, page), in_the_feed(page)) == ([page_says], [feed_says])


def test_three_links_ask_no_more_than_one(client, newsroom):
    PageViewRestriction.objects.create(
        page=SectionFactory(parent=newsroom.get_parent(), slug="members"),
        restriction_type="login",
    )
    counts = []
    for number in (1, 3):
        targets = [ArticleFactory(parent=newsroom) for _ in range(number)]
        names = [f"3333333{index}-3333-4333-8333-333333333333" for index in range(number)]
        links = [link(target, name=name) for target, name in zip(targets, names, strict=True)]
        page = linking(newsroom, *links)
        assert on_the_page(client, page) == [target.title for target in targets]
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        counts.append(len(asked))
    assert counts[0] == counts[1]
