"""The product's table: what each kind of edit does to every surface that exists.

One row a surface, one column a kind. A new surface is not done until its row stands here.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import feedparser
import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from lxml import etree, html

from factories.articles import ArticleFactory
from onrecord.corrections.models import Case
from onrecord.outbox.actions import run_due
from onrecord.record.clock import at

KINDS = ["minor", "update", "clarification", "correction", "retraction", "withdrawn"]
NOTICE = "This story said “reastern”. It should have said “eastern”."


@dataclass
class Seen:
    """The surfaces as a reader, a crawler and a feed reader see them."""

    text: str
    published: str
    updated: str
    notice: str  # "", "top" or "bottom"
    record: list[tuple[str, str, str]]  # (kind, notice, changes), newest first
    corrections: list[str]
    jsonld: dict[str, Any]
    entry: Any
    lastmod: str


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def look(client: Any, page: Any) -> Seen:
    tree = html.fromstring(client.get(page.url).content)
    body = tree.cssselect(".story__body")
    notices = tree.cssselect("aside.notice")
    place = ""
    if notices:
        order = [e for e in tree.iter() if e in notices or e in body]
        place = "top" if not body or order[0] in notices else "bottom"
    updated = tree.cssselect(".updated time")
    record = html.fromstring(client.get(f"/record/{page.pk}/").content)
    entries = [
        (
            text_of(li.cssselect("strong")[0]),
            " ".join(text_of(n) for n in li.cssselect(".entry__notice")),
            " ".join(text_of(c) for c in li.cssselect("del, ins")),
        )
        for li in record.cssselect("li.entry")
    ]
    listed = html.fromstring(client.get("/corrections/").content)
    feed = feedparser.parse(client.get("/feeds/stories.atom").content)
    sitemap = etree.fromstring(client.get("/sitemap.xml").content)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    address = f"http://testserver{page.url}"
    return Seen(
        text=text_of(body[0]) if body else "",
        published=tree.cssselect("time.published")[0].get("datetime"),
        updated=updated[0].get("datetime") if updated else "",
        notice=place,
        record=entries,
        corrections=[text_of(li) for li in listed.cssselect(".corrections__item")],
        jsonld=json.loads(tree.cssselect('script[type="application/ld+json"]')[0].text),
        entry=next(entry for entry in feed.entries if entry.link == address),
        lastmod=sitemap.xpath(f"//s:url[s:loc='{address}']/s:lastmod/text()", namespaces=space)[0],
    )


@dataclass
class Story:
    page: Any
    status: str
    began: datetime
    before: Seen
    after: Seen


def moment(value: str) -> datetime:
    parsed = parse_datetime(value)
    assert parsed is not None
    return parsed


@pytest.fixture(params=KINDS)
def kind(request: Any) -> str:
    return request.param


@pytest.fixture
def story(kind: str, desk_client: Any, newsroom: Any) -> Story:
    """A story of yesterday, reported by a reader, dealt with today in the way of this kind."""
    yesterday = timezone.now() - timedelta(days=1)
    with at(yesterday):
        page = ArticleFactory(parent=newsroom, first_published_at=yesterday)
    before = look(desk_client, page)
    form = desk_client.get(f"/report/{page.pk}/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', form)
    assert token
    sent = desk_client.post(
        f"/report/{page.pk}/",
        {
            "token": token[1],
            "version": "1",
            "quote": "reastern",
            "should_say": "eastern",
            "email": "reader@testserver.example",
            "answer_me": "on",
        },
    )
    assert sent.status_code == 303
    began = timezone.now().replace(microsecond=0)
    decide(desk_client, page, kind)
    run_due()
    return Story(page, sent["Location"], began, before, look(desk_client, page))


def decide(client: Any, page: Any, kind: str) -> None:
    case = Case.objects.get()
    url = reverse("onrecord_corrections:case", args=[case.pk])
    if kind in {"retraction", "withdrawn"}:
        withdraw = {"edit_withdraw": "on"} if kind == "withdrawn" else {}
        client.post(f"/admin/record/retract/{page.pk}/", {"edit_notice": NOTICE, **withdraw})
        name, form = "already", client.get(url).context_data["already_form"]
    else:
        name, form = "apply", client.get(url).context_data["apply_form"]
    data = {field: form.initial.get(field, "") for field in form.fields} | {name: "1"}
    if name == "apply":
        data |= {"edit_kind": kind, "edit_notice": "" if kind in {"minor", "update"} else NOTICE}
    assert client.post(url, data).status_code == 302


CHANGED = {"minor", "update", "clarification", "correction"}
MOVES = {"update", "clarification", "correction", "retraction", "withdrawn"}
LISTED = {"clarification", "correction", "retraction", "withdrawn"}
RETRACTED = {"retraction", "withdrawn"}
LABEL = {
    "minor": "Minor edit",
    "update": "Update",
    "clarification": "Clarification",
    "correction": "Correction",
    "retraction": "Retraction",
    "withdrawn": "Retraction",
}


def test_text_on_the_page(story: Story, kind: str) -> None:
    expected = {
        **dict.fromkeys(CHANGED, story.before.text.replace("reastern", "eastern")),
        "retraction": story.before.text,
        "withdrawn": "",
    }
    assert story.after.text == expected[kind]


def test_visible_updated_time(story: Story, kind: str) -> None:
    assert story.before.updated == ""
    assert bool(story.after.updated) == (kind in MOVES)
    if kind in MOVES:
        assert moment(story.after.updated) >= story.began


def test_published_never_moves(story: Story) -> None:
    assert story.after.published == story.before.published
    assert story.after.jsonld["datePublished"] == story.before.jsonld["datePublished"]
    assert story.after.entry.published == story.before.entry.published


def test_notice_on_the_page(story: Story, kind: str) -> None:
    expected = {
        "minor": "",
        "update": "",
        "clarification": "bottom",
        "correction": "bottom",
        "retraction": "top",
        "withdrawn": "top",
    }
    assert story.after.notice == expected[kind]


def test_record(story: Story, kind: str) -> None:
    changes = {
        "minor": "",
        "update": "reastern eastern",
        "clarification": "reastern eastern",
        "correction": "reastern eastern",
        "retraction": "",
        "withdrawn": "",
    }
    assert story.after.record == [
        (LABEL[kind], NOTICE if kind in LISTED else "", changes[kind]),
        ("First published", "", ""),
    ]


def test_corrections_page(story: Story, kind: str) -> None:
    assert story.before.corrections == []
    assert len(story.after.corrections) == (1 if kind in LISTED else 0)
    if kind in LISTED:
        assert NOTICE in story.after.corrections[0]


def test_jsonld_date_modified(story: Story, kind: str) -> None:
    was, now = story.before.jsonld["dateModified"], story.after.jsonld["dateModified"]
    assert (now == was) == (kind not in MOVES)
    if kind in MOVES:
        assert moment(now) >= story.began


def test_jsonld_correction(story: Story, kind: str) -> None:
    if kind not in LISTED:
        assert "correction" not in story.after.jsonld
        return
    [correction] = story.after.jsonld["correction"]
    assert (correction["@type"], correction["text"]) == ("CorrectionComment", NOTICE)
    assert correction["url"].startswith(f"http://testserver{story.page.url}#notice-")


def test_feed_entry(story: Story, kind: str) -> None:
    was, now = story.before.entry, story.after.entry
    assert now.id == was.id
    assert (now.updated == was.updated) == (kind not in MOVES)
    content = text_of(html.fromstring(f"<div>{now.content[0].value}</div>"))
    assert (NOTICE in content) == (kind in LISTED)
    assert ("eastern basin" in content and "reastern basin" not in content) == (kind in CHANGED)
    if kind in RETRACTED:
        assert content.startswith("Retraction")
    assert ("harbour master" in content) == (kind != "withdrawn")


def test_sitemap_lastmod(story: Story, kind: str) -> None:
    assert (story.after.lastmod == story.before.lastmod) == (kind not in MOVES)


def test_home_and_section_keep_the_story_and_mark_it(story: Story, kind: str, client: Any) -> None:
    marks = {"correction": "Corrected", "retraction": "Retracted", "withdrawn": "Withdrawn"}
    for address in ("/", "/council/"):
        tree = html.fromstring(client.get(address).content)
        [teaser] = [
            item
            for item in tree.cssselect("article")
            if item.cssselect(f'a[href="{story.page.url}"]')
        ]
        shown = [text_of(item) for item in teaser.cssselect(".teaser__standing")]
        assert shown == ([marks[kind]] if kind in marks else [])


def test_the_reader_who_reported_it_is_answered(story: Story, kind: str, client: Any) -> None:
    receipt, letter = mail.outbox
    assert [letter.to, receipt.to] == [["reader@testserver.example"]] * 2
    address = re.search(rf"http://testserver({story.page.url}|/record/\S+?/)#(\S+)", letter.body)
    assert address
    landing = html.fromstring(client.get(address[1]).content).get_element_by_id(address[2])
    if kind in CHANGED:
        assert (address[2], text_of(landing)) == ("r-2", "eastern")
    else:
        assert NOTICE in text_of(landing)
    status = client.get(story.status).content.decode()
    assert letter.subject in html.fromstring(status).text_content()
