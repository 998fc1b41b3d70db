"""`onrecord tour`: follow errors to their end on a real newsroom, and show the evidence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from onrecord.importers.page.plan import Plan
from onrecord.newsroom.cli import entry, showing
from onrecord.newsroom.cli.import_page import published_on_option, read_plan
from onrecord.newsroom.demo import content
from onrecord.newsroom.tour import errand as errands
from onrecord.newsroom.tour import places, show, steps
from onrecord.newsroom.tour.client import TourError
from onrecord.newsroom.tour.evidence import TABLE


@dataclass(frozen=True)
class Outing:
    """One error of the tour; `arrive(user)` comes to its story and returns the address."""

    title: str
    arrive: Callable[[Any], str]
    wrong: str
    right: str
    kind: str
    why: str = ""
    published_on: date | None = None


@click.command()
@click.option("--url", default="", help="Where that newsroom answers. Default: where it says.")
@click.option("--page", default="", metavar="FILE|URL", help="Bring this page in first.")
@published_on_option
@click.option("--wrong", metavar="WORDS", help="The wrong words of that page.")
@click.option("--right", metavar="WORDS", help="What they should say.")
@click.option(
    "--kind", type=click.Choice(list(TABLE)), default="minor", show_default=True,
    help="What kind of edit that is.",
)
@click.option("--email", default="", help="The reader's address, where real mail is sent.")
def tour(
    *,
    url: str,
    page: str,
    published_on: date | None,
    wrong: str | None,
    right: str | None,
    kind: str,
    email: str,
) -> None:
    """Follow errors to their end and show the evidence: reported, applied, live, answered.

    Without options: the two errors of the demo, in a temporary newsroom. With --newsroom: in that
    one, which must be running; it is changed, and its record keeps the tour. The exit status is 1
    when any evidence is missing or too much.
    """
    began = time.monotonic()
    given = _newsroom_given()
    if url and given is None:
        raise click.UsageError("--url goes with --newsroom: the tour looks into its mailbox.")
    outings = _outings(page, published_on, wrong, right, kind)
    console = showing.out()
    tally = show.Tally(planned=len(outings))
    try:
        with _place(console, given, url) as address:
            _walk_all(console, tally, outings, address, email)
    except TourError as error:
        console.print(f"The tour stopped: {error}", markup=False)
    console.print()
    console.print(tally.summary(time.monotonic() - began), markup=False)
    if not tally.passed:
        raise SystemExit(1)


def _newsroom_given() -> Path | None:
    """The newsroom that was named; never one that is only near: the tour changes stories."""
    named = click.get_current_context().meta.get(entry._CHOSEN)
    return entry.chosen_folder() if named else None


@contextmanager
def _place(console: Console, folder: Path | None, url: str) -> Iterator[places.Address]:
    if folder is not None:
        address = places.running(folder, url)
        console.print(f"In the newsroom {folder}, at {address.url}", markup=False)
        yield address
        return
    began = time.monotonic()
    with console.status("Making a temporary newsroom…") as status, places.temporary() as address:
        status.stop()
        console.print(
            f"In a temporary newsroom at {address.url}, made in {time.monotonic() - began:.1f} s",
            markup=False,
        )
        yield address


def _walk_all(
    console: Console,
    tally: show.Tally,
    outings: list[Outing],
    address: places.Address,
    email: str,
) -> None:
    with places.people(address, email) as (people, user):
        for outing in outings:
            show.heading(console, f"{outing.title} ({outing.kind})")
            came = errands.timed("Come to the story", partial(_arrive, outing, user))
            show.step(console, came)
            errand = errands.Errand(
                came.note, outing.wrong, outing.right, outing.kind, outing.why,
                outing.published_on,
            )
            for taken in steps.Walk(people, errand):
                show.step(console, taken)
                tally.add(taken)
            tally.walked += 1


def _arrive(outing: Outing, user: Any) -> errands.Seen:
    return outing.arrive(user), []


# What there is to walk ---------------------------------------------------------------------------


def _outings(
    page: str, published_on: date | None, wrong: str | None, right: str | None, kind: str
) -> list[Outing]:
    """The outings that were asked for. Raises UsageError and ClickException."""
    if not page:
        if wrong is not None or right is not None or published_on is not None:
            raise click.UsageError("--wrong, --right and --published-on go with --page.")
        return [_of_demo(step) for step in content.load().tour]
    wrong, right = (wrong or "").strip(), (right or "").strip()
    if not wrong or not right:
        raise click.UsageError("--page needs --wrong WORDS and --right WORDS.")
    plan = read_plan(page)
    places_found = sum(text.count(wrong) for text in _texts(plan))
    if places_found != 1:
        raise click.ClickException(
            f"“{wrong}” stands in this page {places_found} times, not once. "
            + ("Name more of the words." if places_found else "Copy the words as they stand there.")
        )
    if published_on is None and plan.published_on is None:
        raise click.ClickException(
            "No date of publication was found on this page: give the day with --published-on "
            "YYYY-MM-DD."
        )
    return [
        Outing(
            f"“{plan.headline}”: “{wrong}” should be “{right}”",
            lambda user: _bring_in(plan, published_on, user),
            wrong, right, kind, published_on=published_on or plan.published_on,
        )
    ]


def _texts(plan: Plan) -> list[str]:
    """Everything readers will see of a plan that can be corrected."""
    pictures = [text for item in plan.pictures for text in (item.caption, item.credit)]
    return [plan.headline, plan.standfirst, plan.byline, *pictures, *plan.paragraphs]


def _of_demo(step: content.TourStep) -> Outing:
    return Outing(
        f"Story “{step.story}”: “{step.wrong}” should be “{step.right}”",
        lambda _user: _pick(step.story), step.wrong, step.right, step.kind, step.why,
    )


def _pick(slug: str) -> str:
    from onrecord.articles.queries import public_articles

    story = public_articles().filter(slug=slug).first()
    if story is None:
        raise TourError(
            f"This newsroom has no public story “{slug}”: it is no demo. Bring a page with --page, "
            "or leave out --newsroom."
        )
    return story.get_url() or ""


def _bring_in(plan: Plan, published_on: date | None, user: Any) -> str:
    from onrecord.importers.page import apply

    try:
        story = apply.import_plan(
            plan, section=apply.section_for(language=plan.language), by=user, publish=True,
            published_on=published_on,
        )
    except apply.ImportRefused as refused:
        raise TourError(str(refused)) from refused
    return story.get_url() or ""
