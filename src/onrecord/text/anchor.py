"""Where a quoted passage stands: TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4).

A reader's quotation comes through a browser, a keyboard and perhaps a letter: white space,
quotation marks, dashes, diacritics and capitals may differ from the text. It is looked for as it
is first, then with such differences levelled, whole words before parts of words, and never as
other words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

# How much better a place has to agree with the context, from 0 to 1, to be taken for the one.
MARGIN = 0.1

_TATWEEL = "\u0640"
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# Vowel signs, tatweel and what is not seen; the hamza and madda (U+0653 to U+0655) make letters.
_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    f"\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff{_INVISIBLE}]"
)
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′´`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_DISTINCT = frozenset(["<super>", "<sub>", "<fraction>", "<circle>", "<square>"])
_DECIMAL = re.compile(r"\d[.,:٫٬]\d")


@dataclass(frozen=True)
class Selector:
    """The words, and what stood directly before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Place:
    """Characters [start, end) of the part ``key``."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class _Level:
    """A text with differences levelled; starts[i] and ends[i] bound character i's source.

    Characters that come from the same source (a letter and its accents) have the same bounds.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def find(parts: Sequence[tuple[str, str]], selector: Selector) -> list[Place]:
    """The places of ``selector`` in ``parts`` (key and text, in reading order).

    Of several, only those that agree best with prefix and suffix, where these tell them apart;
    [] when the words do not occur. A place never crosses from one part to the next.
    """
    if not _squashed(selector.exact):
        return []
    for level, whole in _ATTEMPTS:
        found = [
            (number, *bounds)
            for number, (_, text) in enumerate(parts)
            for bounds in _matches(text, selector.exact, level, whole)
        ]
        if found:
            best = _best([text for _, text in parts], found, selector)
            return [Place(parts[number][0], start, end) for number, start, end in best]
    return []


def describe(text: str, start: int, end: int, context: int = 32) -> Selector:
    """The selector of characters [start, end), with whole words of at most ``context`` characters.

    Raises ValueError when the range is outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"characters {start} to {end} are outside a text of {len(text)}")
    first, last = max(0, start - context), min(len(text), end + context)
    while first < start and _inside_word(text, first):
        first += 1
    while last > end and _inside_word(text, last):
        last -= 1
    return Selector(text[start:end], text[first:start], text[end:last])


def _as_is(text: str) -> _Level:
    return _Level(text, range(len(text)), range(1, len(text) + 1))


def _alike(text: str) -> _Level:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        levelled = _levelled(text[start:end])
        visible = start + len(text[start:end].rstrip(_INVISIBLE))
        chars.append(levelled)
        starts += [start] * len(levelled)
        ends += [visible] * len(levelled)
    return _Level("".join(chars), starts, ends)


def _folded(text: str) -> _Level:
    level = _alike(text)
    folded = [c.casefold() for c in level.text]
    starts = [s for c, s in zip(folded, level.starts, strict=True) for _ in c]
    ends = [e for c, e in zip(folded, level.ends, strict=True) for _ in c]
    return _Level("".join(folded), starts, ends)


# Parts of words come before other capitals: "US" is rather in "US-born" than in "us".
_ATTEMPTS: tuple[tuple[Callable[[str], _Level], bool], ...] = (
    (_as_is, True),
    (_alike, True),
    (_as_is, False),
    (_alike, False),
    (_folded, True),
    (_folded, False),
)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Letters with their marks, runs of white space, each with the invisible after it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text):
            char = text[at]
            if _is_mark(char) or char in _INVISIBLE or char == _TATWEEL:
                continue
            if char.isspace() and text[start].isspace():
                continue
        yield start, at
        start = at


@lru_cache(maxsize=4096)
def _levelled(cluster: str) -> str:
    if cluster[0].isspace():
        return " "
    plain = "".join(map(_decomposed, cluster.translate(_SAME)))
    kept = (c for c in plain if not _DROPPED.match(c))
    return unicodedata.normalize("NFD", "".join(kept))


def _decomposed(char: str) -> str:
    # "10²" is not "102": raised, lowered and circled figures and fractions stay what they are.
    kind = unicodedata.decomposition(char).split(" ", 1)[0]
    form: Literal["NFD", "NFKD"] = "NFD" if kind in _DISTINCT else "NFKD"
    return unicodedata.normalize(form, char)


def _matches(
    text: str, exact: str, level: Callable[[str], _Level], whole: bool
) -> Iterator[tuple[int, int]]:
    there = level(text)
    words = exact if level is _as_is else level(exact.strip()).text
    at = there.text.find(words) if words else -1
    while at >= 0:
        stop = at + len(words)
        start, end = there.starts[at], there.ends[stop - 1]
        torn = _torn(there, at) or _torn(there, stop) or (end < len(text) and _is_mark(text[end]))
        part = _inside_word(text, start) or _inside_word(text, end)
        if not torn and not (whole and part):
            yield start, end
        at = there.text.find(words, at + 1)


def _torn(level: _Level, at: int) -> bool:
    """Whether the place lies between a letter and its own accents."""
    return 0 < at < len(level.text) and level.starts[at] == level.starts[at - 1]


def _inside_word(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    if _DECIMAL.match(text, at - 1) or (at > 1 and _DECIMAL.match(text, at - 2)):
        return True
    left, right = text[at - 1], text[at]
    # Chinese and Japanese are written without spaces: any character may begin a word.
    return all(_is_word(c) and unicodedata.east_asian_width(c) not in "WF" for c in (left, right))


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "_\u200c\u200d\u00ad" or _is_mark(char)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _best(
    texts: list[str], found: list[tuple[int, int, int]], selector: Selector
) -> list[tuple[int, int, int]]:
    """The places whose surroundings agree best: whole contexts first, then how much of them."""
    prefix, suffix = _squashed(selector.prefix), _squashed(selector.suffix)
    if len(found) == 1 or not prefix + suffix:
        return found
    around = [_around(texts, place, len(prefix), len(suffix)) for place in found]
    full = [
        bool(prefix and before.endswith(prefix)) + bool(suffix and after.startswith(suffix))
        for before, after in around
    ]
    alike = [
        Indel.normalized_similarity(prefix, before) * len(prefix)
        + Indel.normalized_similarity(suffix, after) * len(suffix)
        for before, after in around
    ]
    best = max(full)
    if best == bool(prefix) + bool(suffix):
        return [place for place, count in zip(found, full, strict=True) if count == best]
    least = max(a for a, count in zip(alike, full, strict=True) if count == best)
    least -= MARGIN * len(prefix + suffix)
    ranked = zip(found, full, alike, strict=True)
    return [place for place, count, score in ranked if count == best and score >= least]


def _around(
    texts: list[str], place: tuple[int, int, int], before: int, after: int
) -> tuple[str, str]:
    """What stands round a place, in the neighbouring parts too: a browser sees one page."""
    number, start, end = place
    reach = 4 * max(before, after) + 64
    left, at = texts[number][:start], number
    while len(left) < reach and at > 0:
        at -= 1
        left = texts[at] + " " + left
    right, at = texts[number][end:], number
    while len(right) < reach and at + 1 < len(texts):
        at += 1
        right += " " + texts[at]
    squashed = _squashed(left[-reach:])
    return squashed[len(squashed) - min(before, len(squashed)) :], _squashed(right[:reach])[:after]


def _squashed(text: str) -> str:
    return "".join(_folded(text).text.split())
