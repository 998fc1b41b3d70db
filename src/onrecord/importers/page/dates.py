"""Lines that state a date. Only a full date (day, month and year) can be a publication date.

A date parser that guesses would turn "Monday" or "November 8" into a day of its own choosing;
for the date under a news story that is worse than none, so this one does not guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Arabic names of the Gregorian months: Egypt and the Gulf, the Levant and Iraq, the Maghreb.
_ARABIC = (
    ("يناير", "كانون الثاني", "جانفي"),
    ("فبراير", "شباط", "فيفري"),
    ("مارس", "آذار"),
    ("أبريل", "إبريل", "ابريل", "نيسان", "أفريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "يونيه", "حزيران", "جوان"),
    ("يوليو", "يوليه", "تموز", "جويلية"),
    ("أغسطس", "اغسطس", "آب", "أوت"),
    ("سبتمبر", "أيلول"),
    ("أكتوبر", "اكتوبر", "تشرين الأول"),
    ("نوفمبر", "تشرين الثاني"),
    ("ديسمبر", "كانون الأول"),
)
_MONTHS = (
    {name: number for number, name in enumerate(_ENGLISH, 1)}
    | {name[:3]: number for number, name in enumerate(_ENGLISH, 1)}
    | {"sept": 9}
    | {name: number for number, names in enumerate(_ARABIC, 1) for name in names}
)
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:ال)?(?:[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_FORMS = tuple(
    re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_ISO_TIME}",
        rf"{_DAY}(?: of)?[ .-]*(?P<month>{_MONTH})\.?[ ,،-]*{_YEAR}م?",
        rf"(?P<month>{_MONTH})\.? {_DAY},? {_YEAR}",
        rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}",
    )
)
_HALF = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH})\.? \d{{1,2}}|{_WEEKDAY}|today|"
    r"yesterday|just now|(?:\d+|an?) (?:second|minute|min|hour|hr|day|week|month|year)s? ago|"
    r"اليوم|أمس|منذ .{1,20}|قبل \d+ .{1,12})(?!\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<!\w)(?:first )?(?:(?P<issued>published|posted|created|date|issued|نشر(?:ت)?|تاريخ النشر"
    r"|تاريخ)|(?P<changed>(?:last )?(?:updated|modified|edited)|آخر تحديث|تحديث|تم التحديث))"
    r"(?: (?:on|at|في|يوم))?\s*[:：]?(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<!\w)(?:(?:at )?\d{{1,2}}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?| [صم])?"
    r"|(?:gmt|utc|[a-z]{2,4}t|z)(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d"
    rf"|{_WEEKDAY}|on|at|في|الساعة|بتوقيت غرينتش)(?!\w)",
    re.IGNORECASE,
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class DateLine:
    """A line that states a date and nothing else.

    `on` is None when the date is not complete or can be read in two ways; `changed` says that
    it is the date of a change, not of publication; `ambiguous` that day and month could swap.
    """

    on: date | None
    changed: bool = False
    ambiguous: bool = False


def date_line(text: str) -> DateLine | None:
    """What date a line states, or None when the line is about more than a date.

    When a line states two ("Published …, updated …"), the one of publication counts.
    """
    line = text.translate(_DIGITS)
    if len(line) > 120 or not (_full(line) or _HALF.search(line)):
        return None
    if re.search(r"[^\W_]", _without_dates(line)):
        return None
    found = [_labelled(line, match) for match in _full(line)]
    if not found:
        return DateLine(on=None)
    return next((one for one in found if not one.changed), found[0])


def full_date(text: str) -> date | None:
    """The first complete and unambiguous date anywhere in a text."""
    for match in _full(text.translate(_DIGITS)):
        on, ambiguous = _read(match)
        if on and not ambiguous:
            return on
    return None


def _full(line: str) -> list[re.Match[str]]:
    """The complete dates of a line in their order, none inside another."""
    found: list[re.Match[str]] = []
    for form in _FORMS:
        for match in form.finditer(line):
            if all(match.end() <= old.start() or match.start() >= old.end() for old in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def _without_dates(line: str) -> str:
    for match in reversed(_full(line)):
        line = line[: match.start()] + " " + line[match.end() :]
    for pattern in (_HALF, _CLOCK, _LABEL, _CLOCK):
        line = pattern.sub(" ", line)
    return line


def _labelled(line: str, match: re.Match[str]) -> DateLine:
    on, ambiguous = _read(match)
    labels = [label for label in _LABEL.finditer(line) if label.start() < match.start()]
    changed = bool(labels and labels[-1]["changed"])
    return DateLine(None if ambiguous else on, changed, ambiguous)


def _read(match: re.Match[str]) -> tuple[date | None, bool]:
    """The date of a match, and whether day and month could be the other way round."""
    year, month, day = match["year"], match["month"].casefold(), int(match["day"])
    number = int(month) if month.isdigit() else _MONTHS[" ".join(month.split())]
    day_first = match.re is _FORMS[3]
    if day_first and day <= 12 and number <= 12 and day != number:
        return None, True
    if day_first and number > 12 >= day:
        day, number = number, day
    try:
        return date(int(year), number, day), False
    except ValueError:
        return None, False
