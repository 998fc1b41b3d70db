"""What an import would do, before anything is done: the plan an editor looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal


class PageUnreadable(Exception):
    """No story can be read from this input; the message says why and what to do."""


@dataclass(frozen=True)
class PlanPicture:
    """A picture of the story; `src` is an absolute http(s) address or empty."""

    caption: str = ""
    credit: str = ""
    src: str = ""


@dataclass(frozen=True)
class StoryLink:
    """A link to another story, standing alone between paragraphs.

    `url` is absolute http(s) or empty (plain text has none); `after` counts the paragraphs
    before it, so 4 means between the fourth and the fifth.
    """

    text: str
    url: str
    after: int


@dataclass(frozen=True)
class Dropped:
    """A piece of the page that is left out, and why."""

    text: str
    reason: str


Step = tuple[Literal["paragraph"], str] | tuple[Literal["story_link"], StoryLink]


@dataclass(frozen=True)
class Plan:
    """A story as found on a page. All texts are plain, in the source's own typography.

    `language` is a primary subtag of BCP 47 ("en", "ar"). `published_on` is only ever a date
    the page states in full. `unsure` holds sentences for the editor.
    """

    headline: str
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    published_on: date | None = None
    language: str = "en"
    source_url: str = ""
    pictures: tuple[PlanPicture, ...] = ()
    paragraphs: tuple[str, ...] = ()
    story_links: tuple[StoryLink, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def body(self) -> list[Step]:
        """Paragraphs and story links in the order of the page."""
        links: dict[int, list[StoryLink]] = {}
        for link in self.story_links:
            links.setdefault(link.after, []).append(link)
        steps: list[Step] = []
        for count, text in enumerate(("", *self.paragraphs)):
            if count:
                steps.append(("paragraph", text))
            steps.extend(("story_link", link) for link in links.get(count, ()))
        return steps

    def to_json(self) -> dict[str, Any]:
        """The plan as JSON-ready values: what was found and the texts that were left out."""
        return {
            "headline": self.headline,
            "byline": self.byline,
            "dateline": self.dateline,
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "pictures": [{"caption": p.caption, "credit": p.credit} for p in self.pictures],
            "paragraphs": list(self.paragraphs),
            "story_links": [
                {"text": link.text, "after": link.after, "url": link.url}
                for link in self.story_links
            ],
            "dropped": [piece.text for piece in self.dropped],
        }


def listing(plan: Plan) -> str:
    """The plan for reading: what was found, what is left out and why, where it is unsure."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    published = plan.published_on.isoformat() if plan.published_on else ""
    for label, value in (
        ("Headline", plan.headline),
        ("Standfirst", plan.standfirst),
        ("Byline", plan.byline),
        ("Dateline", plan.dateline),
        ("Published", published),
        ("Language", plan.language),
        ("Source", plan.source_url),
    ):
        yield f"{label + ':':<12}{value or 'none found'}"
    yield from _pictures(plan)
    links = len(plan.story_links)
    yield ""
    yield f"Story ({_count(len(plan.paragraphs), 'paragraph')}, {_count(links, 'story link')}):"
    yield from _story(plan)
    yield ""
    yield f"Left out ({len(plan.dropped)}):" if plan.dropped else "Left out: nothing."
    for piece in plan.dropped:
        yield f"  - {_short(piece.text)}"
        yield f"    because: {piece.reason}"
    yield ""
    yield "Please check:" if plan.unsure else "Nothing is in doubt."
    for sentence in plan.unsure:
        yield f"  ? {sentence}"


def _pictures(plan: Plan) -> Iterator[str]:
    for number, picture in enumerate(plan.pictures, 1):
        yield f"Picture {number}:"
        yield f"  caption   {picture.caption or 'none found'}"
        yield f"  credit    {picture.credit or 'none found'}"
        if picture.src:
            yield f"  file      {picture.src}"


def _story(plan: Plan) -> Iterator[str]:
    number = 0
    for kind, content in plan.body:
        if isinstance(content, StoryLink):
            yield f"   -> {content.text}" + (f" ({content.url})" if content.url else "")
        elif kind == "paragraph":
            number += 1
            yield f"  {number:>2}  {_short(content, 100)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
