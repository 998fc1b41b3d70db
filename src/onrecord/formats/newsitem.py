"""The published story as every wire format sees it, and the two spellings they share.

Texts (headline, standfirst, byline, notice) are plain text, never HTML; ``body_html`` is clean
HTML whose addresses are absolute. All addresses are absolute URLs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

CORRECTION_KINDS = ("clarification", "correction", "retraction")

# The complement of the Char production, XML 1.0 section 2.2. Lone surrogates belong to it too.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def require_aware(moment: datetime, name: str) -> None:
    """Raise ValueError, naming the field, when ``moment`` has no offset from UTC."""
    if moment.utcoffset() is None:
        raise ValueError(f"{name} must be an aware datetime")


def rfc3339(moment: datetime) -> str:
    """Return an aware moment as RFC 3339 in UTC with whole seconds: ``2026-03-02T14:05:00Z``.

    Always UTC, so that one instant has one spelling whatever zone it was stored in. The same
    string is a valid ISO 8601 (schema.org) and W3C (sitemaps) date and time.
    """
    require_aware(moment, "moment")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def xml_text(text: str) -> str:
    """Return ``text`` without the characters XML 1.0 forbids (section 2.2).

    Line ends become ``\\n``, as every XML parser would read them anyway (section 2.11).
    """
    return _NOT_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Person:
    """Somebody named in a byline; ``url`` is the page about them."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Organization:
    """The publisher; ``corrections_policy`` is the page that *is* the policy, not the list."""

    name: str
    url: str
    logo: str = ""
    corrections_policy: str = ""


@dataclass(frozen=True)
class Picture:
    """One picture of a story; width and height in pixels, 0 when unknown."""

    url: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""


@dataclass(frozen=True)
class Correction:
    """A published notice; ``url`` is its own address, ``kind`` one of ``CORRECTION_KINDS``.

    Raises ValueError for another kind or a naive ``published_at``.
    """

    url: str
    kind: str
    text: str
    published_at: datetime

    def __post_init__(self) -> None:
        if self.kind not in CORRECTION_KINDS:
            raise ValueError(f"kind must be one of {', '.join(CORRECTION_KINDS)}: {self.kind!r}")
        require_aware(self.published_at, "published_at")


@dataclass(frozen=True)
class NewsItem:
    """A story in its current public version.

    ``id`` is permanent: it outlives changes of address and of headline. ``modified_at`` is the
    last *significant* modification; a minor edit does not move it. ``corrections`` keep the order
    they are given in. ``source`` is where the text came from: an address or a name.
    ``retracted`` keeps the text readable under the notice; ``withdrawn`` leaves only headline and
    notices. ``record_url`` is the page with the story's public history.

    Raises ValueError for a naive datetime.
    """

    id: str
    url: str
    headline: str
    language: str
    published_at: datetime
    modified_at: datetime
    version: str
    publisher: Organization
    standfirst: str = ""
    byline: str = ""
    section: str = ""
    body_html: str = ""
    pictures: tuple[Picture, ...] = ()
    corrections: tuple[Correction, ...] = ()
    source: str = ""
    retracted: bool = False
    withdrawn: bool = False
    record_url: str = ""

    def __post_init__(self) -> None:
        require_aware(self.published_at, "published_at")
        require_aware(self.modified_at, "modified_at")
