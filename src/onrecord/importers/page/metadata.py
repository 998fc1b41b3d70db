"""What an HTML page says about its story outside the text: JSON-LD, meta tags, `time`, `html`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.importers.page.dates import full_date
from onrecord.importers.page.lines import normal, tidy

# schema.org types of stories: Article and everything below it that newsrooms use.
_STORY_TYPE = re.compile(r"(?:\w*NewsArticle|Article|\w*Article|BlogPosting|Report)", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """What the page states. Empty strings and None where it states nothing.

    `headlines` and `dates` are in the order in which they are believed; `base` is the address
    that relative links start from.
    """

    headlines: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    description: str = ""
    language: str = ""
    address: str = ""
    base: str = ""


def read_facts(root: Any, url: str = "") -> Facts:
    """The facts of a page whose tree is `root` (an lxml element), read from `url`."""
    story = next(_stories(root), {})
    meta = _meta(root)
    address = web_address(url) or next(
        filter(None, (web_address(href) for href in root.xpath("//link[@rel='canonical']/@href"))),
        web_address(meta.get("og:url", "")),
    )
    bases = root.xpath("//base/@href")[:1]
    return Facts(
        headlines=_headlines(root, story, meta),
        writers=_writers(story, meta),
        dates=_dates(root, story, meta),
        description=tidy(meta.get("og:description") or meta.get("description", "")),
        language=_language(root, story),
        address=address,
        base=web_address(str(bases[0]), address) if bases else address,
    )


def web_address(href: str, base: str = "") -> str:
    """An absolute http(s) address, or empty when the link leads anywhere else."""
    # Browsers drop these from addresses, so "java\nscript:" would be one to them.
    text = re.sub(r"[\x00-\x1f\x7f]", "", href).strip().replace(" ", "%20")
    try:
        absolute = urljoin(base, text)
        parts = urlsplit(absolute)
        host = parts.hostname
    except ValueError:
        return ""
    return absolute if parts.scheme in {"http", "https"} and host else ""


def _stories(root: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe a story."""
    for script in root.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            found = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [found]
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and _STORY_TYPE.fullmatch(kind) for kind in kinds):
                    yield item
                queue.extend(item.get(key) for key in ("@graph", "mainEntity") if key in item)


def _meta(root: Any) -> dict[str, str]:
    """The meta tags by their lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _headlines(root: Any, story: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    stated = [
        _text(story.get("headline")),
        meta.get("og:title", ""),
        meta.get("twitter:title", ""),
        *_titles(root),
    ]
    return _distinct(stated)


def _titles(root: Any) -> Iterator[str]:
    """The title element, without the site's name behind a dash or bar."""
    for element in root.xpath("//head/title"):
        title = tidy(element.text_content())
        yield re.sub(r"\s+[|–—«»•·-]\s+[^|–—«»•·]{1,40}$", "", title)
        yield title


def _writers(story: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    """Names of people; an organisation that signs as the author is no byline."""
    authors = story.get("author")
    names: list[str] = []
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict):
            kind = author.get("@type", "Person")
            if kind == "Person" or (isinstance(kind, list) and "Person" in kind):
                names.append(_text(author.get("name")))
        else:
            names.append(_text(author))
    if not any(names):
        names = [meta.get(name, "") for name in ("author", "article:author", "parsely-author")]
        names = [name for name in names if name][:1]
    return tuple(
        name for name in _distinct(names) if not re.search(r"//|@", name) and len(name) <= 120
    )


def _dates(root: Any, story: dict[str, Any], meta: dict[str, str]) -> tuple[date, ...]:
    """Stated days of publication; of a moment, the day in the page's own time zone."""
    stated = [
        _text(story.get("datePublished")),
        meta.get("article:published_time", ""),
        meta.get("datepublished", ""),
        meta.get("dc.date.issued", "") or meta.get("dcterms.created", ""),
        *root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime"),
        *root.xpath("//*[@itemprop='datePublished']/@content"),
        *root.xpath("(//article//time/@datetime)[1]"),
    ]
    found = [day for text in stated if (day := full_date(str(text)[:80]))]
    return tuple(dict.fromkeys(found))


def _language(root: Any, story: dict[str, Any]) -> str:
    stated = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    stated += [*root.xpath("//article/@lang")[:1], _text(story.get("inLanguage"))]
    for tag in stated:
        match = re.match(r"([a-z]{2,3})(?:[-_]|$)", str(tag or "").strip().lower())
        if match:
            return match[1]
    return ""


def _text(value: Any) -> str:
    """A JSON-LD value as text; objects and lists of objects count as nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return tidy(value) if isinstance(value, str) else ""


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    found = {normal(text): tidy(text) for text in reversed(list(texts)) if tidy(text or "")}
    return tuple(reversed(found.values()))
