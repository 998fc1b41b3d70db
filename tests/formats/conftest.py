"""Four invented stories, and the comparison with recorded documents."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from onrecord.formats.newsitem import Correction, NewsItem, Organization, Picture

GOLDEN = Path(__file__).parent.parent / "golden"
SITE = "https://lantern.example"

PUBLISHER = Organization(
    name="The Harbour Lantern",
    url=f"{SITE}/",
    logo=f"{SITE}/static/logo.png",
    corrections_policy=f"{SITE}/about/corrections-policy/",
)

PLAIN = NewsItem(
    id="tag:lantern.example,2026:story/41",
    url=f"{SITE}/local/ferry-timetable/",
    headline="Ferry timetable to change in April",
    language="en",
    published_at=datetime(2026, 3, 2, 8, 30, tzinfo=UTC),
    modified_at=datetime(2026, 3, 2, 8, 30, tzinfo=UTC),
    version="1",
    publisher=PUBLISHER,
    standfirst="Two early crossings go & one late crossing comes.",
    byline="Ada Lund",
    section="Local",
    body_html="<p>The ferry will leave <em>four</em> times a day, "
    f'<a href="{SITE}/local/harbour/">the harbour office</a> said.</p>',
    pictures=(
        Picture(
            url=f"{SITE}/media/ferry.jpg",
            caption="The ferry at the north quay",
            credit="Bo Reyes/Harbour Lantern",
            width=1600,
            height=900,
            alt="A white ferry moored at a quay",
        ),
    ),
    record_url=f"{SITE}/local/ferry-timetable/record/",
)

CORRECTED = replace(
    PLAIN,
    modified_at=datetime(2026, 3, 3, 9, 5, tzinfo=UTC),
    version="2",
    body_html="<p>The ferry will leave five times a day.</p>",
    pictures=(),
    corrections=(
        Correction(
            url=f"{SITE}/corrections/7/",
            kind="correction",
            text='An earlier version said "four" crossings; there are five.',
            # Not UTC: documents must give the instant, not the newsroom's wall clock.
            published_at=datetime(2026, 3, 3, 11, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
    ),
)

RETRACTED = replace(
    CORRECTED,
    modified_at=datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
    version="3",
    byline="",
    source="Northquay News Agency",
    retracted=True,
    corrections=(
        *CORRECTED.corrections,
        Correction(
            url=f"{SITE}/corrections/9/",
            kind="retraction",
            text="The timetable we reported on was a draft; do not rely on this story.",
            published_at=datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
        ),
    ),
)

ARABIC = NewsItem(
    id="tag:lantern.example,2026:story/42",
    url=f"{SITE}/ar/local/ferry/",
    headline="تغيير مواعيد العبّارة في أبريل",
    language="ar",
    published_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    modified_at=datetime(2026, 3, 4, 10, 15, tzinfo=UTC),
    version="2",
    publisher=PUBLISHER,
    standfirst="خمس رحلات في اليوم بدلاً من ست.",
    byline="ليلى منصور",
    section="محليات",
    body_html="<p>تغادر العبّارة الميناء خمس مرات في اليوم.</p>",
    corrections=(
        Correction(
            url=f"{SITE}/ar/corrections/8/",
            kind="clarification",
            text="أضفنا أن المواعيد الجديدة لا تشمل أيام العطل.",
            published_at=datetime(2026, 3, 4, 10, 15, tzinfo=UTC),
        ),
    ),
    source=f"{SITE}/local/ferry-timetable/",
)

ITEMS = {"plain": PLAIN, "corrected": CORRECTED, "retracted": RETRACTED, "arabic": ARABIC}


@pytest.fixture(params=ITEMS)
def named_item(request: pytest.FixtureRequest) -> tuple[str, NewsItem]:
    """Each of the four stories in turn, with its name."""
    return request.param, ITEMS[request.param]


@pytest.fixture(scope="session")
def items() -> dict[str, NewsItem]:
    """The four stories by name."""
    return dict(ITEMS)


@pytest.fixture(scope="session")
def assert_golden() -> Callable[[str, bytes], None]:
    """Compare bytes with ``tests/golden/<name>``; with UPDATE_GOLDEN=1, write them first."""

    def compare(name: str, actual: bytes) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual)
        assert actual == path.read_bytes()

    return compare
