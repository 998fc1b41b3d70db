"""The door: bytes of a page in, a plan out."""

from __future__ import annotations

from onrecord.importers.page.decode import decode, is_html
from onrecord.importers.page.html import parse_html
from onrecord.importers.page.plain_text import parse_text
from onrecord.importers.page.plan import PageUnreadable, Plan

__all__ = ["PageUnreadable", "parse"]


def parse(data: bytes, *, name: str = "", content_type: str = "", url: str = "") -> Plan:
    """The plan for importing a page.

    `data` is the file as it came (at most 5 MB); `name` its file name, `content_type` the
    Content-Type it was served with and `url` its address, each as far as known. Raises
    `PageUnreadable`, and nothing else, with a sentence that says what to do.
    """
    text = decode(data, content_type)
    if is_html(text, name, content_type):
        return parse_html(text, url=url)
    return parse_text(text, url=url)
