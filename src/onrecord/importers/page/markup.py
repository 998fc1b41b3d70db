"""An HTML tree as a flat list of blocks: text, links standing in it, and pictures.

A stranger's markup ends here: what comes out is plain text and http(s) addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from onrecord.importers.page.frontmatter import split_credit
from onrecord.importers.page.lines import (
    ends_sentence,
    looks_like_prose,
    tidy,
    words,
)
from onrecord.importers.page.metadata import web_address
from onrecord.importers.page.plan import PlanPicture

_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "head", "nav", "dialog", "map"}
    | {"datalist", "textarea", "select", "option", "object", "embed", "canvas"}
)
_PLAYERS = frozenset({"iframe", "video", "audio"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "rp", "rt", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture"}
)
_VOID = frozenset({"area", "col", "input", "link", "meta", "param", "source", "track"})
# Stands for a `br` in running text: line breaks of the source itself are only white space.
_BREAK = "\x1e"
_REASONS = {"aside": "stands beside the story", "form": "part of a form", "button": "a button"}
_MARKED = re.compile(
    r"(?:^|[\s_-])(related|recommend\w*|newsletter\w*|shar(?:e|ing)|social\w*|comments?|cookie\w*"
    r"|consent|promo\w*|advert\w*|sponsor\w*|breadcrumbs?|tags|taglist|author-?bio|about-?author"
    r"|subscri\w*|sign-?up|pagination|popup|modal|sidebar|widget\w*|most-?(?:read|popular))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = (
    (
        "standfirst",
        re.compile(r"standfirst|\bdek\b|sub-?(?:title|head(?:line)?)\b|article-summary"),
    ),
    ("byline", re.compile(r"byline|\bauthors?(?:-name)?\b")),
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|source|byline|attribution", re.IGNORECASE
)


@dataclass(frozen=True)
class Block:
    """A piece of the page in reading order.

    `tag` is the nearest block element; `links` are the texts and raw targets of its anchors;
    `reason` says why it cannot be of the story, `role` what its markup calls it; `scope`,
    `number` and `parent` are the numbers of the outermost article it stands in (0: none), of its
    own element and of the one around that.
    """

    text: str = ""
    tag: str = "p"
    links: tuple[tuple[str, str], ...] = ()
    picture: PlanPicture | None = None
    reason: str = ""
    role: str = ""
    scope: int = 0
    number: int = 0
    parent: int = 0


def read_blocks(root: Any, base: str) -> list[Block]:
    """The blocks of a page, menus and invisible parts left out without a word."""
    return _Walker(base).walk(root)


class _Walker:
    def __init__(self, base: str) -> None:
        self._base = base
        self._blocks: list[Block] = []
        self._stack: list[Block] = [Block(tag="body")]
        self._run: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._anchor: tuple[int, str] | None = None
        self._images: list[Block] = []
        self._count = 0
        self._prose = 0

    def walk(self, root: Any) -> list[Block]:
        self._prose = _prose(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in walker:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if self._start(element):
                    skipped = element
                    walker.skip_subtree()
            else:
                if element is not skipped:
                    self._end(element)
                skipped = None
                self._run.append(element.tail or "")
        self._flush()
        return self._blocks

    def _start(self, element: Any) -> bool:
        """Enter an element; True means that its content is dealt with or ignored."""
        tag = element.tag
        if tag in _SILENT or tag in _VOID or _is_hidden(element):
            return True
        if tag == "img":
            self._image(element)
            return True
        if tag in {"br", "hr"}:
            self._run.append(_BREAK)
            return True
        if tag in _PLAYERS or _is_figure(element) or self._is_data(element):
            self._flush()
            self._whole(element)
            return True
        if tag == "a" and self._anchor is None:
            self._anchor = (len(self._run), element.get("href") or "")
        if tag not in _INLINE:
            self._flush()
            self._stack.append(self._context(element))
        self._run.append(element.text or "")
        return False

    def _end(self, element: Any) -> None:
        if element.tag == "a" and self._anchor:
            start, href = self._anchor
            if text := tidy("".join(self._run[start:])):
                self._links.append((text, href))
            self._anchor = None
        elif element.tag not in _INLINE:
            self._flush()
            self._stack.pop()

    def _context(self, element: Any) -> Block:
        """What holds for everything inside an element."""
        above, tag = self._stack[-1], element.tag
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        reason = above.reason or _REASONS.get(tag, "")
        if not reason and tag == "footer":
            reason = "the foot of the page"
        if not reason and (match := _MARKED.search(names)):
            reason = f"in a part of the page marked “{match[1].lower()}”"
        if reason and not above.reason and self._holds_the_story(element):
            reason = ""
        role = above.role or _role(element, names)
        self._count += 1
        scope = above.scope or (self._count if tag in {"article", "main"} else 0)
        return Block(
            tag=tag, reason=reason, role=role, scope=scope, number=self._count, parent=above.number
        )

    def _holds_the_story(self, element: Any) -> bool:
        """Whether an element holds so much of the page that its name cannot be the truth.

        Some systems wrap the whole page in a form, or mark its body with "has-sidebar".
        """
        return bool(self._prose) and _prose(element) * 2 > self._prose

    def _is_data(self, element: Any) -> bool:
        """Whether an element is a table of data; old pages lay stories out in tables."""
        return element.tag == "table" and not self._holds_the_story(element)

    def _flush(self) -> None:
        """End the running text and make a block of it, or several where it has line breaks."""
        above, text, links = self._stack[-1], "".join(self._run), tuple(self._links)
        if self._anchor:  # an anchor around several blocks is a link in each of them
            start, href = self._anchor
            if inner := tidy("".join(self._run[start:])):
                links += ((inner, href),)
            self._anchor = (0, href)
        self._blocks.extend(self._images)
        self._run, self._links, self._images = [], [], []
        for piece in _pieces(text):
            own = tuple(link for link in links if link[0] in piece)
            self._blocks.append(replace(above, text=piece, links=own))

    def _image(self, element: Any) -> None:
        src = _source(element, self._base)
        if src and not _is_tiny(element):
            self._images.append(replace(self._stack[-1], picture=PlanPicture(src=src)))

    def _whole(self, element: Any) -> None:
        """Figures, tables and players, which are taken or left as one piece."""
        above = self._stack[-1]
        text = _visible_text(element)
        images = element.xpath(".//img") if element.tag != "table" else []
        if images:
            picture = _picture(element, images[0], self._base)
            self._blocks.append(replace(above, text=text, picture=picture))
            return
        kind = "a table" if element.tag == "table" or element.xpath(".//table") else "a figure"
        if element.tag in _PLAYERS or element.xpath(".//iframe|.//video|.//audio"):
            kind = "a player or embedded page"
        source = web_address(element.get("src") or "", self._base)
        self._blocks.append(replace(above, text=text or source or kind, tag="whole", role=kind))


def _pieces(text: str) -> list[str]:
    """Running text cut at double line breaks, and at single ones where a paragraph ended."""
    pieces: list[str] = []
    for part in re.split(rf"{_BREAK}\s*{_BREAK}", text):
        joined: list[str] = []
        for row in filter(None, map(tidy, part.split(_BREAK))):
            if joined and not (ends_sentence(joined[-1]) and words(joined[-1]) >= 12):
                joined[-1] += " " + row
            else:
                joined.append(row)
        pieces.extend(joined)
    return pieces


def _role(element: Any, names: str) -> str:
    if element.get("itemprop") == "author" or "author" in (element.get("rel") or ""):
        return "byline"
    return next((role for role, form in _ROLES if form.search(names.lower())), "")


def _prose(element: Any) -> int:
    """How many paragraphs of prose an element holds, those cut by `br` counted once."""
    tags = ("p", "div", "td", "section", "article")
    texts = (
        tidy("".join([part.text or "", *(child.tail or "" for child in part)]))
        for part in element.iter(*tags)
    )
    return sum(looks_like_prose(text) for text in texts)


def _is_hidden(element: Any) -> bool:
    style = element.get("style") or ""
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or bool(_HIDDEN.search(style))
    )


def _is_figure(element: Any) -> bool:
    return element.tag == "figure" or "wp-caption" in (element.get("class") or "").split()


def _is_tiny(image: Any) -> bool:
    sizes = [image.get("width") or "", image.get("height") or ""]
    return any(size.isdecimal() and int(size) < 100 for size in sizes)


def _picture(figure: Any, image: Any, base: str) -> PlanPicture:
    captions = figure.xpath(
        ".//figcaption|.//*[contains(concat(' ', @class, ' '), ' wp-caption-text ')]"
    )
    src = _source(image, base)
    if not captions:
        return PlanPicture(src=src)
    for part in captions[0].iterdescendants():
        marked = isinstance(part.tag, str) and (
            _CREDIT_CLASS.search(part.get("class") or "") or part.tag in {"cite", "small"}
        )
        if marked and (credit := _visible_text(part)):
            caption = _visible_text(captions[0])
            before, _, after = caption.rpartition(credit)
            found = split_credit(f"[{credit.strip('[]()')}]").credit or credit
            return PlanPicture(tidy(f"{before} {after}").strip(" |–—-[]()/"), found, src)
    return replace(split_credit(_visible_text(captions[0])), src=src)


def _source(image: Any, base: str) -> str:
    """The address of an image, past the placeholders of scripts that load it late."""
    srcset = (image.get("srcset") or image.get("data-srcset") or "").split(",")[0].split()
    candidates = [image.get("data-src"), image.get("data-lazy-src"), image.get("src"), *srcset[:1]]
    return next(filter(None, (web_address(text or "", base) for text in candidates if text)), "")


def _visible_text(element: Any) -> str:
    texts = element.xpath(
        "descendant-or-self::text()[not(ancestor::script or ancestor::style or ancestor::noscript"
        " or ancestor::template)]"
    )
    return tidy(" ".join(str(text) for text in texts))
