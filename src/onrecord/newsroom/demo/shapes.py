"""What the demo newsroom consists of, and what a history makes of a story."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Section:
    slug: str
    name_en: str
    name_ar: str


@dataclass(frozen=True)
class User:
    """Somebody who works at the desk; `role` is one word: editor, desk or reporter."""

    username: str
    name: str
    role: str


@dataclass(frozen=True)
class Picture:
    """A picture as a story uses it; `name` is one of `pictures.NAMES`."""

    name: str
    caption: str
    credit: str
    alt: str


@dataclass(frozen=True)
class StoryLink:
    """A link to an earlier story, standing after the paragraph numbered `after` (from 1)."""

    after: int
    slug: str


@dataclass(frozen=True)
class Edit:
    """One later change of a story.

    `paragraph` counts from 1; a retraction changes no words, so that its `paragraph` is None and
    its `before` and `after` are empty.
    """

    days_ago: int
    hour: int
    kind: str
    paragraph: int | None = None
    before: str = ""
    after: str = ""
    notice: str = ""

    def made_at(self, now: datetime) -> datetime:
        return _moment(self.days_ago, self.hour, now)


@dataclass(frozen=True)
class Story:
    """A story as first published; `history` holds what was changed since, oldest first."""

    slug: str
    language: str
    section: str
    headline: str
    standfirst: str
    byline: str
    days_ago: int
    hour: int
    paragraphs: tuple[str, ...]
    picture: Picture | None = None
    source: str = ""
    story_links: tuple[StoryLink, ...] = ()
    history: tuple[Edit, ...] = ()

    def published_at(self, now: datetime) -> datetime:
        return _moment(self.days_ago, self.hour, now)

    def paragraphs_after(self, edits: int) -> tuple[str, ...]:
        """The paragraphs once the first `edits` entries of the history were made.

        Raises ValueError when an edit's words are not there exactly once.
        """
        paragraphs = list(self.paragraphs)
        for edit in self.history[:edits]:
            if edit.paragraph is None:
                continue
            if not 1 <= edit.paragraph <= len(paragraphs):
                raise ValueError(f"Story {self.slug} has no paragraph {edit.paragraph} to edit.")
            text = paragraphs[edit.paragraph - 1]
            if text.count(edit.before) != 1:
                raise ValueError(
                    f"“{edit.before}” must occur exactly once in paragraph {edit.paragraph} "
                    f"of {self.slug}, but occurs {text.count(edit.before)} times."
                )
            paragraphs[edit.paragraph - 1] = text.replace(edit.before, edit.after)
        return tuple(paragraphs)

    @property
    def words(self) -> str:
        """Everything a reader reads, as first published, one part a line."""
        picture = self.picture
        caption = (picture.caption, picture.credit, picture.alt) if picture else ()
        parts = (self.headline, self.standfirst, self.byline, *self.paragraphs, *caption)
        return "\n".join(parts)


@dataclass(frozen=True)
class TourStep:
    """An error left in a story on purpose: the `wrong` words, and what to make of them."""

    story: str
    wrong: str
    right: str
    kind: str
    why: str = ""


@dataclass(frozen=True)
class Newsroom:
    """The whole demo; `stories` are ordered by publication, the newest last."""

    name: str
    name_ar: str
    tagline: str
    sections: tuple[Section, ...]
    users: tuple[User, ...]
    stories: tuple[Story, ...]
    tour: tuple[TourStep, ...]


def _moment(days_ago: int, hour: int, now: datetime) -> datetime:
    """The full hour meant, in the time zone of `now`, and never later than `now`."""
    day = now - timedelta(days=days_ago)
    return min(day.replace(hour=hour, minute=0, second=0, microsecond=0), now)
