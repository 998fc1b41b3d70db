"""What the documentation must name it names, and what it links to is there."""

import re
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.conf import Config
from onrecord.newsroom.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
OPERATOR = DOCS / "guide" / "operator.md"
NOT_OURS = {"build", "demo", "dist", "node_modules"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(
        part.startswith(".") or part in NOT_OURS for part in path.relative_to(ROOT).parts[:-1]
    )
)

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_HTML = re.compile(r"<(?:img|a|source)\b[^>]*?\b(?:src|srcset|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)


def text_of(page: Path) -> str:
    """A page without its blocks of code, which hold neither headings nor links."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The fragments of a page's headings, as code hosts make them."""
    found: set[str] = set()
    for _level, heading in _HEADING.findall(text_of(page)):
        kept = [c for c in heading.lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM"]
        slug = "".join(kept).replace(" ", "-")
        number = 0
        while (name := f"{slug}-{number}" if number else slug) in found:
            number += 1
        found.add(name)
    return found


def section(page: Path, title: str) -> str:
    """What stands under a heading of the second level."""
    _before, _heading, after = text_of(page).partition(f"\n## {title}\n")
    return re.split(r"^## ", after, maxsplit=1, flags=re.MULTILINE)[0]


def links(page: Path) -> list[str]:
    """Every address that a page links to or shows."""
    text = _CODE.sub("", text_of(page))
    return _LINK.findall(text) + _HTML.findall(text)


def broken(page: Path) -> list[str]:
    """The relative links of a page that lead nowhere."""
    missing = []
    for link in links(page):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        target, _hash, fragment = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        leads = path.is_relative_to(ROOT) and path.exists()
        if not leads or (fragment and fragment not in anchors(path)):
            missing.append(link)
    return missing


def test_every_setting_has_its_heading() -> None:
    settings = {field.name for field in fields(Config)} - {"folder", "problems"}
    headings = re.findall(r"^### `(\w+)`$", section(OPERATOR, "Settings"), re.MULTILINE)
    assert sorted(headings) == sorted(settings)


def test_every_command_has_its_row() -> None:
    rows = re.findall(r"^\| `onrecord ([\w-]+)", section(OPERATOR, "Commands"), re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)


def test_every_decision_is_listed() -> None:
    written = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    written.remove("README.md")
    assert links(DOCS / "decisions" / "README.md") == written


def test_decisions_are_numbered_one_by_one() -> None:
    titles = [
        (path.name[:4], _HEADING.findall(text_of(path))[0][1][:4])
        for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))
    ]
    assert titles == [(f"{number:04}",) * 2 for number in range(1, len(titles) + 1)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(page: Path) -> None:
    assert broken(page) == []
