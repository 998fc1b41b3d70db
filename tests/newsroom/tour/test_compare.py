"""Each kind's evidence: complete when all is well, and each fault found where it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.newsroom.tour.client import Answered
from onrecord.newsroom.tour.compare import compare
from onrecord.newsroom.tour.evidence import TABLE, Change, Verdict
from onrecord.newsroom.tour.surfaces import (
    FeedEntry,
    Listed,
    NoticeSeen,
    RecordLine,
    Snapshot,
    StorySeen,
)

PUBLISHED = datetime(2026, 3, 1, 12, tzinfo=UTC)
APPLIED = datetime(2026, 3, 9, 8, 30, 15, 420000, tzinfo=UTC)
NOTICE = "It said 5 boats. There are 7."
NEW = Listed("/port/boats/#notice-2", f"Correction Boats {NOTICE}")
OLD = Listed("/port/other/#notice-1", "Correction An older one")


def story(text, updated=None, notices=(), correction=()):
    data = {
        "datePublished": "2026-03-01T12:00:00Z",
        "dateModified": (updated or PUBLISHED).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return StorySeen(
        page=Answered("http://127.0.0.1:1/port/boats/", 200, {}, b""),
        blocks={"headline": "Boats", "t.p1": text, "t.p2": "They are red."},
        published=PUBLISHED,
        updated=updated,
        notices=tuple(notices),
        jsonld=data | ({"correction": list(correction)} if correction else {}),
    )


def before():
    return Snapshot(
        story=story("There are 5 boats."),
        record=(RecordLine(1, "publication", PUBLISHED, (), ()),),
        corrections=(OLD,),
        feed=FeedEntry(PUBLISHED, PUBLISHED, "Boats There are 5 boats. They are red."),
        lastmod=PUBLISHED,
        marks={"section": "", "home": ""},
    )


def after(kind):
    """What must be seen once “5” became “7” as an edit of this kind."""
    demands = TABLE[kind]
    moved = APPLIED + timedelta(seconds=1)
    text = "There are 7 boats."
    listed, shows = demands.listed, demands.record_shows_text
    notice = NoticeSeen("notice-2", kind, NOTICE, "bottom")
    return Snapshot(
        story=story(
            text,
            updated=moved if demands.moves_date else None,
            notices=[notice] if listed else [],
            correction=[{"text": NOTICE}] if listed else [],
        ),
        record=(
            RecordLine(
                2, kind, moved, (NOTICE,) if listed else (),
                (("There are 5 boats.", text),) if shows else (),
            ),
            RecordLine(1, "publication", PUBLISHED, (), ()),
        ),
        corrections=(NEW, OLD) if listed else (OLD,),
        feed=FeedEntry(
            PUBLISHED,
            moved.replace(microsecond=0) if demands.moves_date else PUBLISHED,
            f"Boats {'Correction: ' + NOTICE if listed else ''} There are 7 boats. They are red.",
        ),
        lastmod=moved.replace(microsecond=0) if demands.moves_date else PUBLISHED,
        marks=dict.fromkeys(("section", "home"), "Corrected" if demands.marked_in_lists else ""),
    )


def change(kind):
    notice = NOTICE if TABLE[kind].listed else ""
    return Change("t.p1", "5", "7", kind, notice=notice, since=APPLIED)


def faults(kind, seen, was=None):
    found = compare(was or before(), seen, change(kind))
    return {(e.surface, e.verdict.name) for e in found if e.verdict is not Verdict.HOLDS}


SURFACES = {
    "page text", "rest of the page", "“Published” on the page", "“Updated” on the page",
    "JSON-LD dateModified", "sitemap lastmod", "notice on the page", "record", "earlier record",
    "text in the record", "corrections page", "JSON-LD datePublished", "JSON-LD correction[]",
    "feed entry's body", "feed entry's published", "feed entry's updated",
    "notice in the feed entry", "list of section", "list of home",
}  # fmt: skip


@pytest.mark.parametrize("kind", TABLE)
def test_as_the_table_says_is_well_on_every_surface(kind):
    found = list(compare(before(), after(kind), change(kind)))
    moved = {"all dates together"} if TABLE[kind].moves_date else set()
    said = {"notice in the record"} if TABLE[kind].listed else set()
    assert {evidence.surface for evidence in found} == SURFACES | moved | said
    assert len(found) == len({evidence.surface for evidence in found})
    assert {evidence.verdict for evidence in found} == {Verdict.HOLDS}


def test_a_correction_shown_as_minor_is_too_much_everywhere():
    assert faults("minor", after("correction")) == {
        ("“Updated” on the page", "TOO_MUCH"),
        ("JSON-LD dateModified", "TOO_MUCH"),
        ("sitemap lastmod", "TOO_MUCH"),
        ("notice on the page", "TOO_MUCH"),
        ("record", "MISSING"),
        ("text in the record", "TOO_MUCH"),
        ("corrections page", "TOO_MUCH"),
        ("JSON-LD correction[]", "TOO_MUCH"),
        ("feed entry's updated", "TOO_MUCH"),
        ("notice in the feed entry", "TOO_MUCH"),
        ("list of section", "TOO_MUCH"),
        ("list of home", "TOO_MUCH"),
    }


def test_a_correction_hidden_as_minor_is_missing_everywhere():
    assert faults("correction", after("minor")) == {
        ("“Updated” on the page", "MISSING"),
        ("JSON-LD dateModified", "MISSING"),
        ("sitemap lastmod", "MISSING"),
        ("notice on the page", "MISSING"),
        ("record", "MISSING"),
        ("text in the record", "MISSING"),
        ("notice in the record", "MISSING"),
        ("corrections page", "MISSING"),
        ("JSON-LD correction[]", "MISSING"),
        ("feed entry's updated", "MISSING"),
        ("notice in the feed entry", "MISSING"),
        ("list of section", "MISSING"),
        ("list of home", "MISSING"),
    }


def test_nothing_happened_is_noticed():
    assert faults("minor", before()) == {
        ("page text", "MISSING"),
        ("record", "MISSING"),
        ("feed entry's body", "MISSING"),
    }


@pytest.mark.parametrize("kind", TABLE)
def test_a_date_of_publication_that_moves_is_too_much_for_every_kind(kind):
    seen = after(kind)
    later = APPLIED + timedelta(seconds=1)
    data = {**seen.story.jsonld, "datePublished": "2026-03-09T08:30:16Z"}
    seen = replace(
        seen,
        story=replace(seen.story, published=later, jsonld=data),
        feed=replace(seen.feed, published=later),
    )
    assert faults(kind, seen) >= {
        ("“Published” on the page", "TOO_MUCH"),
        ("JSON-LD datePublished", "TOO_MUCH"),
        ("feed entry's published", "TOO_MUCH"),
    }


def test_other_words_that_change_with_it_are_too_much():
    seen = after("minor")
    blocks = {**seen.story.blocks, "t.p2": "They are blue."}
    seen = replace(seen, story=replace(seen.story, blocks=blocks))
    assert faults("minor", seen) == {("rest of the page", "TOO_MUCH")}


def test_a_notice_at_the_wrong_place_is_missing_at_the_right_one():
    seen = after("correction")
    top = replace(seen.story.notices[0], place="top")
    seen = replace(seen, story=replace(seen.story, notices=(top,)))
    assert faults("correction", seen) == {("notice on the page", "MISSING")}


def test_surfaces_that_state_different_moments_are_noticed():
    seen = replace(after("update"), lastmod=APPLIED + timedelta(minutes=2))
    assert faults("update", seen) == {("all dates together", "MISSING")}


def test_an_old_story_may_be_out_of_feed_and_lists():
    was = replace(before(), feed=None, marks={"section": None, "home": None})
    seen = replace(after("minor"), feed=None, marks={"section": None, "home": None})
    assert faults("minor", seen, was) == set()
    assert faults("minor", after("minor"), was) == {("feed", "TOO_MUCH")}


def test_a_story_that_leaves_a_list_is_missing():
    seen = replace(after("minor"), marks={"section": None, "home": ""})
    assert faults("minor", seen) == {("list of section", "MISSING")}


def test_an_earlier_line_of_the_record_must_stay():
    seen = after("minor")
    rewritten = replace(seen.record[1], at=PUBLISHED + timedelta(days=1))
    seen = replace(seen, record=(seen.record[0], rewritten))
    assert faults("minor", seen) == {("earlier record", "TOO_MUCH")}
