"""Lines that belong to the page and not to its story, recognised by families of phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.importers.page.lines import normal, words
from onrecord.importers.page.phrases import FAMILIES, Family

LONGEST = 1_000  # characters; a longer paragraph is never taken for boilerplate

_FIELD = re.compile(
    r"(?:for|re|about|regarding|subject|بخصوص|بشأن)\s*[:：]\s*(\S.*)", re.IGNORECASE
)
_READ_ALSO = re.compile(
    r"(?:(?:read|see|watch|listen)(?: more| also| next)?|also read|more|related(?: \w+)?"
    r"|(?:[اأإ]قر[اأ]|شاهد|طالع)(?: أيض[ًا]+| ايضا| المزيد)?|ذات صلة)"
    r"\s*[:：|»>]+\s*(?P<title>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """Why a line is left out, and whether a story has ended where such a line stands."""

    reason: str
    ends_story: bool


def boilerplate(text: str) -> Found | None:
    """The family of boilerplate a line belongs to, or None when it can be of the story."""
    if len(text) > LONGEST:
        return None
    line = normal(text)
    count = words(line)
    for family in FAMILIES:
        whole, inside = _patterns(family)
        if count <= family.most and (whole.fullmatch(line) or inside.search(line)):
            return Found(family.reason, family.ends_story)
    return None


def pointed_title(text: str) -> str:
    """The title in a line like "Read also: Storm warning for the whole coast", else empty."""
    match = _READ_ALSO.fullmatch(text) if len(text) <= 300 else None
    return match["title"].strip() if match else ""


def field_title(text: str) -> str:
    """What a line like "For: Harbour wall fails" names, else empty.

    Correction and comment forms carry the story's own headline this way, which confirms it.
    """
    match = re.fullmatch(
        r"(?:for|re|about|regarding|subject|بخصوص|بشأن)\s*[:：]\s*(\S.*)", text, re.IGNORECASE
    )
    return match[1] if match else ""


@cache
def _patterns(family: Family) -> tuple[re.Pattern[str], re.Pattern[str]]:
    never = ("(?!)",)
    whole, inside = ("|".join(texts or never) for texts in (family.whole, family.inside))
    return re.compile(f"(?:{whole}) ?[:!?…]*"), re.compile(inside)
