"""What a reader sees of one story on every public surface, read over HTTP."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from bs4.element import Tag

from onrecord.newsroom.tour.client import Answered, Browser, TourError

FEED, SITEMAP, CORRECTIONS = "/feeds/stories.atom", "/sitemap.xml", "/corrections/"
_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class NoticeSeen:
    """A notice on the story's page; `place` is "top" or "bottom"."""

    anchor: str
    kind: str
    text: str
    place: str


@dataclass(frozen=True)
class StorySeen:
    """The story's page. `blocks` maps each part's address to its text."""

    page: Answered
    blocks: Mapping[str, str]
    published: datetime
    updated: datetime | None
    notices: tuple[NoticeSeen, ...]
    jsonld: Mapping[str, Any]

    @property
    def path(self) -> str:
        return path_of(self.page.url)


@dataclass(frozen=True)
class RecordLine:
    """One entry of the public record; `changes` are (before, after) of each changed part."""

    number: int
    kind: str
    at: datetime
    notices: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FeedEntry:
    """The story in the Atom feed; `text` is what its title, summary and content say."""

    published: datetime
    updated: datetime
    text: str


@dataclass(frozen=True)
class Listed:
    """One line of the corrections page: where it leads and what it says."""

    leads_to: str
    text: str


@dataclass(frozen=True)
class Snapshot:
    """Everything at one moment. None: the surface does not hold the story (an old one may leave
    a feed, a list or a sitemap of limited length)."""

    story: StorySeen
    record: tuple[RecordLine, ...]
    corrections: tuple[Listed, ...]
    feed: FeedEntry | None
    lastmod: datetime | None
    marks: Mapping[str, str | None]
    """The label beside the story in the lists of home and section."""


def take_snapshot(reader: Browser, url: str) -> Snapshot:
    """Read the story and every page that speaks of it. Raises `TourError`."""
    story = read_story(reader.get(url))
    section = reader.get(urljoin(story.page.url, ".."))
    return Snapshot(
        story=story,
        record=read_record(reader.get(story.page.link('article.story a[href*="/record/"]'))),
        corrections=read_corrections(reader.get(CORRECTIONS)),
        feed=read_feed(reader.get(FEED), story.path),
        lastmod=read_lastmod(reader.get(SITEMAP), story.path),
        marks={
            "section": read_mark(section, story.path),
            "home": read_mark(reader.get("/"), story.path),
        },
    )


def path_of(url: str) -> str:
    """The path of an address, decoded: two surfaces may spell host and letters differently."""
    return unquote(urlsplit(url).path)


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def text_of(element: Tag) -> str:
    """What is read of an element, line breaks included."""
    element = copy(element)
    for line_break in element.find_all("br"):
        line_break.replace_with("\n")
    return element.get_text()


def moment(element: Tag | None) -> datetime | None:
    """The moment a `time` element states; None without one."""
    return _date(str(element["datetime"])) if element is not None else None


def _date(stated: str) -> datetime:
    try:
        return datetime.fromisoformat(stated.strip())
    except ValueError as error:
        raise TourError(f"“{stated}” is no moment as ISO 8601 writes it.") from error


def read_story(page: Answered) -> StorySeen:
    """The story's page. Raises `TourError` when it is none."""
    article = page.one("article.story")
    published = moment(article.select_one("time.published"))
    if published is None:
        raise TourError(f"{page.url} does not say when it was published.")
    return StorySeen(
        page=page,
        blocks={
            str(block["data-block-key"]): text_of(block)
            for block in article.select("[data-block-key]")
        },
        published=published,
        updated=moment(article.select_one(".updated time")),
        notices=tuple(
            NoticeSeen(
                anchor=str(notice.get("id") or ""),
                kind=_modifier(notice, "notice--"),
                text=_said(notice, ".notice__text"),
                place="bottom" if notice.find_previous(class_="story__body") else "top",
            )
            for notice in article.select("aside.notice")
        ),
        jsonld=_jsonld(page),
    )


def _jsonld(page: Answered) -> Mapping[str, Any]:
    script = page.one('script[type="application/ld+json"]')
    try:
        data = json.loads(script.get_text())
    except ValueError as error:
        raise TourError(f"The structured data of {page.url} is not JSON: {error}.") from error
    return data if isinstance(data, dict) else {}


def _modifier(element: Tag, prefix: str) -> str:
    classes: list[str] = element.get_attribute_list("class")
    return next((name.removeprefix(prefix) for name in classes if name.startswith(prefix)), "")


def _said(element: Tag, selector: str) -> str:
    found = element.select_one(selector)
    return one_line(text_of(found)) if found is not None else ""


def read_record(page: Answered) -> tuple[RecordLine, ...]:
    """The public record, newest first. Raises `TourError` when it has no line."""
    lines = tuple(
        RecordLine(
            number=int(str(entry["id"]).removeprefix("v-")),
            kind=_modifier(entry, "entry--"),
            at=_date(str(entry.select("time")[0]["datetime"])),
            notices=tuple(one_line(text_of(item)) for item in entry.select(".entry__notice")),
            changes=tuple(
                (_without(change, "ins"), _without(change, "del"))
                for change in entry.select(".entry__change")
            ),
        )
        for entry in page.soup.select("li.entry")
    )
    if not lines:
        raise TourError(f"{page.url} lists no version.")
    return lines


def _without(change: Tag, name: str) -> str:
    change = copy(change)
    for element in change.find_all(name):
        element.decompose()
    return change.get_text()


def read_corrections(page: Answered) -> tuple[Listed, ...]:
    """The first page of the list of corrections, newest first."""
    found = []
    for item in page.soup.select("li.corrections__item"):
        link = item.select_one('a[href*="#notice-"]')
        parts = urlsplit(str(link["href"]) if link is not None else "")
        address = f"{unquote(parts.path)}#{parts.fragment}" if link is not None else ""
        found.append(Listed(address, one_line(text_of(item))))
    return tuple(found)


def _xml(page: Answered) -> ET.Element:
    try:
        return ET.fromstring(page.body)  # noqa: S314  our own newsroom's
    except ET.ParseError as error:
        raise TourError(f"{page.url} is not well-formed XML: {error}.") from error


def read_feed(page: Answered, path: str) -> FeedEntry | None:
    """The story's entry in the Atom feed."""
    for entry in _xml(page).iter(f"{_ATOM}entry"):
        links = [
            link.get("href", "")
            for link in entry.iter(f"{_ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if path not in {path_of(link) for link in links}:
            continue
        said = [entry.findtext(f"{_ATOM}{name}", "") for name in ("title", "summary")]
        content = BeautifulSoup(entry.findtext(f"{_ATOM}content", ""), "lxml")
        return FeedEntry(
            published=_date(entry.findtext(f"{_ATOM}published", "")),
            updated=_date(entry.findtext(f"{_ATOM}updated", "")),
            text=one_line(" ".join([*said, content.get_text(" ")])),
        )
    return None


def read_lastmod(page: Answered, path: str) -> datetime | None:
    """What the sitemap says of the story's last change."""
    for url in _xml(page).iter(f"{_SITEMAP}url"):
        if path_of(url.findtext(f"{_SITEMAP}loc", "").strip()) == path:
            stated = url.findtext(f"{_SITEMAP}lastmod", "").strip()
            return _date(stated) if stated else None
    return None


def read_mark(page: Answered, path: str) -> str | None:
    """The label beside the story in its section's list; "" when it stands there without one."""
    for teaser in page.soup.select("article.teaser"):
        link = teaser.select_one("a[href]")
        if link is not None and path_of(str(link["href"])) == path:
            return _said(teaser, ".teaser__standing")
    return None
