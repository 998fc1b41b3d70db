"""`onrecord doctor`: is everything as it must be, and if not, what to do."""

from typing import NamedTuple

import click
from rich.table import Table

from onrecord import conf
from onrecord.newsroom.cli import entry, showing

COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red"}


class Finding(NamedTuple):
    """One thing looked at: “ok”, “warn” or “fail”, what was seen, and then what to do."""

    what: str
    state: str
    seen: str
    todo: str = ""


@click.command()
def doctor() -> None:
    """Look at settings, database, disk, mail, clock and worker; say what to do."""
    folder = entry.chosen_folder()
    try:
        config = conf.load(folder)
    except conf.ConfigError as error:
        _show([Finding("settings", "fail", str(error))])
        raise click.exceptions.Exit(1) from error
    if config.problems:
        # With wrong settings, nothing after them means anything.
        _show([Finding(f"setting {p.key}", "fail", p.message, p.hint) for p in config.problems])
        raise click.exceptions.Exit(1)
    entry.open_newsroom(folder, migrated=False)
    from onrecord.newsroom import health

    findings = [Finding("settings", "ok", str(folder / conf.FILE_NAME))]
    findings += [Finding(*row) for row in health.examine(config)]
    _show(findings)
    if any(finding.state == "fail" for finding in findings):
        raise click.exceptions.Exit(1)


def _show(findings: list[Finding]) -> None:
    console = showing.out()
    if not console.is_terminal:
        for finding in findings:
            todo = f" → {finding.todo}" if finding.todo else ""
            console.print(f"{finding.state:<4}  {finding.what}: {finding.seen}{todo}", markup=False)
        return
    table = Table("", "what", "seen", "what to do", box=None, pad_edge=False)
    for finding in findings:
        colour = COLOURS[finding.state]
        table.add_row(f"[{colour}]{finding.state}[/]", finding.what, finding.seen, finding.todo)
    console.print(table, soft_wrap=False)
