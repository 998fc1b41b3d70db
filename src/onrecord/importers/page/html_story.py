"""Walking the blocks of an HTML page and deciding what each one is to the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from onrecord.importers.page.assemble import Draft
from onrecord.importers.page.boilerplate import pointed_title
from onrecord.importers.page.frontmatter import byline
from onrecord.importers.page.lines import (
    ends_sentence,
    guess_language,
    looks_like_prose,
    normal,
    words,
)
from onrecord.importers.page.markup import Block
from onrecord.importers.page.metadata import Facts, web_address
from onrecord.importers.page.plan import PageUnreadable, Plan

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LIST_PATHS = frozenset(
    {"tag", "tags", "category", "categories", "author", "authors", "topic", "topics", "section"}
)


@dataclass(frozen=True)
class Extract:
    """What the extractor found: the main text without white space, a writer, a day."""

    text: str = ""
    writer: str = ""
    on: date | None = None


class Reader:
    """Makes a plan of blocks; `story` are the places of those that are the main text."""

    def __init__(
        self, blocks: list[Block], story: list[int], facts: Facts, extract: Extract
    ) -> None:
        self._blocks, self._facts, self._extract = blocks, facts, extract
        self._story = frozenset(story)
        self._first, self._last = story[0], story[-1]
        self._containers = {blocks[place].parent for place in story}
        place, headline = self._headline()
        scope = blocks[self._first].scope
        inside = [n for n, block in enumerate(blocks) if block.scope == scope]
        self._start = place + 1 if 0 <= place < self._first else inside[0]
        self._stop = inside[-1]
        self._draft = Draft(headline, source_url=facts.address, language=facts.language)

    def plan(self) -> Plan:
        draft, facts = self._draft, self._facts
        if facts.dates:
            draft.published_on = facts.dates[0]
        for other in facts.dates[1:]:
            draft.doubt(f"The page states another date of publication, {other.isoformat()}.")
        for writer in facts.writers[:1]:
            stated = byline(writer)
            draft.byline = stated.names if stated else ", ".join(facts.writers)
        for place in range(self._start, self._stop + 1):
            self._read(place, self._blocks[place])
        self._fill_from_extract()
        self._compare_language()
        return draft.finish()

    def _headline(self) -> tuple[int, str]:
        """Where the headline stands (-1: nowhere) and its text.

        A heading that says the same as the metadata is certain; else the last `h1` above the
        text, else the metadata alone.
        """
        headings = [n for n, b in enumerate(self._blocks) if b.tag in HEADINGS and b.text]
        for stated in self._facts.headlines:
            for place in headings:
                if normal(self._blocks[place].text) == normal(stated):
                    return place, self._blocks[place].text
        above = [n for n in headings if self._blocks[n].tag == "h1" and n < self._first]
        if above:
            return above[-1], self._blocks[above[-1]].text
        if self._facts.headlines:
            return -1, self._facts.headlines[0]
        raise PageUnreadable(
            "The page has text but no headline. Copy the text into a file, write its headline on "
            "the first line, and import that."
        )

    def _read(self, place: int, block: Block) -> None:
        draft, text = self._draft, block.text
        if block.reason:
            if text:
                draft.drop(text, block.reason)
        elif block.picture:
            if place <= self._last:
                draft.add_picture(block.picture, text)
        elif block.tag == "whole":
            draft.drop(text, f"{block.role}, which has to be brought over by hand")
            if place < self._last:
                draft.doubt(f"The story contains {block.role}; bring it over by hand if needed.")
        elif not (self._read_role(place, block) or draft.take(text)):
            self._read_text(place, block)

    def _read_role(self, place: int, block: Block) -> bool:
        """Text whose markup says that it is the byline or the standfirst."""
        draft, text = self._draft, block.text
        if not draft.in_front or place > self._last:
            return False
        if block.role == "byline" and words(text) <= 8 and not byline(text):
            if ends_sentence(text) or any(char.isdigit() for char in text):
                return False
            draft.name_writer(text)
            return True
        same = bool(self._facts.description) and normal(text) == normal(self._facts.description)
        if block.role == "standfirst" or (same and place not in self._story):
            draft.standfirst = draft.standfirst or text
            return True
        return False

    def _read_text(self, place: int, block: Block) -> None:
        draft, text = self._draft, block.text
        inside = self._first < place < self._last
        if (link := _lone_link(block)) is not None:
            self._read_link(place, text, *link)
        elif block.tag in HEADINGS:
            self._read_heading(place, block)
        elif place in self._story:
            draft.add_paragraph(text)
        elif (inside or block.parent in self._containers) and (
            looks_like_prose(text) or (inside and block.tag == "p" and ends_sentence(text))
        ):
            draft.add_paragraph(text)
            if looks_like_prose(text):
                draft.doubt(f"“{text[:70]}” may not belong to the story; it was kept.")
        else:
            draft.drop(text, "not part of the main text")

    def _read_heading(self, place: int, block: Block) -> None:
        draft, text = self._draft, block.text
        if self._first < place < self._last:
            draft.add_paragraph(text)
            draft.doubt(f"“{text}” is a sub-heading; it was kept as a paragraph.")
        elif draft.in_front and looks_like_prose(text, 6) and not draft.standfirst:
            draft.standfirst = text
            draft.doubt("The heading below the headline was taken for the standfirst.")
        else:
            draft.drop(text, "a heading outside the story")

    def _read_link(self, place: int, text: str, title: str, href: str) -> None:
        draft, base = self._draft, self._facts.base
        url = web_address(href, base)
        relative = not base and not urlsplit(href).scheme and not href.startswith(("//", "#"))
        if not url and not relative:
            draft.drop(text, "a link that leads to no page")
        elif draft.in_front or place > self._last:
            draft.drop(text, "a link to another page outside the story")
        elif base and _host(url) != _host(base):
            draft.drop(text, "a link to another site, standing alone")
            draft.doubt(f"“{text}” links to {url} and was left out.")
        elif self._blocks[place].tag == "li":
            draft.drop(text, "one of a list of links")
        elif _LIST_PATHS & set(urlsplit(url or href).path.lower().split("/")[:-1]):
            draft.drop(text, "a link to a list of stories")
        elif url and url.partition("#")[0] == self._facts.address.partition("#")[0]:
            draft.drop(text, "a link to this very page")
        else:
            draft.add_link(title, url)

    def _fill_from_extract(self) -> None:
        draft, extract = self._draft, self._extract
        if not draft.byline and extract.writer:
            draft.byline = extract.writer
            draft.doubt(
                f"“{extract.writer}” was taken for the byline from the page's surroundings."
            )
        if not draft.published_on and extract.on:
            draft.published_on = extract.on
            draft.doubt(f"The date {extract.on.isoformat()} was found outside the story.")

    def _compare_language(self) -> None:
        draft = self._draft
        guess, certain = guess_language(" ".join(draft.paragraphs))
        if draft.language and certain and guess != draft.language:
            draft.doubt(
                f"The page says that its language is “{draft.language}”, but its text looks like "
                f"“{guess}”."
            )


def _lone_link(block: Block) -> tuple[str, str] | None:
    """The title and target of a link that is all there is in its block, "Read also:" aside."""
    targets = {href for _, href in block.links}
    if len(targets) != 1:
        return None
    linked = " ".join(text for text, _ in block.links)
    pointed = pointed_title(block.text)
    for title in (block.text, pointed):
        if title and normal(title) == normal(linked):
            return pointed or block.text, targets.pop()
    return None


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    return host.removeprefix("www.").removeprefix("m.")
