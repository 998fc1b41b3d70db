"""What is kept of markup and text that strangers send: importers, mail, forms, federation."""

import re
import unicodedata

import nh3

BLOCKS = frozenset(["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"])
TAGS = BLOCKS | {"b", "strong", "i", "em", "a", "br", "sup", "sub"}
# Their content is not reading matter: it goes with them instead of turning into text.
CONTENT = frozenset(
    ["script", "style", "template", "title", "noscript", "iframe", "svg", "textarea", "select"]
)
SCHEMES = frozenset(["http", "https", "mailto"])

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(CONTENT),
    attributes={**{tag: {"data-block-key"} for tag in BLOCKS}, "a": {"href"}},
    url_schemes=set(SCHEMES),
    url_relative="deny",
    link_rel=None,
)

# Embeddings and overrides can make a line read as another one; the plain marks cannot.
_EMBEDDINGS = re.compile("[\u202a-\u202e]")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_ISOLATE = "\u2069"


def clean(html: str) -> str:
    """The fragment with paragraphs, headings, lists, quotations, emphasis and links only.

    Links keep ``href`` when it is an absolute http, https or mailto address. Everything else is
    taken away, its text kept; scripts, styles, templates and the like go with their content.
    """
    return _CLEANER.clean(html)


def clean_text(text: str) -> str:
    """A line or paragraph of plain text: NFC, no control characters, single spaces, stripped.

    "\\n" stays, and so do the left-to-right and right-to-left marks and isolates that are closed
    in their line. What no UTF-8 text may hold (lone surrogates) and noncharacters are dropped.
    """
    text = re.sub(r"\r\n?|[\u2028\u2029\v\f\x85]", "\n", text).replace("\t", " ")
    text = _EMBEDDINGS.sub("", text)
    text = "".join(c for c in text if c == "\n" or _is_kept(c))
    lines = (_balanced(line) for line in text.split("\n"))
    lines = (re.sub(r"\s{2,}", " ", unicodedata.normalize("NFC", line)).strip() for line in lines)
    return "\n".join(lines).strip()


def _is_kept(char: str) -> bool:
    noncharacter = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    return char != "\ufeff" and not noncharacter and unicodedata.category(char) not in ("Cc", "Cs")


def _balanced(line: str) -> str:
    """The line without isolates that are not closed and closings of none."""
    open_at: list[int] = []
    stray: set[int] = set()
    for at, char in enumerate(line):
        if char in _ISOLATES:
            open_at.append(at)
        elif char == _POP_ISOLATE and open_at:
            open_at.pop()
        elif char == _POP_ISOLATE:
            stray.add(at)
    stray.update(open_at)
    return "".join(char for at, char in enumerate(line) if at not in stray)
