"""Every public page: whole, in its own language, in order, without script or inline style."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from factories.articles import ArticleFactory, PictureFactory, SectionFactory, body
from onrecord.articles.models import ArticlePage
from onrecord.corrections.actions import file_report
from onrecord.corrections.queries import places_of
from onrecord.record.enums import Kind
from onrecord.record.models import Answer
from onrecord.record.publishing import WordChange, apply_words, retract

STYLE = "onrecord/site.css"


def soup(client: Any, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "lxml")


def correct(page: ArticlePage, by: Any, old: str = "14 metres", new: str = "41 metres") -> None:
    part = next(part for part in page.reader_parts() if old in part.text)
    start = part.text.index(old)
    apply_words(
        page,
        WordChange(part.key, start, start + len(old), old, new),
        Answer(kind=Kind.CORRECTION, notice="It is 41 metres.", basis=1),
        by=by,
    )


def status_of(page: ArticlePage) -> str:
    version = page.current_version
    assert version is not None
    place = places_of(version, "reastern")[0]
    report = file_report(token="t", version=version, language="en", quote="reastern", place=place)
    return report.status_path


def gone(page: ArticlePage) -> str:
    page.unpublish()
    return page.url or ""


def withdrawn(page: ArticlePage, by: Any) -> str:
    retract(page, notice="It was not so.", withdraw=True, by=by)
    return page.url or ""


PAGES: dict[str, tuple[int, Callable[[ArticlePage, Any], str]]] = {
    "home": (200, lambda page, by: "/"),
    "section": (200, lambda page, by: "/council/"),
    "story": (200, lambda page, by: page.url or ""),
    "withdrawn": (200, withdrawn),
    "gone": (410, lambda page, by: gone(page)),
    "record": (200, lambda page, by: f"/record/{page.pk}/"),
    "corrections": (200, lambda page, by: "/corrections/"),
    "report": (200, lambda page, by: f"/report/{page.pk}/"),
    "status": (200, lambda page, by: status_of(page)),
    "mailbox": (200, lambda page, by: "/mailbox/"),
    "nothing": (404, lambda page, by: "/nothing-here/"),
}


@pytest.fixture(params=PAGES)
def page(request: Any, client: Any, article: ArticlePage, editor: Any) -> BeautifulSoup:
    if request.param in {"home", "section", "story", "record", "corrections"}:
        correct(article, editor)
    status, address = PAGES[request.param]
    return soup(client, address(ArticlePage.objects.get(pk=article.pk), editor), status)


def test_headings_begin_with_one_h1_and_skip_no_level(page: BeautifulSoup) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_landmarks_stand_once_and_the_skip_link_leads_to_the_text(page: BeautifulSoup) -> None:
    assert page.body is not None
    landmarks = [
        tag.name for tag in page.body.find_all(["header", "main", "footer"], recursive=False)
    ]
    assert landmarks == ["header", "main", "footer"]
    first = page.body.find("a")
    main = page.find("main")
    assert (first["href"], first["class"], main["tabindex"]) == (f"#{main['id']}", ["skip"], "-1")
    labels = [nav["aria-label"] for nav in page.find_all("nav")]
    assert sorted(set(labels)) == sorted(labels)


def test_the_page_says_its_language_and_direction(page: BeautifulSoup) -> None:
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("en", "ltr")


def test_no_inline_style_no_script_and_one_style_sheet(page: BeautifulSoup) -> None:
    scripts = [script.get("type") for script in page.find_all("script")]
    assert scripts in ([], ["application/ld+json"])
    assert page.find_all("style") == []
    handlers = [
        (tag.name, name)
        for tag in page.find_all(True)
        for name in tag.attrs
        if name == "style" or name.startswith("on")
    ]
    assert handlers == []
    sheets = [link["href"] for link in page.find_all("link", rel="stylesheet")]
    assert sheets == [f"/static/{STYLE}"]


def test_every_field_has_a_label_and_every_description_exists(page: BeautifulSoup) -> None:
    ids = {tag["id"] for tag in page.find_all(id=True)}
    assert len(ids) == len(page.find_all(id=True))
    labelled = {label["for"] for label in page.find_all("label", attrs={"for": True})}
    fields = page.select("input:not([type=hidden]), textarea, select")
    assert [field["id"] for field in fields if field["id"] not in labelled] == []
    named = page.select("[aria-describedby], [aria-labelledby]")
    references = [tag.get("aria-describedby") or tag["aria-labelledby"] for tag in named]
    assert [name for names in references for name in names.split() if name not in ids] == []


def test_a_page_of_an_arabic_story_turns_round(client: Any, newsroom: Any) -> None:
    story = ArticleFactory(parent=newsroom, title="المجلس يقر رصيفا جديدا", language="ar")
    for path in (story.url, f"/record/{story.pk}/", f"/report/{story.pk}/"):
        html = soup(client, path).html
        assert html is not None
        assert (html["lang"], html["dir"]) == ("ar", "rtl")


def test_a_story_of_another_language_stands_in_a_band_of_its_own(
    client: Any, newsroom: Any, article: ArticlePage
) -> None:
    ArticleFactory(parent=newsroom, title="المجلس يقر رصيفا جديدا", language="ar")
    home = soup(client, "/")
    band = home.select("section.band")
    assert [(item["lang"], item["dir"]) for item in band] == [("ar", "rtl")]
    assert [link.get_text() for link in band[0].select(".teaser h3 a")] == [
        "المجلس يقر رصيفا جديدا"
    ]
    assert [link.get_text() for link in home.select(".teaser--lead h2 a")] == [article.title]


def test_the_front_page_gives_stories_their_weight(client: Any, newsroom: Any) -> None:
    stories = [ArticleFactory(parent=newsroom) for _ in range(6)]
    newest = [story.title for story in reversed(stories)]
    home = soup(client, "/")
    weights = {
        weight: [link.get_text() for link in home.select(f".teaser--{weight} h2 a")]
        for weight in ("lead", "second", "third")
    }
    assert weights == {"lead": newest[:1], "second": newest[1:4], "third": newest[4:]}


def test_an_empty_newsroom_says_so(client: Any, newsroom: Any) -> None:
    assert [tag.get_text() for tag in soup(client, "/").select(".empty")] == ["No story yet."]


def test_a_teaser_shows_the_first_picture_and_what_became_of_the_story(
    client: Any, newsroom: Any, editor: Any
) -> None:
    plain = ArticleFactory(parent=newsroom, raw=body(picture=PictureFactory().pk))
    wrong = ArticleFactory(parent=newsroom, standfirst="Nobody reads this now.")
    retract(wrong, notice="It was not so.", withdraw=True, by=editor)
    corrected = ArticleFactory(parent=newsroom)
    correct(corrected, editor)
    seen = {
        teaser.h2.get_text(): (
            len(teaser.select("img")),
            [mark.get_text() for mark in teaser.select(".teaser__standing")],
            [text.get_text() for text in teaser.select(".teaser__standfirst")],
        )
        for teaser in soup(client, "/council/").select("article.teaser")
    }
    assert seen == {
        plain.title: (1, [], ["After nine years of talk, a vote."]),
        wrong.title: (0, ["Withdrawn"], []),
        corrected.title: (0, ["Corrected"], ["After nine years of talk, a vote."]),
    }


def test_the_front_page_asks_as_much_for_three_stories_as_for_one(
    client: Any, newsroom: Any, editor: Any
) -> None:
    counts = []
    for number in (1, 3):
        while ArticlePage.objects.count() < number:
            story = ArticleFactory(parent=newsroom, raw=body(picture=PictureFactory().pk))
            correct(story, editor)
        client.get("/")  # makes the renditions
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_navigation_lists_the_sections_of_the_page_s_language(
    client: Any, newsroom: Any, article: ArticlePage
) -> None:
    SectionFactory(parent=newsroom.get_parent(), title="المجلس", slug="council-ar", language="ar")
    links = soup(client, article.url).select("nav.sections a")
    assert [(link.get_text(), link.get("aria-current")) for link in links] == [
        ("Council", "true"),
        ("Corrections", None),
    ]


def test_errors_are_said_in_a_summary_and_beside_each_field(
    client: Any, article: ArticlePage
) -> None:
    address = reverse("onrecord_report", args=[article.pk])
    token = soup(client, address).select_one("[name=token]")["value"]
    sent = client.post(
        address, {"token": token, "quote": "reastern", "answer_me": "on", "credit_me": "on"}
    )
    page = BeautifulSoup(sent.content, "lxml")
    summary = {link["href"].removeprefix("#") for link in page.select(".error-summary a")}
    invalid = page.select("[aria-invalid=true]")
    assert {field["id"] for field in invalid} == summary == {"id_name", "id_email"}
    for field in invalid:
        named = field["aria-describedby"].split()
        assert f"{field['id']}_error" in named
        assert all(page.find(id=name) for name in named)


def test_changed_words_read_as_before_and_after(
    client: Any, article: ArticlePage, editor: Any
) -> None:
    correct(article, editor)
    change = soup(client, f"/record/{article.pk}/").select_one(".entry__change")
    assert change.get_text() == "The new quay will be 1441 metres long, the harbour master said."
    assert [(tag.name, tag.get_text(), tag["data-says"]) for tag in change.select("del, ins")] == [
        ("del", "14", "taken out:"),
        ("ins", "41", "put in:"),
    ]


def test_the_page_of_our_own_failure_needs_nothing() -> None:
    with translation.override("ar"):
        page = BeautifulSoup(render_to_string("500.html"), "lxml")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"], len(page.select("h1"))) == ("ar", "rtl", 1)


def test_the_style_sheet_is_small_and_asks_nobody_else() -> None:
    path = finders.find(STYLE)
    assert isinstance(path, str)
    sheet = Path(path).read_text(encoding="utf-8")
    assert len(sheet.encode()) < 25_000
    assert re.findall(r"@import|url\(|https?:", sheet) == []
