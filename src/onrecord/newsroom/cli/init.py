"""`onrecord init DIR`: a new newsroom."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from onrecord import conf
from onrecord.newsroom.cli import entry, showing

TEMPLATE = """\
# The settings of this newsroom. “onrecord doctor” checks them; a change needs a restart.
# Each can be overruled by an environment variable: ONRECORD_NAME, ONRECORD_BASE_URL, …

name = {name}
language = {language}              # of the interface: en or ar
admin_email = {admin_email}

# The address readers use. Behind a web server, its address: https://news.example.org
base_url = "http://127.0.0.1:8000"
time_zone = "UTC"              # a name from the tz database, like Africa/Tunis
{demo}
# Without this, everything is kept in data/onrecord.sqlite3.
# database_url = "postgres://user:password@localhost/onrecord"
# redis_url = "redis://localhost/0"
# web_workers = 2

# Without a mail server, letters are written to data/mailbox and reach nobody.
# mail_url = "smtp+tls://user:password@mail.example.org:587"
# mail_from = "The desk <desk@example.org>"
"""

DEMO_LINE = "demo = true                    # letters stay here, passwords are known\n"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the newsroom is called.")
@click.option("--language", type=click.Choice(conf.LANGUAGES), help="Of the site and the admin.")
@click.option("--admin-email", help="The address of whoever runs it.")
@click.option(
    "--admin-password", envvar="ONRECORD_ADMIN_PASSWORD",
    help="Of the first admin; better as ONRECORD_ADMIN_PASSWORD. Default: a generated one.",
)
@click.option("--no-input", is_flag=True, help="Ask nothing; take defaults for what is missing.")
def init(
    *,
    folder: Path,
    name: str | None,
    language: str | None,
    admin_email: str | None,
    admin_password: str | None,
    no_input: bool,
) -> None:
    """Make a newsroom in DIR: settings, database, front page, first admin."""
    refuse_taken(folder)
    if not no_input:
        name = name or click.prompt("Name of the newsroom")
        language = language or click.prompt(
            "Language", type=click.Choice(conf.LANGUAGES), default=conf.LANGUAGES[0]
        )
        if admin_email is None:
            admin_email = click.prompt("E-mail address of its admin")
        if admin_password is None and sys.stdin.isatty():
            admin_password = click.prompt(
                "Password of the user “admin” (empty: one is generated)",
                default="", hide_input=True, show_default=False, confirmation_prompt=True,
            )
    values = {
        "name": name or folder.resolve().name,
        "language": language or conf.LANGUAGES[0],
        "admin_email": admin_email or "",
    }
    _refuse_wrong(folder, values)
    with undone_on_failure(folder):
        write_settings(
            folder,
            name=values["name"], language=values["language"], admin_email=values["admin_email"],
        )
        password = _make(folder, values["admin_email"], admin_password or "")
    console = showing.out()
    console.print(f"{values['name']} is in {folder}.")
    console.print(f"  user      admin\n  password  {password}")
    if not admin_password:
        console.print("  The password is shown this once. Keep it.")
    console.print(f"Start it:   onrecord serve --newsroom {folder}")


def refuse_taken(folder: Path) -> None:
    """Raise ClickException when something that could be lost is in the folder."""
    if (folder / conf.FILE_NAME).exists():
        raise click.ClickException(
            f"{folder} is a newsroom already; nothing was changed. “onrecord serve --newsroom "
            f"{folder}” serves it."
        )
    if (folder / "data").exists():
        raise click.ClickException(
            f"{folder / 'data'} is there already, perhaps from another newsroom; nothing was "
            "changed. Choose another folder, or move it away."
        )


def _refuse_wrong(folder: Path, values: dict[str, str]) -> None:
    environ = {conf.ENV_PREFIX + key.upper(): value for key, value in values.items()}
    problems = conf.load(folder, environ).problems
    if problems:
        raise click.ClickException(
            "\n".join(f"{problem.message} {problem.hint}" for problem in problems)
        )


def write_settings(
    folder: Path, *, name: str, language: str, admin_email: str, demo: bool = False
) -> None:
    """Write the commented settings file, readable by its owner only: it may hold passwords."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    text = TEMPLATE.format(
        name=_quoted(name),
        language=_quoted(language),
        admin_email=_quoted(admin_email),
        demo=DEMO_LINE if demo else "",
    )
    path = folder / conf.FILE_NAME
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def _quoted(value: str) -> str:
    # A JSON string without surrogates is a TOML basic string.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")


@contextmanager
def undone_on_failure(folder: Path) -> Iterator[None]:
    """Take away what was made in `folder` when making a newsroom there fails."""
    was_there = folder.exists()
    try:
        yield
    except BaseException:
        (folder / conf.FILE_NAME).unlink(missing_ok=True)
        shutil.rmtree(folder / "data", ignore_errors=True)
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _make(folder: Path, email: str, password: str) -> str:
    entry.open_newsroom(folder.resolve(), migrated=False)
    from onrecord.newsroom import setup

    migrate_with_progress()
    setup.make_newsroom()
    return setup.make_admin(email=email, password=password)


def migrate_with_progress() -> None:
    """Bring the database up to date, with a bar on a terminal."""
    from onrecord.newsroom import setup

    if waiting := entry.unapplied():
        with showing.progress("Making the database", waiting) as step:
            setup.migrate(step)
