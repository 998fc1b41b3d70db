"""From bytes to text: what kind of file this is and how its characters are encoded."""

from __future__ import annotations

import codecs
import re

from onrecord.importers.page.plan import PageUnreadable

MAX_BYTES = 5_000_000
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a packed file or an office document"),
    (b"\x1f\x8b", "a packed file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Old pages that declare nothing are in one of these in the languages we serve first.
_FALLBACKS = ["cp1256", "cp1252"]
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|main|article|section|div|p|h1|meta|title|script)\b",
    re.IGNORECASE | re.DOTALL,
)


def decode(data: bytes, content_type: str = "") -> str:
    """The text of a file. Raises `PageUnreadable` for what is empty, huge, binary or garbled."""
    if not data.strip():
        raise PageUnreadable("The file is empty. Import the file or address of a story.")
    if len(data) > MAX_BYTES:
        raise PageUnreadable(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB. Save the page without its "
            "pictures (“HTML only”) and import that."
        )
    for start, kind in _KINDS:
        if data.startswith(start):
            raise PageUnreadable(
                f"This is {kind}, not a page. Save the story as HTML or text and import that."
            )
    text = _by_mark(data) or _by_declaration(data, content_type) or _by_guess(data)
    controls = sum(char < " " and char not in "\t\n\r\f\x1a" for char in text)
    if not text.strip() or "\0" in text or controls > 5 + len(text) // 200:
        raise _garbled()
    return text


def is_html(text: str, name: str = "", content_type: str = "") -> bool:
    """Whether a text is HTML, by its declared type, its name, or how it begins.

    Raises `PageUnreadable` when it is declared to be something that is no page at all.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"}:
        return True
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind in {
        "application/pdf",
        "application/json",
        "application/zip",
    }:
        raise PageUnreadable(f"This is {kind}, not a page. Import the page of a story instead.")
    if kind != "text/plain" and name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")):
        return True
    return bool(_HTML_START.match(text[:20_000]))


def _by_mark(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, "utf-8-sig" if encoding == "utf-8" else encoding)
    return ""


def _by_declaration(data: bytes, content_type: str) -> str:
    """UTF-8 when it is that without any error, whatever is declared; else as declared."""
    if text := _strictly(data, "utf-8"):
        return text
    declared = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    inside = re.search(rb"(?:charset|encoding)=[\"']?([\w.:-]+)", data[:4096], re.IGNORECASE)
    names = [declared[1]] if declared else []
    if inside:
        names.append(inside[1].decode("ascii", "ignore"))
    return next(filter(None, (_strictly(data, _web_name(name)) for name in names)), "")


def _by_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=_FALLBACKS).best()
    for encoding in [best.encoding] if best else []:
        if text := _strictly(data, encoding):
            return text
    raise _garbled()


def _web_name(name: str) -> str:
    """Browsers read these labels as the larger Windows sets (WHATWG Encoding, 4.2)."""
    label = name.strip().lower()
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(label, label)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return ""


def _garbled() -> PageUnreadable:
    return PageUnreadable(
        "The characters of this file cannot be read. Save the page again with the encoding UTF-8."
    )
