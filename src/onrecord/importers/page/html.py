"""An HTML page of a news site: its story, told from everything around it.

Three witnesses are heard. An extractor (trafilatura) says which text is the main text; the tree
itself says what stands where, which links stand alone and which captions belong to pictures;
the page's metadata says who, when and in which language. Where they disagree the plan says so.
"""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any

import lxml.html
from lxml import etree

from onrecord.importers.page.assemble import NO_STORY
from onrecord.importers.page.dates import full_date
from onrecord.importers.page.html_story import HEADINGS, Extract, Reader
from onrecord.importers.page.lines import looks_like_prose, normal, tidy, words
from onrecord.importers.page.markup import Block, read_blocks
from onrecord.importers.page.metadata import read_facts
from onrecord.importers.page.plan import PageUnreadable, Plan

MOST_ELEMENTS = 30_000
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def parse_html(text: str, *, url: str = "") -> Plan:
    """The plan for a page of HTML read from `url`. Raises `PageUnreadable`."""
    root = _tree(text)
    facts = read_facts(root, url)
    blocks = read_blocks(root, facts.base)
    extract = _extract(text, facts.address)
    story = _of_the_story(blocks, extract.text)
    if not story:
        raise PageUnreadable(NO_STORY)
    return Reader(blocks, story, facts, extract).plan()


def _tree(text: str) -> Any:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageUnreadable(NO_STORY) from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise PageUnreadable(
            "This page has far more parts than a story. Copy the story's text into a file with the "
            "headline on the first line and import that."
        )
    return root


def _extract(text: str, address: str) -> Extract:
    import trafilatura

    try:
        document: Any = trafilatura.bare_extraction(
            text, url=address or None, include_comments=False, favor_recall=True, with_metadata=True
        )
    except Exception:  # noqa: BLE001 whatever a stranger's page does to the extractor, we go on
        return Extract()
    if document is None or document.body is None:
        return Extract()
    on = full_date(document.date or "")
    if on and not any(on.strftime(form) in address + text for form in ("%Y-%m-%d", "%Y/%m/%d")):
        on = None  # the extractor completes half dates ("© 2020") by guessing
    return Extract(_key("".join(document.body.itertext())), tidy(document.author or ""), on)


def _of_the_story(blocks: list[Block], extracted: str) -> list[int]:
    """The places of the blocks that make up the main text.

    Those the extractor found; when it found none (it likes long pages), the prose of the article
    that holds most of it.
    """
    texts = [
        place
        for place, block in enumerate(blocks)
        if block.text
        and not (block.reason or block.picture)
        and block.tag not in HEADINGS | {"whole"}
    ]
    found = [n for n in texts if words(blocks[n].text) > 3 and _key(blocks[n].text) in extracted]
    if any(looks_like_prose(blocks[n].text, 8) for n in found):
        return found
    prose = [n for n in texts if looks_like_prose(blocks[n].text, 8)]
    scopes = Counter(blocks[n].scope for n in prose)
    return [n for n in prose if blocks[n].scope == scopes.most_common(1)[0][0]]


def _key(text: str) -> str:
    return "".join(normal(text).split())
