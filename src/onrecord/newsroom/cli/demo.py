"""`onrecord demo`: a newsroom with stories, people and errors to report, in one command."""

from contextlib import nullcontext
from pathlib import Path

import click

from onrecord import conf
from onrecord.newsroom.cli import entry, serving, showing
from onrecord.newsroom.cli import init as making
from onrecord.newsroom.cli import serve as serving_command

HOST = "127.0.0.1"  # its passwords are known: never further than this machine
EMAIL = "desk@dalmoura.example"


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default="demo", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--port", type=click.IntRange(1, 65535), help="Default: 8000, or the next free one.")
@click.option("--no-serve", is_flag=True, help="Only make it.")
def demo(*, folder: Path, port: int | None, no_serve: bool) -> None:
    """Make a demo newsroom in DIR (./demo) and serve it; one that is there is served as it is."""
    shown, folder = folder, folder.resolve()
    is_new = not (folder / conf.FILE_NAME).is_file()
    if is_new:
        making.refuse_taken(folder)
    with making.undone_on_failure(folder) if is_new else nullcontext():
        if is_new:
            _write(folder)
        config = entry.read_settings(folder)
        if not config.demo:
            raise click.ClickException(
                f"{shown} is a newsroom, but no demo; nothing was changed. Name another folder, or "
                f"serve this one: onrecord serve --newsroom {shown}"
            )
        if no_serve:
            chosen = port or serving.DEFAULT_PORT
        else:
            config, chosen = serving_command.choose_address(config, HOST, port)
        _fill(folder)
    if no_serve:
        showing.out().print(f"The demo is in {folder}. Serve it: onrecord demo {shown}")
        return
    serving_command.say_moved(port, chosen)
    serving_command.run(
        config, host=HOST, port=chosen, worker=True,
        when_ready=lambda: _look_once(serving.address(HOST, chosen)),
    )


def _look_once(url: str) -> None:
    """Ask for every story once: its pictures are cut to size before somebody waits for them."""
    from django.db import connection

    from onrecord.articles import queries

    paths = [story.get_url() for story in queries.public_articles()]
    connection.close()
    for path in paths:
        serving_command.get(f"{url}{path}")


def _write(folder: Path) -> None:
    from onrecord.newsroom.demo import content

    making.write_settings(
        folder, name=content.load().name, language="en", admin_email=EMAIL, demo=True
    )


def _fill(folder: Path) -> None:
    entry.open_newsroom(folder, migrated=False)
    from onrecord.newsroom import setup
    from onrecord.newsroom.demo import seed

    making.migrate_with_progress()
    if not seed.is_filled():
        setup.make_newsroom(first_section=False)
        with showing.progress("Writing the stories", seed.steps()) as step:
            seed.fill(step)
