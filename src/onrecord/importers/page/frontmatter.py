"""What stands around a story's text: bylines, datelines, captions and their credits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.importers.page.dates import full_date
from onrecord.importers.page.lines import (
    ends_sentence,
    tidy,
    typographic_marks,
    words,
)
from onrecord.importers.page.plan import PlanPicture

_BYLINE = re.compile(
    r"(?:(?:written|reported|text|words|story) )?by:? (?P<latin>\S.*)"
    r"|(?:بقلم|تقرير|إعداد)\s*[:/\-–]?\s*(?P<arabic>\S.*)"
    r"|(?:كتب|كتبت|الكاتب|المؤلف)\s*[:/\-–]\s*(?P<writer>\S.*)",
    re.IGNORECASE,
)
# Words that are written small inside a line of names.
_PARTICLES = frozenset(
    {"and", "with", "in", "for", "of", "the", "at", "&", "y", "e", "und", "et"}
    | {"de", "del", "della", "der", "den", "van", "von", "da", "do", "dos", "du", "la", "le"}
    | {"al", "el", "bin", "ibn", "abu"}
)
_PHOTO_WORD = (
    r"(?:photo(?:graph)?s?|picture|image|illustration|foto|photo credit|image credit|credit|الصورة"
    r"|صورة|تصوير)"
)
_LABELLED = re.compile(rf"{_PHOTO_WORD}(?: by)?\s*[:：]\s*(?P<rest>\S.*)", re.IGNORECASE)
_LABEL_AT_END = re.compile(
    r"(?P<caption>\S.*?[\s.!?…)|–—-])\s*\(?"
    rf"(?:(?i:{_PHOTO_WORD})(?: by)?\s*[:：]|Photo(?:graph)? by (?=[A-Z]))\s*"
    r"(?P<credit>[^:]{2,80}?)\)?",
)
_IN_BRACKETS = re.compile(r"(?P<caption>.*?)\s*\[(?P<credit>[^\[\]]{2,80})\]\.?")
_IN_PARENTHESES = re.compile(r"(?P<caption>.*?)\s*\((?P<credit>[^()]{2,80})\)\.?")
_CREDIT_FORM = re.compile(
    rf"/|©|\b(?:via|file|handout|courtesy|agency|{_PHOTO_WORD})\b", re.IGNORECASE
)
_MONTH_AND_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? (?:19|20)\d\d)?"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()—–:;!?\"“”]{0,60}?)?\s*(?P<agency>\([^()]{2,40}\))?\s*(?:—|–|--| - )\s*"
    r"(?P<rest>\S.*)"
)


@dataclass(frozen=True)
class Byline:
    """Who a line says wrote the story, and the rest of the line (often a date)."""

    names: str
    rest: str = ""


def byline(text: str) -> Byline | None:
    """The byline a line states ("By Mara Lindqvist", "بقلم مريم"), or None.

    "By Monday the wall had failed." is prose and gives None: a name is short, ends no sentence
    and, in scripts that have capitals, is written with them.
    """
    if len(text) > 300:
        return None
    head, _, rest = (part.strip() for part in re.sub(r"\s[|•·]\s", " | ", text).partition(" | "))
    match = _BYLINE.fullmatch(head)
    if not match or words(head) > 14:
        return None
    names = (match["latin"] or match["arabic"] or match["writer"]).strip(" :,،/-–")
    if not names or ends_sentence(re.sub(r"\b[A-Z]\.", "", names)) or re.search(r"\d", names):
        return None
    inner = re.findall(r"[^\s,،/]+", names)
    if any(word[0].islower() and word not in _PARTICLES for word in inner):
        return None
    return Byline(names, rest)


def picture_of(text: str, *, in_front: bool) -> PlanPicture | None:
    """The caption and credit a line states, or None when it is no caption.

    Recognised are a credit in square brackets at the end, in parentheses at the end (below the
    first paragraph only in the form of a credit, because agencies sign paragraphs this way
    too), and the words "Photo:" or "Credit:" at the beginning or the end.
    """
    if words(text) > 80 or len(text) > 800:
        return None
    if match := _LABELLED.fullmatch(text):
        return _labelled(match["rest"].strip())
    if (match := _IN_BRACKETS.fullmatch(text)) and _names_somebody(match["credit"]):
        return PlanPicture(match["caption"].strip(), _bare(match["credit"]))
    if match := _LABEL_AT_END.fullmatch(text):
        return PlanPicture(match["caption"].strip(" |–—-"), _bare(match["credit"]))
    if (match := _IN_PARENTHESES.fullmatch(text)) and _names_somebody(match["credit"]):
        formed = bool(_CREDIT_FORM.search(match["credit"]))
        if formed or (in_front and words(text) <= 40):
            return PlanPicture(match["caption"].strip(), _bare(match["credit"]))
    return None


def _labelled(rest: str) -> PlanPicture:
    """What follows "Photo:": a credit when it is a name, else a caption, perhaps with both."""
    inner = split_credit(rest)
    if inner.credit:
        return inner
    is_credit = words(rest) <= 6 and not ends_sentence(rest)
    return PlanPicture(credit=rest) if is_credit else PlanPicture(caption=rest)


def split_credit(caption: str) -> PlanPicture:
    """A caption known to be one, taken apart into caption and credit."""
    for pattern in (_IN_BRACKETS, _LABEL_AT_END, _IN_PARENTHESES):
        match = pattern.fullmatch(caption)
        if match and _names_somebody(match["credit"]):
            return PlanPicture(match["caption"].strip(" |–—-"), _bare(match["credit"]))
    if match := _LABELLED.fullmatch(caption):
        return PlanPicture(credit=_bare(match["rest"]))
    return PlanPicture(caption=caption)


def better_caption(one: PlanPicture, other: PlanPicture) -> PlanPicture:
    """The one of two spellings of the same caption that a typesetter would print."""
    return max(one, other, key=lambda p: typographic_marks(p.caption + p.credit))


def split_dateline(paragraph: str) -> tuple[str, str, bool]:
    """A first paragraph as (dateline, text, certain).

    A place must be in capitals, carry a date, or stand before an agency in parentheses; in
    Arabic, which has no capitals, one or two words before a dash will do, and are uncertain.
    """
    match = _DATELINE.fullmatch(paragraph)
    if not match or words(match["rest"]) < 3:
        return "", paragraph, True
    place, agency = (match["place"] or "").strip(" ,،"), match["agency"] or ""
    dateline = tidy(f"{place} {agency}")
    bare = re.sub(_MONTH_AND_DAY, "", place).strip(" ,")
    has_date = bare != place or full_date(place) is not None
    first = bare.split(",")[0]
    capitals = first.isupper() and len(first) > 2
    if agency and not agency[1].islower() and (not place or words(place) <= 6):
        return dateline, match["rest"], True
    if (capitals or has_date) and words(place) <= 8:
        return dateline, match["rest"], True
    if re.fullmatch(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+)?", place):
        return dateline, match["rest"], False
    return "", paragraph, True


def _names_somebody(credit: str) -> bool:
    """Whether bracketed words can be a credit: not "[sic]", "[…]" or an aside."""
    first = credit.strip()[:1]
    return (
        bool(first)
        and words(credit) <= 10
        and (first == "©" or (first.isalpha() and not first.islower()))
    )


def _bare(credit: str) -> str:
    match = _LABELLED.fullmatch(credit.strip())
    return (match["rest"] if match else credit).strip(" .")
