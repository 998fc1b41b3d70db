"""The `onrecord` command: everything a person starts, one file per command.

The command modules are loaded when they are asked for and import Django only once they know
which newsroom they work in (`entry.py`), because its settings are read at import.
"""

import importlib
import importlib.util
from typing import Any

import click

from onrecord import __version__
from onrecord.newsroom.cli import entry

COMMANDS = {
    "init": "init:init",
    "demo": "demo:demo",
    "serve": "serve:serve",
    "worker": "worker:worker",
    "import": "import_page:import_group",
    "tour": "tour:tour",
    "doctor": "doctor:doctor",
    "manage": "manage:manage",
}
ONE_NEWSROOM = set(COMMANDS) - {"init", "demo"}
"""The commands that work in a newsroom which is there already."""


class Commands(click.Group):
    """The commands in the order a person meets them; what is not installed is not listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if self._module(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS or not self._module(cmd_name):
            return None
        module = importlib.import_module(self._module(cmd_name))
        command: click.Command = getattr(module, COMMANDS[cmd_name].partition(":")[2])
        if cmd_name in ONE_NEWSROOM:
            entry.add_newsroom_option(command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        with entry.mistakes_as_sentences():
            return super().invoke(ctx)

    @staticmethod
    def _module(name: str) -> str:
        module = f"{__name__}.{COMMANDS[name].partition(':')[0]}"
        return module if importlib.util.find_spec(module) else ""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@entry.newsroom_option
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Onrecord: publish, and follow every reported error to its end.

    Commands find the newsroom in the current folder or one above it, or by --newsroom DIR.
    Begin with “onrecord demo”, or with “onrecord init DIR” for a newsroom of your own.
    """
