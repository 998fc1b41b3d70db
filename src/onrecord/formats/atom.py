"""Atom feeds (RFC 4287).

Built with ``xml.etree`` rather than lxml: it is in the standard library, and its bytes do not
change with the libxml2 a machine happens to have, so that equal items give equal feeds (and equal
ETags) everywhere. What it does not do, dropping characters that XML forbids, ``xml_text`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from xml.etree import ElementTree as ET

from .newsitem import Correction, NewsItem, require_aware, rfc3339, xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"

# By primary language subtag (RFC 5646); other languages get English, marked as such.
_LABELS = {
    "en": {
        "clarification": "Clarification",
        "correction": "Correction",
        "retraction": "Retraction",
    },
    "ar": {"clarification": "توضيح", "correction": "تصحيح", "retraction": "سحب"},
}


@dataclass(frozen=True)
class Feed:
    """A feed and its items, in the order readers shall see them.

    ``id`` is permanent, ``url`` the HTML page with the same list, ``self_url`` the feed's own
    address. ``updated`` also moves when an item leaves, so only the caller can know it.
    Raises ValueError when ``updated`` is naive.
    """

    id: str
    title: str
    url: str
    self_url: str
    updated: datetime
    language: str
    author: str
    items: tuple[NewsItem, ...]
    subtitle: str = ""

    def __post_init__(self) -> None:
        require_aware(self.updated, "updated")


def render(feed: Feed) -> bytes:
    """Return the feed as an Atom document in UTF-8; equal feeds give equal bytes.

    An entry's content is its notices, a retraction first, then the body. Characters that XML
    forbids are dropped, line ends become ``\\n``.
    """
    root = ET.Element("feed", {"xmlns": NAMESPACE})
    if feed.language:
        root.set("xml:lang", xml_text(feed.language))
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", rfc3339(feed.updated))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="alternate", type="text/html", href=feed.url)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.self_url)
    for item in feed.items:
        _add_entry(root, item, feed.language)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    clean = {name: xml_text(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, clean)
    if text:
        element.text = xml_text(text)
    return element


def _add_entry(root: ET.Element, item: NewsItem, feed_language: str) -> None:
    entry = _add(root, "entry")
    if item.language != feed_language:
        entry.set("xml:lang", xml_text(item.language))
    _add(entry, "id", item.id)
    _add(entry, "title", item.headline)
    _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    if item.record_url:
        # RFC 5829 section 3.1: the page that lists the versions of this one.
        _add(entry, "link", rel="version-history", type="text/html", href=item.record_url)
    _add(entry, "published", rfc3339(item.published_at))
    _add(entry, "updated", rfc3339(item.modified_at))
    _add_author(entry, item)
    if item.section:
        _add(entry, "category", term=item.section)
    if item.standfirst and not item.withdrawn:
        _add(entry, "summary", item.standfirst)
    content = _content(item)
    if content:
        _add(entry, "content", content, type="html")


def _add_author(entry: ET.Element, item: NewsItem) -> None:
    author = _add(entry, "author")
    _add(author, "name", item.byline or item.publisher.name)
    if not item.byline and item.publisher.url:
        _add(author, "uri", item.publisher.url)


def _content(item: NewsItem) -> str:
    retractions = [notice for notice in item.corrections if notice.kind == "retraction"]
    others = [notice for notice in item.corrections if notice.kind != "retraction"]
    parts = [_notice(notice, item.language) for notice in retractions]
    if not retractions and (item.retracted or item.withdrawn):
        # Without its notice a retracted story must still not pass for a sound one.
        parts.append(f"<p>{_label('retraction', item.language)}</p>")
    parts += [f"<aside>{_notice(notice, item.language)}</aside>" for notice in others]
    if not item.withdrawn:
        parts.append(item.body_html)
    return "\n".join(part for part in parts if part)


def _notice(notice: Correction, language: str) -> str:
    moment = rfc3339(notice.published_at)
    shown = f"{moment[:10]} {moment[11:16]} UTC"
    return (
        f"<p>{_label(notice.kind, language, ':')} {escape(notice.text)} "
        f'<a href="{escape(notice.url)}"><time datetime="{moment}">{shown}</time></a></p>'
    )


def _label(kind: str, language: str, end: str = "") -> str:
    labels = _LABELS.get(language.split("-", maxsplit=1)[0].lower())
    if labels is None:
        return f'<strong lang="en">{_LABELS["en"][kind]}{end}</strong>'
    return f"<strong>{labels[kind]}{end}</strong>"
