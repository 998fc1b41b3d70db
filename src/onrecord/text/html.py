"""Rich text as blocks of words: read, changed and marked without harm to the markup round them.

A rich-text value is an HTML fragment as Wagtail's editor stores it: blocks (``<p
data-block-key="a1b2c">``) that hold text and inline elements. Offsets are always plain character
offsets into :func:`plain` of a block's inner markup.
"""

import html as entities
import secrets
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag
from rapidfuzz.distance import Indel

from onrecord.text import _tree as tree
from onrecord.text.diff import Change, diff, words

# Characters [start, end) of an old text and what they become.
_Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Block:
    """One addressable block: ``markup`` is its inner HTML, ``text`` is ``plain(markup)``."""

    key: str
    tag: str
    markup: str
    text: str


@dataclass(frozen=True)
class Mark:
    """Characters [start, end) to be wrapped under ``id``; start == end marks a place."""

    start: int
    end: int
    id: str


def blocks(html: str) -> list[Block]:
    """The addressable blocks of a rich-text value, in reading order, no two with the same key.

    Text that stands outside any block, or in a list item after its inner list, is a block of
    tag "p" with a positional key ("b3" for the fourth block).
    """
    found = []
    for key, run in _addressed(tree.parse(html)):
        name = run.owner.name if run.owner is not None else "p"
        tag = name if name in tree.ADDRESSED else "p"
        markup = "".join(map(tree.serialise, run.nodes))
        found.append(Block(key, tag, markup, tree.text(run.nodes)))
    return found


def plain(markup: str) -> str:
    """The text of inline HTML as readers see it; ``<br>`` is "\\n", whitespace is kept as it is."""
    return tree.text(tree.parse(markup).contents)


def replace(markup: str, start: int, end: int, new: str) -> str:
    """``markup`` with characters [start, end) of its text changed to ``new``.

    Words that old and new text share, and letters that a changed word shares with its
    successor, stay where they are with the markup round them. The rest goes into the text node
    where the change starts. A "\\n" that is put in becomes ``<br/>``. Raises ValueError when the
    range is outside the text.
    """
    soup = tree.parse(markup)
    _replace(tree.whole(soup), start, end, new)
    return tree.serialise(soup)


def replace_in_block(html: str, key: str, start: int, end: int, new: str) -> str:
    """:func:`replace` inside one block of a rich-text value; the others keep their markup.

    Raises KeyError when no block has ``key``, ValueError when the range is outside its text.
    """
    soup = tree.parse(html)
    _replace(dict(_addressed(soup))[key], start, end, new)
    return tree.serialise(soup)


def random_key() -> str:
    """Five characters of base 36, the shape of the editor's own block keys."""
    return "".join(secrets.choice(string.digits + string.ascii_lowercase) for _ in range(5))


def ensure_keys(html: str, new_key: Callable[[], str] = random_key) -> str:
    """The value with a ``data-block-key`` on every addressable block, new ones unique in it.

    Text outside any block is put into a ``<p>`` of its own, so that it can carry a key.
    """
    soup = tree.parse(html)
    taken = {str(tag[tree.KEY]) for tag in soup.find_all(None, {tree.KEY: True})}
    for run in tree.runs(soup):
        if run.owner is None or not run.owner.get(tree.KEY):
            key = _free(new_key(), taken)
            taken.add(key)
            _set_key(run, key)
    return tree.serialise(soup)


def mark(markup: str, marks: Sequence[Mark]) -> str:
    """``markup`` with each range in ``<span class="changed" id=… tabindex="-1">``; same text.

    A range that crosses elements is wrapped piece by piece, only the first piece carrying id and
    tabindex. A range beyond the text is cut to it, since a page must render in any case.
    """
    soup = tree.parse(markup)
    _mark(tree.whole(soup), marks, set())
    return tree.serialise(soup)


def render_blocks(
    html: str, *, keys: Mapping[str, str], marks: Mapping[str, Sequence[Mark]]
) -> str:
    """The whole value for readers: each block under its public key, its marks applied.

    Both mappings go by ``Block.key``; a block without an entry stays as it is. An id occurs once
    in the whole value, at the first piece of its first mark.
    """
    soup = tree.parse(html)
    used: set[str] = set()
    for key, run in _addressed(soup):
        marked = run if key not in keys else _set_key(run, keys[key])
        _mark(marked, marks.get(key, ()), used)
    return tree.serialise(soup)


def escape_marked(text: str, marks: Sequence[Mark]) -> str:
    """:func:`mark` for plain text: escaped, marked, "\\n" as ``<br>``."""
    markup = entities.escape(text, quote=False).replace("\n", "<br>")
    return mark(markup, marks).replace("<br/>", "<br>")


def _addressed(soup: BeautifulSoup) -> list[tuple[str, tree.Run]]:
    """Every block's run under its key: keys of the markup first, then positions, none twice."""
    runs = tree.runs(soup)
    own = [str(r.owner.get(tree.KEY) or "") if r.owner is not None else "" for r in runs]
    taken = set(filter(None, own))
    seen: set[str] = set()
    result = []
    for position, (key, run) in enumerate(zip(own, runs, strict=True)):
        unique = key if key and key not in seen else _free(key or f"b{position}", taken)
        taken.add(unique)
        seen.add(unique)
        result.append((unique, run))
    return result


def _free(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def _set_key(run: tree.Run, key: str) -> tree.Run:
    if run.owner is not None:
        run.owner[tree.KEY] = key
        return run
    wrapper = tree.element("p", data_block_key=key)
    run.nodes[0].insert_before(wrapper)
    wrapper.extend(run.nodes)
    return tree.Run(wrapper, wrapper, run.nodes)


def _replace(run: tree.Run, start: int, end: int, new: str) -> None:
    text = tree.text(run.nodes)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"characters {start} to {end} are outside a text of {len(text)}")
    # From the last to the first, so that the offsets of those still to come hold.
    for at, stop, added in reversed(_edits(text[start:end], new)):
        _edit(run, (start, end), start + at, start + stop, added)
        end += len(added) - (stop - at)


def _edits(old: str, new: str) -> list[_Edit]:
    """The changes that turn ``old`` into ``new``, as small as keeps each word's own markup."""
    return [small for edit in _joined(diff(old, new)) for small in _by_word(old, edit)]


def _joined(changes: Iterable[Change]) -> list[_Edit]:
    edits: list[_Edit] = []
    at = 0
    for change in changes:
        if change.op == "equal":
            at += len(change.text)
            continue
        stop = at + (len(change.text) if change.op == "delete" else 0)
        first, _, text = edits.pop() if edits and edits[-1][1] == at else (at, at, "")
        edits.append((first, stop, text + (change.text if change.op == "insert" else "")))
        at = stop
    return edits


def _by_word(old: str, edit: _Edit) -> list[_Edit]:
    """Word for word, and letter for letter in each, where as many words come as go."""
    at, stop, new = edit
    gone, come = words(old[at:stop]), words(new)
    if len(gone) != len(come):
        return [edit]
    edits = []
    for word, other in zip(gone, come, strict=True):
        edits += [(at + a, at + b, text) for a, b, text in _joined(_letters(word, other))]
        at += len(word)
    return edits


def _letters(word: str, other: str) -> Iterator[Change]:
    for op in Indel.opcodes(word, other):
        if op.tag == "insert":
            yield Change("insert", other[op.dest_start : op.dest_end])
        else:
            kept = op.tag == "equal"
            yield Change("equal" if kept else "delete", word[op.src_start : op.src_end])


def _edit(run: tree.Run, within: tuple[int, int], start: int, end: int, new: str) -> None:
    pieces = tree.pieces(run)
    touched = [p for p in pieces if p.start < end and p.end > start]
    if start == end:
        # What is put in belongs to the words that were to be changed, not to their neighbours.
        inside = [p for p in pieces if p.start < within[1] and p.end > within[0]]
        nearest = tree.nearest(inside or pieces, start)
        touched = [nearest] if nearest else []
    if not touched:
        run.append(tree.lines(new))
    for piece in touched:
        tree.fill(run, piece, start, end, new)
        new = ""


def _mark(run: tree.Run, marks: Iterable[Mark], used: set[str]) -> None:
    pieces = tree.pieces(run)
    length = pieces[-1].end if pieces else 0
    for wanted in sorted(marks, key=lambda m: (m.start, -m.end)):
        start = min(max(wanted.start, 0), length)
        end = min(max(wanted.end, start), length)
        inside = [p for p in pieces if p.start < end and p.end > start]
        chosen = [p for p in inside if not isinstance(p.node, Tag)]
        if not chosen:
            nearest = tree.nearest(pieces, start)
            chosen, end = ([nearest] if nearest else []), start
        if not chosen:
            run.append([_span(wanted.id, used)])
        for piece in chosen:
            at = pieces.index(piece)
            pieces[at : at + 1] = tree.wrap(piece, start, end, _span(wanted.id, used))


def _span(id_: str, used: set[str]) -> Tag:
    first = {} if id_ in used else {"id": id_, "tabindex": "-1"}
    used.add(id_)
    return tree.element("span", **{"class": "changed", **first})
