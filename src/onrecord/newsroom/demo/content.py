"""The texts of the demo newsroom, read from `content/*.toml` and checked.

`newsroom.toml` holds the paper, its sections, users and the guided tour; every other file holds
`[[story]]` tables. Whatever does not hold together is refused with a `ValueError` whose message is
a sentence naming the place. Moments are counted back from the day of loading, so that the demo is
always fresh.
"""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from onrecord.newsroom.demo.shapes import (
    Edit,
    Newsroom,
    Picture,
    Section,
    Story,
    StoryLink,
    TourStep,
    User,
)
from onrecord.newsroom.demo.tables import Table

__all__ = [
    "Edit",
    "Newsroom",
    "Picture",
    "Section",
    "Story",
    "StoryLink",
    "TourStep",
    "User",
    "build",
    "load",
]

LANGUAGES = ("en", "ar")
KINDS = ("minor", "update", "clarification", "correction", "retraction")
KINDS_WITH_NOTICE = ("clarification", "correction", "retraction")
ROLES = ("editor", "desk", "reporter")
OLDEST_DAY = 16


def load() -> Newsroom:
    """The newsroom as shipped. Raises ValueError with a sentence when its files are wrong."""
    folder = files("onrecord.newsroom.demo").joinpath("content")
    newsroom: dict[str, Any] = {}
    stories: list[Mapping[str, Any]] = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        try:
            document = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{file.name} is not valid TOML: {error}.") from error
        if file.name == "newsroom.toml":
            newsroom = document
        else:
            table = Table(document, file.name)
            stories += table.rows("story")
            table.close()
    return build(newsroom, stories)


def build(newsroom: Mapping[str, Any], stories: Iterable[Mapping[str, Any]]) -> Newsroom:
    """The newsroom made of tables as TOML gives them. Raises ValueError with a sentence."""
    table = Table(newsroom, "newsroom.toml")
    built = Newsroom(
        name=table.text("name"),
        name_ar=table.text("name_ar"),
        tagline=table.text("tagline"),
        sections=tuple(_section(row) for row in table.rows("section")),
        users=tuple(_user(row) for row in table.rows("user")),
        stories=tuple(sorted((_story(row) for row in stories), key=_order)),
        tour=tuple(_tour_step(row) for row in table.rows("tour")),
    )
    table.close()
    _check(built)
    return built


def _order(story: Story) -> tuple[int, int, str]:
    return -story.days_ago, story.hour, story.slug


def _section(row: Mapping[str, Any]) -> Section:
    table = Table(row, "a section")
    section = Section(table.text("slug"), table.text("name_en"), table.text("name_ar"))
    table.close()
    return section


def _user(row: Mapping[str, Any]) -> User:
    table = Table(row, "a user")
    user = User(table.text("username"), table.text("name"), table.choice("role", ROLES))
    table.close()
    return user


def _tour_step(row: Mapping[str, Any]) -> TourStep:
    table = Table(row, "a step of the tour")
    step = TourStep(
        story=table.text("story"),
        wrong=table.text("wrong"),
        right=table.text("right"),
        kind=table.choice("kind", KINDS),
        why=table.text("why", default=""),
    )
    table.close()
    return step


def _story(row: Mapping[str, Any]) -> Story:
    table = Table(row, "a story")
    slug = table.text("slug")
    table.place = f"story {slug}"
    picture = table.row("picture")
    story = Story(
        slug=slug,
        language=table.choice("language", LANGUAGES),
        section=table.text("section"),
        headline=table.text("headline"),
        standfirst=table.text("standfirst"),
        byline=table.text("byline"),
        days_ago=table.number("days_ago", 0, OLDEST_DAY),
        hour=table.number("hour", 0, 23),
        paragraphs=table.texts("paragraphs"),
        picture=None if picture is None else _picture(picture, slug),
        source=table.text("source", default=""),
        story_links=tuple(_story_link(link, slug) for link in table.rows("story_links")),
        history=tuple(_edit(edit, slug) for edit in table.rows("history")),
    )
    table.close()
    return story


def _picture(row: Mapping[str, Any], slug: str) -> Picture:
    table = Table(row, f"the picture of {slug}")
    picture = Picture(*(table.text(name) for name in ("name", "caption", "credit", "alt")))
    table.close()
    return picture


def _story_link(row: Mapping[str, Any], slug: str) -> StoryLink:
    table = Table(row, f"a story link of {slug}")
    link = StoryLink(table.number("after", 1, 99), table.text("slug"))
    table.close()
    return link


def _edit(row: Mapping[str, Any], slug: str) -> Edit:
    table = Table(row, f"an edit of {slug}")
    kind = table.choice("kind", KINDS)
    words = kind != "retraction"
    edit = Edit(
        days_ago=table.number("days_ago", 0, OLDEST_DAY),
        hour=table.number("hour", 0, 23),
        kind=kind,
        paragraph=table.number("paragraph", 1, 99) if words else None,
        before=table.text("before") if words else "",
        after=table.text("after") if words else "",
        notice=table.text("notice", default=None if kind in KINDS_WITH_NOTICE else ""),
    )
    table.close()
    return edit


def _check(newsroom: Newsroom) -> None:
    _refuse_twins("section", [section.slug for section in newsroom.sections])
    _refuse_twins("username", [user.username for user in newsroom.users])
    _refuse_twins("slug", [story.slug for story in newsroom.stories])
    _refuse_twins("headline", [story.headline for story in newsroom.stories])
    sections = {section.slug for section in newsroom.sections}
    earlier: set[str] = set()
    for story in newsroom.stories:
        if story.section not in sections:
            raise ValueError(f"Story {story.slug} stands in an unknown section: {story.section}.")
        for link in story.story_links:
            _check_link(link, story, earlier)
        _check_history(story)
        earlier.add(story.slug)
    stories = {story.slug: story for story in newsroom.stories}
    for step in newsroom.tour:
        _check_step(step, stories.get(step.story))


def _refuse_twins(what: str, values: list[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise ValueError(f"The {what} “{value}” is used more than once.")


def _check_link(link: StoryLink, story: Story, earlier: set[str]) -> None:
    if link.slug not in earlier:
        raise ValueError(f"Story {story.slug} links to {link.slug}, which is no earlier story.")
    if link.after > len(story.paragraphs):
        raise ValueError(f"Story {story.slug} has no paragraph {link.after} to put a link after.")


def _check_history(story: Story) -> None:
    moment = (-story.days_ago, story.hour)
    for edit in story.history:
        if (-edit.days_ago, edit.hour) <= moment:
            raise ValueError(f"An edit of {story.slug} is not later than what it changes.")
        moment = (-edit.days_ago, edit.hour)
    story.paragraphs_after(len(story.history))


def _check_step(step: TourStep, story: Story | None) -> None:
    if story is None:
        raise ValueError(f"The tour visits {step.story}, which is no story.")
    if story.language != "en" or story.history:
        raise ValueError(f"The tour needs an English story without a history, not {story.slug}.")
    if story.words.count(step.wrong) != 1:
        raise ValueError(f"“{step.wrong}” must occur exactly once in the story {story.slug}.")
    if step.kind in KINDS_WITH_NOTICE and not step.why:
        raise ValueError(f"The tour must say why “{step.wrong}” is wrong.")
