from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from onrecord.formats.sitemap import Entry, render

URL = "https://lantern.example/search/?a=1&b=2"


def test_golden(items, assert_golden):
    entries = [Entry(item.url, item.modified_at) for item in (items["corrected"], items["arabic"])]
    assert_golden("sitemap/sitemap.xml", render([*entries, Entry(URL, None)]))


def test_addresses_and_dates_read_back():
    moment = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    root = ET.fromstring(render([Entry(URL, None), Entry("https://lantern.example/", moment)]))
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [[child.text for child in url] for url in root] == [
        [URL],
        ["https://lantern.example/", "2026-03-02T08:30:00Z"],
    ]


def test_an_entry_refuses_a_naive_moment():
    with pytest.raises(ValueError, match=r"^modified_at must be an aware datetime$"):
        Entry(URL, datetime(2026, 3, 2))


def test_fifty_thousand_entries_are_the_most():
    entries = [Entry(URL, None)] * 50_000
    assert render(entries).count(b"<loc>") == 50_000
    with pytest.raises(ValueError, match="at most 50000 entries"):
        render(entry for entry in [*entries, entries[0]])
