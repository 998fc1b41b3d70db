"""What a walk is given, and what it gives back step by step."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.newsroom.tour.client import Browser
from onrecord.newsroom.tour.evidence import Evidence


@dataclass(frozen=True)
class Errand:
    """An error to follow: `wrong` stands in the story at `url` and should be `right`.

    Neither is empty: a report without a suggestion leaves the new words to the editor.
    `published_on` is the day the page must state, where it is known.
    """

    url: str
    wrong: str
    right: str
    kind: str
    why: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class LetterSeen:
    """A letter as it was sent."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class People:
    """Who walks: a reader, an editor, the editor's login, and the reader's letter box.

    `letters(reference)` are all letters sent so far that name the report.
    """

    reader: Browser
    desk: Browser
    username: str
    password: str
    email: str
    letters: Callable[[str], list[LetterSeen]]


@dataclass(frozen=True)
class Step:
    """One step that was taken: its time in milliseconds, what came of it, the evidence."""

    title: str
    ms: float
    note: str
    evidence: tuple[Evidence, ...] = ()


Seen = tuple[str, list[Evidence]]


def timed(title: str, take: Callable[[], Seen]) -> Step:
    """Take a step and say how long it took."""
    began = time.perf_counter()
    note, evidence = take()
    return Step(title, (time.perf_counter() - began) * 1000, note, tuple(evidence))
