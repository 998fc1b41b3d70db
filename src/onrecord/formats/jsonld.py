"""schema.org structured data of a story, as JSON-LD for the story's own page.

The vocabulary has no ``correctedWork`` (it was only ever proposed): a notice hangs on its story by
``correction`` alone.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .newsitem import Correction, NewsItem, Organization, Person, Picture, rfc3339

# What could end the script element or open a comment in it (HTML, "Restrictions for contents of
# script elements"), the two line separators older JavaScript does not allow inside a string, and
# lone surrogates, which cannot be encoded as UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def article(item: NewsItem) -> dict[str, Any]:
    """Return the schema.org NewsArticle of ``item``; a key without a value is absent.

    A withdrawn story keeps headline, dates and notices and loses description and pictures.
    """
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": item.id,
            "url": item.url,
            "mainEntityOfPage": _filled({"@type": "WebPage", "@id": item.url}),
            "headline": item.headline,
            "description": "" if item.withdrawn else item.standfirst,
            "inLanguage": item.language,
            "datePublished": rfc3339(item.published_at),
            "dateModified": rfc3339(item.modified_at),
            "author": [_author(item)],
            "articleSection": item.section,
            "image": [] if item.withdrawn else [_image(picture) for picture in item.pictures],
            "publisher": _publisher(item.publisher),
            "version": item.version,
            "correction": [_correction(notice, item.publisher) for notice in item.corrections],
            **_source(item.source),
        }
    )


def script(data: dict[str, Any]) -> str:
    """Return ``data`` as JSON that may stand inside ``<script type="application/ld+json">``.

    Compact, in the order given. Raises ValueError for NaN and infinities, which JSON has not.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}


def _author(item: NewsItem) -> dict[str, Any]:
    if not item.byline:
        return _organization(item.publisher)
    # A byline is what the desk wrote ("Ada Lund and Bo Reyes"); splitting it would be a guess.
    person = Person(name=item.byline)
    return _filled({"@type": "Person", "name": person.name, "url": person.url})


def _organization(organization: Organization) -> dict[str, Any]:
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "name": organization.name,
            "url": organization.url,
        }
    )


def _publisher(organization: Organization) -> dict[str, Any]:
    logo = {"@type": "ImageObject", "url": organization.logo} if organization.logo else {}
    more = {"logo": logo, "correctionsPolicy": organization.corrections_policy}
    return _organization(organization) | _filled(more)


def _image(picture: Picture) -> dict[str, Any]:
    return _filled(
        {
            "@type": "ImageObject",
            "url": picture.url,
            "contentUrl": picture.url,
            "caption": picture.caption,
            "creditText": picture.credit,
            "width": picture.width,
            "height": picture.height,
        }
    )


def _correction(notice: Correction, publisher: Organization) -> dict[str, Any]:
    return _filled(
        {
            "@type": "CorrectionComment",
            "@id": notice.url,
            "url": notice.url,
            "text": notice.text,
            "datePublished": rfc3339(notice.published_at),
            "author": _organization(publisher),
        }
    )


def _source(source: str) -> dict[str, Any]:
    """An address is the work this one is based on; a name is the organisation it came from."""
    if source.startswith(("http://", "https://")):
        return {"isBasedOn": source}
    if source:
        return {"sourceOrganization": {"@type": "Organization", "name": source}}
    return {}
