"""What the tour prints: coloured on a terminal, plain in a pipe, the same words in both."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from onrecord.newsroom.tour.errand import Step
from onrecord.newsroom.tour.evidence import Evidence, Verdict

_STYLES = {Verdict.HOLDS: "green", Verdict.MISSING: "bold red", Verdict.TOO_MUCH: "bold red"}
_LONGEST = 150


@dataclass
class Tally:
    """What has been seen so far."""

    planned: int
    walked: int = 0
    found: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))

    def add(self, step: Step) -> None:
        """Count a step's evidence."""
        for piece in step.evidence:
            self.found[piece.verdict] += 1

    @property
    def passed(self) -> bool:
        """Whether every error was followed to its end and all the evidence is as demanded."""
        wrong = self.found[Verdict.MISSING] + self.found[Verdict.TOO_MUCH]
        return self.walked == self.planned and wrong == 0

    def summary(self, seconds: float) -> str:
        """The last line."""
        if self.walked == self.planned:
            errors = "1 error" if self.planned == 1 else f"{self.planned} errors"
            errors += " followed to its end" if self.planned == 1 else " followed to their end"
        else:
            errors = f"{self.walked} of {self.planned} errors followed to their end"
        held = self.found[Verdict.HOLDS]
        pieces = "1 piece" if held == 1 else f"{held} pieces"
        too_much = self.found[Verdict.TOO_MUCH]
        return (
            f"tour: {errors}, {pieces} of evidence, {self.found[Verdict.MISSING]} missing, "
            + (f"{too_much} too much, " if too_much else "")
            + f"{seconds:.1f} s"
        )


def heading(console: Console, text: str) -> None:
    """The beginning of an errand."""
    console.print()
    console.print(Text(text, style="bold"))


def step(console: Console, taken: Step) -> None:
    """One step and its evidence."""
    line = Text(f"{taken.ms:>7.0f} ms  ", style="dim")
    line.append(taken.title, style="not dim")
    if taken.note:
        line.append(f": {_short(taken.note)}", style="not dim")
    console.print(line)
    for piece in taken.evidence:
        console.print(_evidence(piece))


def _evidence(piece: Evidence) -> Text:
    line = Text(" " * 12)
    line.append(piece.verdict.value, style=_STYLES[piece.verdict])
    line.append(f"  {piece.surface}: {_short(piece.demanded)}")
    if piece.seen and piece.seen != piece.demanded:
        line.append(f"  [{_short(piece.seen)}]", style="dim")
    return line


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
