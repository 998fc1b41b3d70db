"""A page saved or copied as plain text: a headline, lines, and no markup to lean on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.importers.page.assemble import NO_STORY, Draft
from onrecord.importers.page.boilerplate import boilerplate, field_title, pointed_title
from onrecord.importers.page.dates import date_line
from onrecord.importers.page.frontmatter import byline, picture_of
from onrecord.importers.page.lines import (
    ends_sentence,
    looks_like_prose,
    looks_like_title,
    normal,
    tidy,
    words,
)
from onrecord.importers.page.metadata import web_address
from onrecord.importers.page.plan import PageUnreadable, Plan, PlanPicture

MOST_LINES = 2_000
MOST_CHARACTERS = 300_000
_BY_FORM = "was taken for a link to another story by its form: a short line without a full stop"


@dataclass(frozen=True)
class Line:
    """A line with text, and whether a blank line stands before and after it."""

    text: str
    blank_before: bool
    blank_after: bool


def parse_text(text: str, *, url: str = "") -> Plan:
    """The plan for a page of plain text. Raises `PageUnreadable`."""
    if len(text) > MOST_CHARACTERS:
        raise PageUnreadable("This text is far longer than a story. Cut out the one to import.")
    lines = read_lines(text)
    if len(lines) > MOST_LINES:
        raise PageUnreadable(
            "This text has far more lines than a story. Cut out the one to import."
        )
    if len(lines) < 2:
        raise PageUnreadable(NO_STORY)
    return _Reader(lines, url).plan()


def read_lines(text: str) -> list[Line]:
    """The lines that have text; lines of a hard-wrapped file are joined to paragraphs."""
    rows = [tidy(row) for row in re.split(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)]
    if _is_hard_wrapped(rows):
        rows = _unwrapped(rows)
    last = len(rows) - 1
    return [
        Line(row, place == 0 or not rows[place - 1], place == last or not rows[place + 1])
        for place, row in enumerate(rows)
        if row
    ]


def _is_hard_wrapped(rows: list[str]) -> bool:
    """Whether paragraphs were broken into lines of one width, as old mail programs do."""
    lengths = [len(row) for row in rows if row]
    broken = [
        row
        for row, after in pairwise(rows)
        if row and after and len(row) >= 45 and not ends_sentence(row)
    ]
    return bool(lengths) and max(lengths) <= 100 and len(broken) >= 5


def _unwrapped(rows: list[str]) -> list[str]:
    joined: list[str] = []
    for row in rows:
        if row and joined and len(joined[-1]) >= 45:
            joined[-1] += " " + row
        else:
            joined.append(row)
    # A paragraph's own blank line is kept: it is what separates it from the next.
    return joined


class _Reader:
    """Walks the lines and decides by form and neighbourhood what each one is."""

    def __init__(self, lines: list[Line], url: str) -> None:
        place = _headline_at(lines)
        self._lines = lines[place + 1 :]
        self._draft = Draft(headline=lines[place].text, source_url=web_address(url))
        for line in lines[:place]:
            self._draft.drop(line.text, "stands above the headline")
        text_ends = [n for n, line in enumerate(self._lines) if _is_story_text(line.text)]
        self._last_text = text_ends[-1] if text_ends else -1
        later = [line for line in self._lines if looks_like_prose(line.text, 8)][1:]
        self._spaced = sum(line.blank_before for line in later) * 2 >= len(later)
        self._everything = "\n".join(normal(line.text) for line in lines)

    def plan(self) -> Plan:
        draft = self._draft
        if looks_like_prose(draft.headline, 20):
            draft.doubt("The first line was taken for the headline but reads like a paragraph.")
        for place, line in enumerate(self._lines):
            if draft.take(line.text) or self._captioned_below(place, line):
                continue
            if title := pointed_title(line.text):
                self._link(line, title)
            elif looks_like_title(line.text):
                self._title_like(place, line)
            else:
                draft.add_paragraph(line.text)
        return draft.finish()

    def _captioned_below(self, place: int, line: Line) -> bool:
        """A line above the story with nothing but a credit under it is that picture's caption."""
        if line.blank_after or not self._draft.in_front or words(line.text) > 60:
            return False
        below = picture_of(self._lines[place + 1].text, in_front=True)
        if not below or below.caption:
            return False
        self._draft.add_picture(PlanPicture(caption=line.text), line.text)
        return True

    def _title_like(self, place: int, line: Line) -> None:
        """A short line without a full stop: a link, a sub-heading, a label or a pull quote."""
        draft, text = self._draft, line.text
        if self._everything.count(normal(text)) > 1 and words(text) > 3:
            draft.drop(text, "a repetition of words of the story")
        elif draft.in_front:
            self._above_the_story(text)
        elif self._directly_under(line) and words(text) > 2:
            self._link(line, text)
            draft.doubt(f"“{text}” {_BY_FORM} directly under a paragraph.")
        elif place > self._last_text:
            draft.drop(text, "a short line below the last paragraph")
        elif self._directly_above(line) or words(text) < 5:
            draft.add_paragraph(text)
            draft.doubt(f"“{text}” looks like a sub-heading; it was kept as a paragraph.")
        else:
            self._link(line, text)
            draft.doubt(f"“{text}” {_BY_FORM} between paragraphs; it may be a sub-heading.")

    def _link(self, line: Line, title: str) -> None:
        if self._draft.in_front:
            self._draft.drop(line.text, "a link to another story above this one")
        else:
            self._draft.add_link(title)

    def _above_the_story(self, text: str) -> None:
        draft = self._draft
        if words(text) < 5 or draft.standfirst:
            draft.drop(text, "a short line above the story")
        else:
            draft.standfirst = text
            draft.doubt("A line without a full stop above the story was taken for the standfirst.")

    def _directly_under(self, line: Line) -> bool:
        return self._spaced and not line.blank_before and line.blank_after

    def _directly_above(self, line: Line) -> bool:
        return self._spaced and line.blank_before and not line.blank_after


def _headline_at(lines: list[Line]) -> int:
    """Where the headline stands: the first line that can be one.

    A form that names the story ("For: …") settles it, when that line stands on the page.
    """
    named = {normal(title) for line in lines if (title := field_title(line.text))}
    for place, line in enumerate(lines[:30]):
        if normal(line.text) in named:
            return place
    for place, line in enumerate(lines):
        if not (boilerplate(line.text) or date_line(line.text) or byline(line.text)):
            return place
    raise PageUnreadable(NO_STORY)


def _is_story_text(text: str) -> bool:
    return looks_like_prose(text, 8) and not boilerplate(text)
