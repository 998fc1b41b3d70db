"""Putting a plan together line by line, with the rules that plain pages and HTML share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.importers.page.boilerplate import boilerplate, field_title
from onrecord.importers.page.dates import date_line
from onrecord.importers.page.frontmatter import (
    better_caption,
    byline,
    picture_of,
    split_dateline,
)
from onrecord.importers.page.lines import (
    guess_language,
    looks_like_prose,
    normal,
    words,
)
from onrecord.importers.page.plan import (
    Dropped,
    PageUnreadable,
    Plan,
    PlanPicture,
    StoryLink,
)

NO_STORY = (
    "No story text was found here. Save the page from a browser as HTML, or copy its headline and "
    "paragraphs into a text file with the headline on the first line, and import that."
)


@dataclass
class Draft:
    """A plan in the making. Feed it lines in the order of the page, then call `finish`."""

    headline: str
    source_url: str = ""
    language: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    published_on: date | None = None
    ended: bool = False
    pictures: list[PlanPicture] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    links: list[StoryLink] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    _doubtful_drops: list[tuple[int, str, str]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _linked: set[str] = field(default_factory=set)
    _captions: dict[str, int] = field(default_factory=dict)

    @property
    def in_front(self) -> bool:
        """Whether the text of the story has not begun."""
        return not self.paragraphs

    def drop(self, text: str, reason: str) -> None:
        """Leave a piece of the page out."""
        self.dropped.append(Dropped(text, reason))

    def doubt(self, sentence: str) -> None:
        """Ask the editor to look at something, once."""
        if sentence not in self.unsure:
            self.unsure.append(sentence)

    def add_paragraph(self, text: str) -> None:
        """Take a line as a paragraph of the story; a repetition is left out."""
        key = normal(text)
        if key in self._seen and words(text) > 3:
            self.drop(text, "the same paragraph again")
            return
        self._seen.add(key)
        if self.ended:
            self.doubt(
                f"“{_start(text)}” stands below the end of the story but reads like part of it; "
                "it was kept."
            )
        self.paragraphs.append(text)

    def add_link(self, text: str, url: str = "") -> None:
        """Take a line as a link to another story, at this place."""
        key = normal(text)
        if key in self._linked:
            self.drop(text, "the same link again")
        else:
            self._linked.add(key)
            self.links.append(StoryLink(text, url, after=len(self.paragraphs)))

    def add_picture(self, picture: PlanPicture, text: str = "") -> None:
        """Take a picture; `text` is the line as the page has it.

        The same caption twice is one picture, in the better typography; a credit standing alone
        belongs to the picture above it.
        """
        key = normal(_as_line(picture)) or picture.src
        place = self._captions.get(key, -1)
        old = self.pictures[place] if place >= 0 else picture
        if place >= 0 and (not old.src or not picture.src or old.src == picture.src):
            kept = better_caption(old, picture)
            self.pictures[place] = replace(kept, src=old.src or picture.src)
            if again := _as_line(old) if kept is picture else text:
                self.drop(again, "the same caption again")
            return
        last = self.pictures[-1] if self.pictures else None
        if last and not (picture.caption or picture.src or last.credit):
            self.pictures[-1] = replace(last, credit=picture.credit)
        else:
            self._captions.setdefault(key, len(self.pictures))
            self.pictures.append(picture)

    def name_writer(self, names: str) -> None:
        """Take the writers' names; another mention of the same names changes nothing."""
        old, new = normal(self.byline), normal(names)
        if old and old not in new and new not in old:
            self.doubt(f"The page also names “{names}” as the writer.")
        self.byline = self.byline or names

    def take(self, text: str) -> bool:
        """Deal with a line that is not of the story's text; False means that it may be."""
        if normal(text) == normal(self.headline):
            self.drop(text, "the headline again")
        elif normal(field_title(text)) == normal(self.headline):
            self.drop(text, "the headline again, in a form")
            self._end()
        elif not (self._take_byline(text) or self._take_date(text)):
            return self._take_boilerplate(text) or self._take_caption(text)
        return True

    def finish(self) -> Plan:
        """The plan, with what it is unsure of; raises `PageUnreadable` without a paragraph."""
        if not self.paragraphs:
            raise PageUnreadable(NO_STORY)
        dateline, text, certain = split_dateline(self.paragraphs[0])
        if dateline:
            self.dateline, self.paragraphs[0] = dateline, text
            if not certain:
                self.doubt(f"“{dateline}” at the beginning was taken for the place of the report.")
        self._closing_doubts()
        return Plan(
            headline=self.headline,
            standfirst=self.standfirst,
            byline=self.byline,
            dateline=self.dateline,
            published_on=self.published_on,
            language=self._language(),
            source_url=self.source_url,
            pictures=tuple(self.pictures),
            paragraphs=tuple(self.paragraphs),
            story_links=tuple(self.links),
            dropped=tuple(self.dropped),
            unsure=tuple(self.unsure),
        )

    def _end(self) -> None:
        self.ended = self.ended or bool(self.paragraphs)

    def _take_byline(self, text: str) -> bool:
        found = byline(text)
        if not found or self.ended or len(self.paragraphs) > 1:
            return False
        self._standfirst_above()
        self.name_writer(found.names)
        if found.rest and not self._take_date(found.rest):
            self.drop(found.rest, "stands beside the byline")
        return True

    def _take_date(self, text: str) -> bool:
        found = date_line(text)
        if not found:
            return False
        if found.on and not found.changed and (self.published_on in {None, found.on}):
            if len(self.paragraphs) <= 1 and not self.links:
                self._standfirst_above()
            else:
                self.doubt(f"The date “{text}” stands below the beginning of the story.")
            self.published_on = found.on
            return True
        if found.changed:
            self.drop(text, "the date of a change, not of publication")
        elif found.on:
            self.drop(text, "another date")
            self.doubt(f"The page states another date, “{text}”.")
        elif found.ambiguous:
            self.drop(text, "a date in which day and month could be the other way round")
            self.doubt(f"“{text}” can be read as two different days, so no date was taken from it.")
        else:
            self.drop(text, "not a full date, so not a date of publication")
        return True

    def _take_boilerplate(self, text: str) -> bool:
        found = boilerplate(text)
        if found:
            self.drop(text, found.reason)
            if looks_like_prose(text):
                self._doubtful_drops.append((len(self.paragraphs), text, found.reason))
            if found.ends_story:
                self._end()
        elif self.ended and not looks_like_prose(text):
            self.drop(text, "below the end of the story")
        else:
            return False
        return True

    def _take_caption(self, text: str) -> bool:
        found = picture_of(text, in_front=self.in_front)
        if found:
            self.add_picture(found, text)
        return found is not None

    def _standfirst_above(self) -> None:
        """A single paragraph above the byline or the date is the standfirst."""
        if len(self.paragraphs) == 1 and not self.links and not self.standfirst:
            self.standfirst = self.paragraphs.pop()
            self.doubt("The paragraph above the byline or date was taken for the standfirst.")

    def _language(self) -> str:
        if self.language:
            return self.language
        language, certain = guess_language(" ".join([self.headline, *self.paragraphs]))
        if not certain:
            self.doubt(f"The language was guessed as “{language}” from little.")
        return language

    def _closing_doubts(self) -> None:
        if not self.byline:
            self.doubt("No byline was found.")
        if not self.published_on:
            self.doubt("No date of publication was found.")
        for picture in self.pictures:
            name = picture.caption or picture.credit or picture.src
            if not picture.caption:
                self.doubt(f"No caption was found for the picture “{_start(name)}”.")
            if not picture.credit:
                self.doubt(f"No credit was found for the picture “{_start(name)}”.")
        for place, text, reason in self._doubtful_drops:
            if 0 < place < len(self.paragraphs):
                self.doubt(f"“{_start(text)}” was left out of the middle of the story as {reason}.")
        if sum(words(text) for text in self.paragraphs) < 40:
            self.doubt("The story is very short; some of it may be missing.")


def _start(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rstrip() + "…"


def _as_line(picture: PlanPicture) -> str:
    credit = f" [{picture.credit}]" if picture.credit else ""
    return f"{picture.caption}{credit}".strip()
