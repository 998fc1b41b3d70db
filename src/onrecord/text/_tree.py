"""The tree under ``html``: which nodes read as one text, and how they are cut, filled and wrapped.

Every function that takes a :class:`Run` changes the tree it belongs to in place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bs4 import BeautifulSoup
from bs4.dammit import EntitySubstitution
from bs4.element import AttributeValueList, NavigableString, PageElement, RubyTextString, Tag
from bs4.formatter import HTMLFormatter

KEY = "data-block-key"
ADDRESSED = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre"])
# fmt: off
BLOCK_LEVEL = ADDRESSED | {
    "address", "article", "aside", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "header", "hgroup", "hr", "html",
    "legend", "main", "nav", "ol", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}
# fmt: on
_VISIBLE = (NavigableString, RubyTextString)


@dataclass(frozen=True)
class Run:
    """Neighbouring nodes that read as one text; ``owner`` is the element that carries its key."""

    parent: Tag
    owner: Tag | None = None
    nodes: list[PageElement] = field(default_factory=list)

    def append(self, nodes: Sequence[PageElement]) -> None:
        self.parent.extend(nodes)
        self.nodes.extend(nodes)

    def swap(self, node: PageElement, others: Sequence[PageElement]) -> None:
        """Put ``others`` where ``node`` is, in the tree and, where it is one of them, in nodes."""
        node.replace_with(*others)
        for at, own in enumerate(self.nodes):
            if own is node:
                self.nodes[at : at + 1] = others
                return


@dataclass(frozen=True)
class Piece:
    """A text node, or a ``<br>`` standing for one character, and where it lies in the run."""

    node: PageElement
    start: int
    end: int


class _Fragment(BeautifulSoup):
    """Keeps white space between elements as it is, where the parser would make it one space."""

    ASCII_SPACES = ""


class _Formatter(HTMLFormatter):
    """Keeps the order of attributes and always uses double quotes.

    Wagtail finds links and embeds in stored rich text with regular expressions that know
    ``name="value"`` only.
    """

    def attribute_value(self, value: str) -> str:
        return super().attribute_value(value).replace('"', "&quot;")

    def attributes(self, tag: Tag) -> list[tuple[str, str | AttributeValueList | None]]:
        return list(tag.attrs.items())


_FORMATTER = _Formatter(entity_substitution=EntitySubstitution.substitute_xml)


def parse(markup: str) -> BeautifulSoup:
    # A stray end tag says nothing, but keeps the parser from taking bare text for a file name.
    source = markup if "<" in markup else markup + "</i>"
    return _Fragment(source, "html.parser", multi_valued_attributes=None)


_FACTORY = parse("")


def element(name: str, **attributes: str) -> Tag:
    return _FACTORY.new_tag(name, attrs={k.replace("_", "-"): v for k, v in attributes.items()})


def serialise(node: PageElement) -> str:
    if isinstance(node, Tag):
        return node.decode(formatter=_FORMATTER)
    return node.output_ready(formatter=_FORMATTER) if isinstance(node, NavigableString) else ""


def text(nodes: Iterable[PageElement]) -> str:
    return "".join(map(_shown, _leaves(nodes)))


def pieces(run: Run) -> list[Piece]:
    found, at = [], 0
    for leaf in _leaves(run.nodes):
        found.append(Piece(leaf, at, at + len(_shown(leaf))))
        at = found[-1].end
    return found


def whole(soup: BeautifulSoup) -> Run:
    return Run(soup, None, list(soup.contents))


def runs(soup: BeautifulSoup) -> list[Run]:
    """Every addressable block's run, in reading order."""
    holders = _holders(soup)
    found: list[Run] = []
    for node in soup.descendants:
        parent = node.parent
        if isinstance(node, Tag) and id(node) in holders:
            found.append(Run(node))
        elif parent is not None and id(parent) in holders:
            if not found or not _continues(found[-1], node):
                found.append(Run(parent))
            found[-1].nodes.append(node)
    return _owned(found, holders)


def nearest(candidates: Sequence[Piece], at: int) -> Piece | None:
    """The piece that takes what is put at a place: text rather than a break, the outermost."""
    return min(
        (p for p in candidates if p.start <= at <= p.end),
        key=lambda p: (isinstance(p.node, Tag), sum(1 for _ in p.node.parents)),
        default=None,
    )


def fill(run: Run, piece: Piece, start: int, end: int, new: str) -> None:
    """Change what of [start, end) lies in the piece to ``new``.

    Inline elements that are left with nothing to show are dropped.
    """
    shown = _shown(piece.node)
    before, after = shown[: max(start - piece.start, 0)], shown[max(end - piece.start, 0) :]
    if isinstance(piece.node, Tag):
        parts = lines(before + new + after)
    else:
        kept = [NavigableString(before)], lines(new), [NavigableString(after)]
        parts = [part for group in kept for part in group if isinstance(part, Tag) or part]
    parent = piece.node.parent
    run.swap(piece.node, parts)
    while not parts and parent is not None and parent is not run.parent and _is_bare(parent):
        outer = parent.parent
        run.swap(parent, [])
        parent = outer


def lines(content: str) -> list[PageElement]:
    """Text nodes with ``<br>`` for every "\\n"."""
    nodes: list[PageElement] = []
    for number, line in enumerate(content.split("\n")):
        nodes += [element("br")] if number else []
        nodes += [NavigableString(line)] if line else []
    return nodes


def wrap(piece: Piece, start: int, end: int, span: Tag) -> list[Piece]:
    """Put what of [start, end) lies in the piece into ``span``; what the piece has become.

    A break is not wrapped: the span goes beside it, empty.
    """
    if isinstance(piece.node, Tag):
        put = piece.node.insert_before if start <= piece.start else piece.node.insert_after
        put(span)
        return [piece]
    content = str(piece.node)
    cuts = piece.start, max(start, piece.start), min(end, piece.end), piece.end
    head, body, tail = (
        Piece(NavigableString(content[a - piece.start : b - piece.start]), a, b)
        for a, b in pairwise(cuts)
    )
    before, after = ([p.node] if p.start < p.end else [] for p in (head, tail))
    piece.node.replace_with(*before, span, *after)
    span.append(body.node)
    return [p for p in (head, body, tail) if p.start < p.end]


def _leaves(nodes: Iterable[PageElement]) -> Iterator[PageElement]:
    for top in nodes:
        for node in (top, *(top.descendants if isinstance(top, Tag) else ())):
            if (isinstance(node, Tag) and node.name == "br") or (type(node) in _VISIBLE and node):
                yield node


def _shown(leaf: PageElement) -> str:
    return "\n" if isinstance(leaf, Tag) else str(leaf)


def _is_bare(tag: Tag) -> bool:
    return not text([tag]) and not any(t.can_be_empty_element for t in tag.find_all(True))


def _holders(soup: BeautifulSoup) -> set[int]:
    """The identities of block-level elements and of whatever holds one."""
    found = {id(soup)}
    for tag in soup.find_all(list(BLOCK_LEVEL)):
        found.add(id(tag))
        for parent in tag.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
    return found


def _continues(run: Run, node: PageElement) -> bool:
    if run.parent is not node.parent:
        return False
    return not run.nodes or run.nodes[-1] is node.previous_sibling


def _owned(found: list[Run], holders: set[int]) -> list[Run]:
    """The runs that are blocks, the first of each block-level element owned by it."""
    owners: set[int] = set()
    kept = []
    for run in found:
        parent = run.parent
        leaf = parent.name in ADDRESSED and not any(id(c) in holders for c in parent.contents)
        nodes = run.nodes if leaf else _trimmed(run.nodes)
        if leaf or nodes:
            owned = parent.name in BLOCK_LEVEL and id(parent) not in owners
            owners.add(id(parent))
            kept.append(Run(parent, parent if owned else None, nodes))
    return kept


def _trimmed(nodes: list[PageElement]) -> list[PageElement]:
    """Without what shows no words at either end: line ends of the source, embedded pictures."""
    worded = [i for i, node in enumerate(nodes) if text([node]).strip()]
    return nodes[worded[0] : worded[-1] + 1] if worded else []
