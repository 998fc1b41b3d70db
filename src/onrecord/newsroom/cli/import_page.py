"""`onrecord import page`: a page of another site becomes a story, as a draft."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import conf
from onrecord.importers.page.parse import parse
from onrecord.importers.page.plan import PageUnreadable, Plan, listing
from onrecord.net.fetch import FetchError, fetch
from onrecord.newsroom.cli import entry

if TYPE_CHECKING:
    from onrecord.articles.models import ArticlePage

MAX_BYTES = 5_000_000
PREFIXES = ("http://", "https://")


class Day(click.ParamType):
    """A day written as YYYY-MM-DD."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it like 2016-10-24.", param, ctx)


published_on_option = click.option(
    "--published-on", type=Day(), help="The day the story was published, if the page is silent."
)


@click.group("import")
def import_group() -> None:
    """Bring stories in from elsewhere."""


@import_group.command("page")
@click.argument("source", metavar="FILE|URL")
@click.option("--section", default="", metavar="SLUG", help="Where it goes. Default: the first.")
@click.option("--language", type=click.Choice(conf.LANGUAGES), help="Default: the page's own.")
@click.option("--publish", is_flag=True, help="Publish it at its date. Default: a draft.")
@published_on_option
@click.option("--again", is_flag=True, help="Bring it in although it has been brought in before.")
@click.option("--dry-run", is_flag=True, help="Show the plan and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON and nothing else.")
def import_page(
    *,
    source: str,
    section: str,
    language: str | None,
    publish: bool,
    published_on: date | None,
    again: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in one page of a news site: plain text or HTML, from a file or its address.

    Prints what was found, what is left out and where it is unsure.
    """
    plan = read_plan(source)
    if as_json:
        click.echo(json.dumps(plan.to_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(listing(plan))
    if dry_run:
        return
    entry.enter()
    from onrecord.importers.page import apply

    try:
        page = apply.import_plan(
            plan,
            section=apply.section_for(section, language or plan.language),
            publish=publish,
            published_on=published_on,
            language=language,
            again=again,
        )
    except apply.AlreadyImported as known:
        raise click.ClickException(
            f"{known} It is at {address_of(known.page)}. Use --again for another copy."
        ) from known
    except apply.ImportRefused as refused:
        raise click.ClickException(str(refused)) from refused
    said = f"Published in {page.section.title}:" if page.live else f"Draft in {page.section.title}:"
    # With --json, standard output belongs to the plan alone.
    click.echo(f"{said} {address_of(page)}", err=as_json)


def address_of(page: ArticlePage) -> str:
    """The full address of a story, or of its draft in the admin."""
    from django.conf import settings
    from django.urls import reverse

    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    path: str = (page.get_url() or "/") if page.live else edit
    return path if "://" in path else settings.BASE_URL + path


def read_plan(source: str) -> Plan:
    """Read a file or an address and find the story in it. Raises ClickException."""
    try:
        if source.lower().startswith(PREFIXES):
            read = fetch(source, max_bytes=MAX_BYTES)
            return parse(
                read.body, name=read.url, content_type=read.content_type, url=read.url
            )
        return parse(_file(Path(source)), name=source)
    except (FetchError, PageUnreadable) as error:
        raise click.ClickException(str(error)) from error


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise click.ClickException(
            f"There is no file {path}. An address begins with http:// or https://."
        ) from None
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise click.ClickException(f"{path} is larger than 5 MB: that is no single page.")
    return data
