"""What the product demands of every surface for each kind of edit, and whether it is so.

The table stands here once more and is not read from `record.enums`, so that a wrong rule there
shows as evidence that is missing or too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any


class Verdict(Enum):
    """How a piece of evidence turned out."""

    HOLDS = "ok"
    MISSING = "MISSING"
    TOO_MUCH = "TOO MUCH"


@dataclass(frozen=True)
class Evidence:
    """One thing that must be so: where, what is demanded, and what was seen."""

    surface: str
    demanded: str
    seen: str
    verdict: Verdict


@dataclass(frozen=True)
class Demands:
    """One column of the product's table. `notice`: "never", "optional" or "always"."""

    moves_date: bool
    notice: str
    listed: bool
    record_shows_text: bool
    marked_in_lists: bool


TABLE = {
    "minor": Demands(False, "never", False, False, False),
    "update": Demands(True, "optional", False, True, False),
    "clarification": Demands(True, "always", True, True, False),
    "correction": Demands(True, "always", True, True, True),
}


@dataclass(frozen=True)
class Change:
    """What was done: `wrong` became `right` in the part `key`, applied at `since` or later.

    `notice` is the notice as the editor sent it, `placement` where it belongs.
    """

    key: str
    wrong: str
    right: str
    kind: str
    notice: str
    since: datetime
    placement: str = "bottom"

    @property
    def demands(self) -> Demands:
        return TABLE[self.kind]

    @property
    def speaks(self) -> bool:
        """Whether a notice belongs to this change."""
        return self.demands.notice != "never" and bool(self.notice)


def present(surface: str, demanded: str, seen: Any, *, when: object) -> Evidence:
    """Something that must be there; `when` says whether it is."""
    verdict = Verdict.HOLDS if when else Verdict.MISSING
    return Evidence(surface, demanded, say(seen), verdict)


def absent(surface: str, demanded: str, seen: Any, *, when: object) -> Evidence:
    """Something that must not be there, or must not have moved; `when` says that all is well."""
    verdict = Verdict.HOLDS if when else Verdict.TOO_MUCH
    return Evidence(surface, demanded, say(seen), verdict)


def second(moment: datetime) -> str:
    """A moment in UTC with whole seconds, which is all that feeds state."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def say(seen: Any) -> str:
    """What was seen, for a line of print."""
    if isinstance(seen, datetime):
        return second(seen)
    if isinstance(seen, bool):
        return "yes" if seen else "no"
    if isinstance(seen, list):
        return ", ".join(map(str, seen)) or "none"
    return str(seen)
