"""Sitemaps (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from .newsitem import require_aware, rfc3339, xml_text

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_ENTRIES = 50_000


@dataclass(frozen=True)
class Entry:
    """One page: its absolute address and last significant modification, None when unknown.

    Raises ValueError when ``modified_at`` is naive.
    """

    url: str
    modified_at: datetime | None

    def __post_init__(self) -> None:
        if self.modified_at is not None:
            require_aware(self.modified_at, "modified_at")


def render(entries: Iterable[Entry]) -> bytes:
    """Return one sitemap in UTF-8, entries in the order given.

    Raises ValueError over 50,000 entries, the most that the protocol allows in one file.
    """
    root = ET.Element("urlset", {"xmlns": NAMESPACE})
    for count, entry in enumerate(entries, start=1):
        if count > MAX_ENTRIES:
            raise ValueError(f"a sitemap holds at most {MAX_ENTRIES} entries")
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = xml_text(entry.url)
        if entry.modified_at is not None:
            ET.SubElement(url, "lastmod").text = rfc3339(entry.modified_at)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
