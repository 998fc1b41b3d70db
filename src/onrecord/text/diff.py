"""What changed between two texts, word by word, as readers are shown it.

The shortest edit between the two sequences of words (longest common subsequence, the Indel
distance), with white space never counted as something two texts have in common: it belongs to
the words round it, so that a changed phrase is one change and not a row of changed words.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

CONTEXT_WORDS = 3

# Opening quotation marks with the marks that can close them, and what of a symbol is a fact.
_QUOTES = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‘": "’", "‚": "‘’", "'": "'", "「": "」", "『": "』",
}  # fmt: skip
_SINGLE = frozenset("'‘’")
_DOUBLE = frozenset("".join(_QUOTES) + "".join(_QUOTES.values())) - _SINGLE
_FACTS = frozenset("%‰٪°")


@dataclass(frozen=True)
class Change:
    """A stretch of text that both have, only ``before`` had, or only ``after`` has."""

    op: Literal["equal", "delete", "insert"]
    text: str


@dataclass(frozen=True)
class Hunk:
    """One changed place: ``before`` and ``after`` are the words, at character offsets.

    ``prefix`` and ``suffix`` are up to three unchanged words on each side, such that
    ``prefix + before + suffix`` stands in the old text as it is written here.
    """

    before: str
    after: str
    prefix: str
    suffix: str
    before_start: int
    before_end: int
    after_start: int
    after_end: int


@dataclass(frozen=True)
class _Span:
    """before[b0:b1] became after[a0:a1]."""

    equal: bool
    b0: int
    b1: int
    a0: int
    a1: int


@lru_cache(maxsize=256)
def _tokeniser(marks: str) -> re.Pattern[str]:
    char = rf"[\w\u200c\u200d\u00ad{re.escape(marks)}]"
    joiner = r"['’ʼ\u2010\u2011-]|(?<=\d)[.,:٫٬](?=\d)"
    sign = r"(?:(?<!\w)[-+−](?=\d))?"
    return re.compile(rf"{sign}{char}+(?:(?:{joiner}){char}+)*|\s+|.", re.DOTALL)


def words(text: str) -> list[str]:
    """Words, runs of white space and single punctuation marks; joined they are the text again.

    A word keeps its combining marks (vowel signs, Arabic diacritics), inner apostrophes and
    hyphens, the separators inside a number and the sign before it.
    """
    marks = (c for c in set(text) if unicodedata.category(c)[0] == "M")
    return _tokeniser("".join(sorted(marks))).findall(text)


def diff(before: str, after: str) -> list[Change]:
    """The changes that turn ``before`` into ``after``, a delete before the insert it goes with.

    Equal and deleted texts joined are ``before``; equal and inserted ones are ``after``.
    """
    changes = []
    for span in _spans(before, after):
        if span.equal:
            changes.append(Change("equal", before[span.b0 : span.b1]))
            continue
        if span.b0 < span.b1:
            changes.append(Change("delete", before[span.b0 : span.b1]))
        if span.a0 < span.a1:
            changes.append(Change("insert", after[span.a0 : span.a1]))
    return changes


def hunks(before: str, after: str) -> list[Hunk]:
    """The changed places in order; several words changed in a row are one place."""
    spans = _spans(before, after)
    found = []
    for number, span in enumerate(spans):
        if span.equal:
            continue
        b0, b1 = _stripped(before, span.b0, span.b1)
        a0, a1 = _stripped(after, span.a0, span.a1)
        if b0 == b1 and a0 == a1:
            b0, b1, a0, a1 = span.b0, span.b1, span.a0, span.a1
        left = before[spans[number - 1].b0 : b0] if number else before[span.b0 : b0]
        right = before[b1 : spans[min(number + 1, len(spans) - 1)].b1]
        prefix = _last_words(words(left)[::-1])[::-1]
        suffix = _last_words(words(right))
        found.append(
            Hunk(before[b0:b1], after[a0:a1], "".join(prefix), "".join(suffix), b0, b1, a0, a1)
        )
    return found


def map_range(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Where characters [start, end) of ``before`` stand in ``after``.

    A part that was changed maps to what it became; where all of it is gone both ends are the
    place where it was. Raises ValueError when the range is outside ``before``.
    """
    if not 0 <= start <= end <= len(before):
        raise ValueError(f"characters {start} to {end} are outside a text of {len(before)}")
    spans = _spans(before, after)
    if start == end:
        span = next((s for s in spans if s.b0 <= start <= s.b1), _Span(True, 0, 0, 0, 0))
        at = span.a0 + (start - span.b0 if span.equal else 0)
        return at, at
    touched = [s for s in spans if s.b0 < end and s.b1 > start]
    first, last = touched[0], touched[-1]
    return (
        first.a0 + start - first.b0 if first.equal else first.a0,
        last.a0 + end - last.b0 if last.equal else last.a1,
    )


def looks_minor(before: str, after: str) -> bool:
    """Whether no digit, capitalised word or quotation changed, so that no fact seems moved.

    A proposal for a person to confirm: scripts without capitals hide their names from it, and a
    "not" that came or went is not seen.
    """
    quoted_before, quoted_after = _quotations(before), _quotations(after)
    for span in _spans(before, after):
        if span.equal:
            continue
        changed = words(before[span.b0 : span.b1]) + words(after[span.a0 : span.a1])
        if any(token in _DOUBLE or any(map(_is_fact, token)) for token in changed):
            return False
        if _inside(span.b0, span.b1, quoted_before) or _inside(span.a0, span.a1, quoted_after):
            return False
    return True


def reintroduces(hunk: Hunk, candidate: str, live: str) -> bool:
    """Whether ``candidate`` says again, in its old surroundings, what ``hunk`` corrected.

    False when ``live`` says it too: then it was there for another reason. White space is
    compared collapsed.
    """
    wrong = _collapsed(hunk.prefix + hunk.before + hunk.suffix)
    return bool(wrong) and _says(candidate, wrong) and not _says(live, wrong)


def shared_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many items two sequences share at their beginning and, of the rest, at their end."""
    shorter = min(len(one), len(other))
    head = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if one[-1 - i] != other[-1 - i]), rest)
    return head, tail


def _spans(before: str, after: str) -> list[_Span]:
    old, new = words(before), words(after)
    spans: list[_Span] = []
    i = j = 0
    for next_i, next_j in (*_common(old, new), (len(old), len(new))):
        gap, other = old[i:next_i], new[j:next_j]
        head, tail = shared_ends(gap, other)
        _extend(spans, gap[:head], other[:head])
        _extend(spans, gap[head : len(gap) - tail], other[head : len(other) - tail])
        _extend(spans, gap[len(gap) - tail :], other[len(other) - tail :])
        _extend(spans, old[next_i : next_i + 1], new[next_j : next_j + 1])
        i, j = next_i + 1, next_j + 1
    return spans


def _extend(spans: list[_Span], old: list[str], new: list[str]) -> None:
    b0, a0 = (spans[-1].b1, spans[-1].a1) if spans else (0, 0)
    b1, a1 = b0 + sum(map(len, old)), a0 + sum(map(len, new))
    if b0 == b1 and a0 == a1:
        return
    equal = old == new
    if spans and spans[-1].equal == equal:
        last = spans.pop()
        b0, a0 = last.b0, last.a0
    spans.append(_Span(equal, b0, b1, a0, a1))


def _common(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Positions of the words and marks that both sequences keep, in order."""
    here = [i for i, token in enumerate(old) if not token.isspace()]
    there = [j for j, token in enumerate(new) if not token.isspace()]
    mine, theirs = [old[i] for i in here], [new[j] for j in there]
    head, tail = shared_ends(mine, theirs)
    middle = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    yield from zip(here[:head], there[:head], strict=True)
    for op in Indel.opcodes(*middle):
        if op.tag == "equal":
            for k in range(op.src_end - op.src_start):
                yield here[head + op.src_start + k], there[head + op.dest_start + k]
    if tail:
        yield from zip(here[-tail:], there[-tail:], strict=True)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return start + lead, start + lead + len(part.strip())


def _last_words(tokens: list[str]) -> list[str]:
    """Tokens up to and with the third word, counted from the changed place."""
    count = 0
    for number, token in enumerate(tokens):
        count += any(c.isalnum() for c in token)
        if count == CONTEXT_WORDS:
            return tokens[: number + 1]
    return tokens


def _is_fact(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] == "N" or category in ("Lu", "Lt", "Sc", "Sm") or char in _FACTS


def _quotations(text: str) -> list[tuple[int, int]]:
    """Quotations as [opening mark, closing mark]; one that is not closed ends with its line."""
    found, at = [], 0
    while at < len(text):
        if text[at] in _QUOTES and not (text[at] in _SINGLE and text[at - 1 : at].isalnum()):
            line = text.find("\n", at)
            found.append((at, _closing(text, at, len(text) if line < 0 else line)))
            at = found[-1][1]
        at += 1
    return found


def _closing(text: str, opening: int, stop: int) -> int:
    mark = text[opening]
    ends = [i for i in range(opening + 1, stop) if text[i] in _QUOTES[mark]]
    if mark not in _SINGLE:
        return ends[0] if ends else stop
    # An apostrophe at the end of a word looks like a closing mark: take the last one there is.
    following = text.find(mark, opening + 1, stop) if mark != "'" else -1
    last = [
        i for i in ends if not text[i + 1 : i + 2].isalnum() and (following < 0 or i < following)
    ]
    return last[-1] if last else stop


def _inside(start: int, end: int, quotations: list[tuple[int, int]]) -> bool:
    return any(start <= close and end > opening for opening, close in quotations)


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _says(text: str, wrong: str) -> bool:
    """Whether the text holds these words, not as part of longer ones."""
    lead = r"(?<!\w)" if wrong[0].isalnum() else ""
    trail = r"(?!\w)" if wrong[-1].isalnum() else ""
    return re.search(lead + re.escape(wrong) + trail, _collapsed(text)) is not None
