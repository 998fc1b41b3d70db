from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.atom import Feed, render

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = ["]]>", "</script>", "<!--", "&amp;", "\x00", "\x1b", "\x85", "\ufffe", "🙂", "\r\n"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE) | st.text()).map("".join))


def feed_of(*items):
    return Feed(
        id="tag:lantern.example,2026:feed/all",
        title="The Harbour Lantern",
        url="https://lantern.example/",
        self_url="https://lantern.example/feed.atom",
        updated=datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
        language="en",
        author="The Harbour Lantern",
        items=items,
        subtitle="All stories",
    )


def content_of(item):
    return ET.fromstring(render(feed_of(item))).findtext(f"{ATOM}entry/{ATOM}content")


def as_xml_reads(text):
    """The Char production of XML 1.0 and its rule for line ends, character by character."""
    allowed = (
        c
        for c in text
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )
    return "".join(allowed).replace("\r\n", "\n").replace("\r", "\n")


def test_golden(named_item, assert_golden):
    name, item = named_item
    assert_golden(f"atom/{name}.xml", render(feed_of(item)))


def test_a_feed_refuses_a_naive_moment():
    with pytest.raises(ValueError, match=r"^updated must be an aware datetime$"):
        replace(feed_of(), updated=datetime(2026, 3, 5))


def test_what_is_not_known_is_left_out(items):
    publisher = replace(items["plain"].publisher, url="")
    item = replace(
        items["plain"],
        byline="",
        section="",
        standfirst="",
        body_html="",
        language="",
        record_url="",
        publisher=publisher,
    )
    root = ET.fromstring(render(replace(feed_of(item), language="", subtitle="")))
    tags = [child.tag.removeprefix(ATOM) for child in root]
    assert tags == ["id", "title", "updated", "author", "link", "link", "entry"]
    entry = root[-1]
    assert [child.tag.removeprefix(ATOM) for child in entry] == [
        "id",
        "title",
        "link",
        "published",
        "updated",
        "author",
    ]
    assert [child.text for child in entry[-1]] == ["The Harbour Lantern"]
    assert (root.attrib, entry.attrib) == ({}, {})


def test_a_feed_reader_reads_it_back(items):
    parsed = feedparser.parse(render(feed_of(*items.values())))
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    feed = parsed.feed
    assert (feed.id, feed.title, feed.subtitle, feed.updated, feed.language, feed.author) == (
        "tag:lantern.example,2026:feed/all",
        "The Harbour Lantern",
        "All stories",
        "2026-03-05T16:00:00Z",
        "en",
        "The Harbour Lantern",
    )
    assert [
        (e.id, e.title, e.link, e.published, e.updated, e.author, e.summary, e.tags[0].term)
        for e in parsed.entries
    ] == [
        (
            item.id,
            item.headline,
            item.url,
            item.published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            item.modified_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            item.byline or "The Harbour Lantern",
            item.standfirst,
            item.section,
        )
        for item in items.values()
    ]
    # A reader's sanitiser keeps the notices' markup as we wrote it.
    assert [(e.content[0].type, e.content[0].value) for e in parsed.entries] == [
        ("text/html", content_of(item)) for item in items.values()
    ]
    assert [e.content[0].language for e in parsed.entries] == ["en", "en", "en", "ar"]


def test_a_retraction_comes_first_and_the_other_notices_before_the_body(items):
    assert content_of(items["retracted"]) == (
        "<p><strong>Retraction:</strong> The timetable we reported on was a draft; do not rely on "
        'this story. <a href="https://lantern.example/corrections/9/">'
        '<time datetime="2026-03-05T16:00:00Z">2026-03-05 16:00 UTC</time></a></p>\n'
        "<aside><p><strong>Correction:</strong> An earlier version said &quot;four&quot; "
        'crossings; there are five. <a href="https://lantern.example/corrections/7/">'
        '<time datetime="2026-03-03T09:05:00Z">2026-03-03 09:05 UTC</time></a></p></aside>\n'
        "<p>The ferry will leave five times a day.</p>"
    )


def test_a_withdrawn_item_carries_headline_and_notices_only(items):
    item = items["retracted"]
    withdrawn = replace(item, withdrawn=True)
    assert f"{content_of(withdrawn)}\n{item.body_html}" == content_of(item)
    entry = ET.fromstring(render(feed_of(withdrawn))).find(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.find(f"{ATOM}summary")) == (item.headline, None)


@pytest.mark.parametrize("state", ["retracted", "withdrawn"])
def test_a_retraction_without_a_notice_is_still_marked(items, state):
    item = replace(items["plain"], body_html="", **{state: True})
    assert content_of(item) == "<p><strong>Retraction</strong></p>"


def test_a_language_without_labels_gets_english_marked_as_english(items):
    item = replace(items["plain"], language="fi", body_html="", retracted=True)
    assert content_of(item) == '<p><strong lang="en">Retraction</strong></p>'


def test_a_region_does_not_hide_the_label(items):
    item = replace(items["arabic"], language="ar-EG", corrections=(), withdrawn=True)
    assert content_of(item) == "<p><strong>سحب</strong></p>"


class Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data):
        self.text += data


@given(headline=texts, standfirst=texts, notice=texts)
def test_any_text_survives_but_for_what_xml_forbids(items, headline, standfirst, notice):
    item = replace(
        items["corrected"],
        headline=headline,
        standfirst=standfirst,
        body_html="",
        corrections=(replace(items["corrected"].corrections[0], text=notice),),
    )
    entry = ET.fromstring(render(feed_of(item))).find(f"{ATOM}entry")
    html = Text()
    html.feed(entry.findtext(f"{ATOM}content"))
    html.close()
    assert (
        entry.findtext(f"{ATOM}title"),
        entry.findtext(f"{ATOM}summary", default=""),
        html.text,
    ) == (
        as_xml_reads(headline),
        as_xml_reads(standfirst),
        f"Correction: {as_xml_reads(notice)} 2026-03-03 09:05 UTC",
    )
