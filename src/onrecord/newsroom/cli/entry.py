"""Into a newsroom: which folder is meant, are its settings right, is its database ready.

Every command begins with `enter()`. What a person did wrong becomes one clear sentence.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from onrecord import conf

_CHOSEN = "onrecord.newsroom"
SETTINGS = "onrecord.newsroom.settings"


def _choose(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_CHOSEN] = value


def newsroom_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--newsroom DIR`."""
    return click.option(
        "--newsroom",
        metavar="DIR",
        expose_value=False,
        callback=_choose,
        help="The newsroom's folder. Default: the current one, or one above it.",
    )(command)


def add_newsroom_option(command: click.Command) -> None:
    """Let `--newsroom DIR` also stand after the command and after its subcommands."""
    if not any(option.name == "newsroom" for option in command.params):
        newsroom_option(command)  # appends to the params of a ready command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            add_newsroom_option(inner)


def chosen_folder() -> Path:
    """The folder of the newsroom that is meant. Raises ClickException when there is none."""
    context = click.get_current_context(silent=True)
    given = (context.meta.get(_CHOSEN) if context else None) or os.environ.get("ONRECORD_NEWSROOM")
    if given:
        folder = Path(given).expanduser().resolve()
        if not (folder / conf.FILE_NAME).is_file():
            raise click.ClickException(
                f"{given} is not a newsroom: there is no {conf.FILE_NAME} in it. "
                f"“onrecord init {given}” makes one."
            )
        return folder
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / conf.FILE_NAME).is_file():
            return folder
    raise click.ClickException(
        f"There is no newsroom here: no {conf.FILE_NAME} in this folder or one above. Go to its "
        "folder, name it with --newsroom DIR, or make one with “onrecord init DIR”."
    )


def read_settings(folder: Path) -> conf.Config:
    """The newsroom's settings. Raises ClickException that lists everything wrong in them."""
    try:
        config = conf.load(folder)
    except conf.ConfigError as error:
        raise click.ClickException(str(error)) from error
    refuse_problems(config)
    return config


def refuse_problems(config: conf.Config) -> None:
    """Raise ClickException that lists every wrong setting with its hint."""
    if not config.problems:
        return
    lines = [f"  {problem.message} {problem.hint}" for problem in config.problems]
    count = len(lines)
    what = "One setting is" if count == 1 else f"{count} settings are"
    raise click.ClickException(
        f"{what} wrong in {config.folder / conf.FILE_NAME} or the environment:\n" + "\n".join(lines)
    )


def enter(*, migrated: bool = True) -> conf.Config:
    """Start Django in the newsroom that is meant; every command that needs one calls this first.

    With `migrated`, a database that is not up to date is refused with what to run.
    """
    return open_newsroom(chosen_folder(), migrated=migrated)


def open_newsroom(folder: Path, *, migrated: bool = True) -> conf.Config:
    """Start Django in the newsroom at `folder`, once per process; returns its settings.

    A newsroom that lives on this machine only is entered at the address where it is being
    served right now, so that letters written here lead there.
    """
    from onrecord.newsroom.cli import serving

    if "ONRECORD_BASE_URL" not in os.environ and (served := serving.running(folder / "data")):
        os.environ["ONRECORD_BASE_URL"] = served.base_url
    config = read_settings(folder)
    os.environ["ONRECORD_NEWSROOM"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS

    import django

    django.setup()
    if migrated:
        refuse_unmigrated(config)
    return config


def unapplied() -> int:
    """How many migrations the database waits for. Raises OperationalError when it is not there."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_unmigrated(config: conf.Config) -> None:
    """Raise ClickException when the database is not up to date."""
    waiting = unapplied()
    if waiting:
        what = "one migration" if waiting == 1 else f"{waiting} migrations"
        raise click.ClickException(
            f"The database of {config.name} is {what} behind this release. "
            "Run “onrecord manage migrate”."
        )


def is_local(config: conf.Config) -> bool:
    """Whether the newsroom's address is on this machine only, so that the port may move."""
    return (urlsplit(config.base_url).hostname or "") in {"127.0.0.1", "localhost", "::1"}


@contextmanager
def mistakes_as_sentences() -> Iterator[None]:
    """Turn what a person can put right into one sentence; our own bugs keep their traceback."""
    try:
        yield
    except conf.ConfigError as error:
        raise click.ClickException(str(error)) from error
    except (PermissionError, FileNotFoundError, NotADirectoryError) as error:
        if not error.filename:
            raise
        raise click.ClickException(
            f"{error.filename} cannot be used: {error.strerror}. Check that the folder exists and "
            "that you may write there."
        ) from error
    except Exception as error:
        sentence = _database_sentence(error)
        if sentence is None:
            raise
        raise click.ClickException(sentence) from error


def _database_sentence(error: Exception) -> str | None:
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError

    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if isinstance(error, ImproperlyConfigured):
        extra = {"psycopg": "postgres", "redis": "redis"}
        for module, name in extra.items():
            if module in str(error).lower():
                return f"This newsroom needs the extra “{name}”: pip install 'onrecord[{name}]'."
        return f"The settings do not fit together: {first}"
    if isinstance(error, OperationalError):
        return (
            f"The database cannot be used: {first}. Is it running, is there room on the disk, and "
            f"is database_url in {conf.FILE_NAME} right? “onrecord doctor” looks closer."
        )
    return None
