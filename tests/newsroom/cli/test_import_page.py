"""`onrecord import page`: what it prints, what it changes, and what it refuses."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from factories.articles import HomeFactory, SectionFactory
from onrecord.articles.models import ArticlePage
from onrecord.newsroom.cli import main

PAGE = """Harbour wall to be raised

By Lina Obermoor
1 March 2024

The wall at high tide [Tom Averin/Port Ellery Post]
The wall of the old harbour is to be raised by a metre before next winter, the council says.

It was built long ago and has been flooded twice since autumn, the harbour master said.
Storm floods the quay

Work on the eastern end begins in spring and should take no longer than eleven weeks in all.

You might also like
"""
UNDATED = PAGE.replace("1 March 2024\n", "")


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "wall.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def section(db):
    """A site with one section; `newsroom` means a folder among these tests."""
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    Page.objects.filter(depth=2).delete()
    home = HomeFactory(parent=Page.objects.get(pk=root.pk), title="Home", slug="front")
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return SectionFactory(parent=home, title="Council", slug="council")


@pytest.fixture
def run(tmp_path, monkeypatch, section):
    """The command in this process, in a newsroom whose database is the one of this test."""
    monkeypatch.setenv("ONRECORD_NEWSROOM", "")
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "onrecord.toml").write_text('name = "The Test Post"\n', encoding="utf-8")
    # The commands set this for Django; it must not outlive the test.
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests_settings")

    def invoke(*arguments: str, at: Path = folder):
        monkeypatch.chdir(at)
        return CliRunner().invoke(main, ["import", "page", *map(str, arguments)])

    return invoke


def test_a_page_becomes_a_draft_and_its_address_is_printed(run, page_file):
    result = run(page_file)
    story = ArticlePage.objects.get()
    assert result.exit_code == 0, result.output
    assert (story.live, story.title) == (False, "Harbour wall to be raised")
    lines = result.stdout.splitlines()
    assert lines[0] == "Headline:   Harbour wall to be raised"
    assert "    because: a heading over links to other stories" in lines
    assert lines[-1] == f"Draft in Council: http://testserver/admin/pages/{story.pk}/edit/"


def test_publish_puts_it_at_the_day_the_page_states(run, page_file):
    result = run(page_file, "--publish")
    story = ArticlePage.objects.get()
    assert result.exit_code == 0, result.output
    assert timezone.localdate(story.first_published_at).isoformat() == "2024-03-01"
    assert result.stdout.splitlines()[-1] == (
        "Published in Council: http://testserver/council/harbour-wall-to-be-raised/"
    )


def test_publish_without_a_day_is_refused_in_one_sentence(run, page_file):
    page_file.write_text(UNDATED, encoding="utf-8")
    result = run(page_file, "--publish")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: No date of publication was found on this page, so it cannot be published: give "
        "the day with --published-on YYYY-MM-DD, or leave out --publish to get a draft.\n"
    )
    assert ArticlePage.objects.count() == 0
    assert run(page_file, "--publish", "--published-on", "2024-03-02").exit_code == 0
    day = timezone.localdate(ArticlePage.objects.get().first_published_at)
    assert day.isoformat() == "2024-03-02"


@pytest.mark.parametrize(
    ("day", "code", "sentence"),
    [
        ("2999-01-01", 1, "2999-01-01 is still to come"),
        ("1.3.2024", 2, "“1.3.2024” is not a day. Write it like 2016-10-24."),
    ],
)
def test_an_impossible_day_is_refused(run, page_file, day, code, sentence):
    result = run(page_file, "--publish", "--published-on", day)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert ArticlePage.objects.count() == 0


def test_the_same_page_again_is_not_doubled_unless_asked(run, page_file):
    run(page_file)
    story = ArticlePage.objects.get()
    result = run(page_file)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: “Harbour wall to be raised” has been brought in already (story {story.pk}, a "
        f"draft); nothing was changed. It is at http://testserver/admin/pages/{story.pk}/edit/. "
        "Use --again for another copy.\n"
    )
    assert ArticlePage.objects.count() == 1
    assert run(page_file, "--again").exit_code == 0
    assert ArticlePage.objects.count() == 2


def test_section_and_language_can_be_named(run, page_file):
    unknown = run(page_file, "--section", "sport")
    assert (unknown.exit_code, unknown.stderr) == (
        1, "Error: There is no section “sport”. There are: council.\n",
    )
    assert run(page_file, "--section", "council", "--language", "ar").exit_code == 0
    assert ArticlePage.objects.get().language == "ar"


def test_json_of_an_import_leaves_standard_output_to_the_plan(run, page_file):
    result = run(page_file, "--json")
    assert json.loads(result.stdout)["headline"] == "Harbour wall to be raised"
    assert result.stderr.startswith("Draft in Council: http://testserver/admin/pages/")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("nowhere.txt", "There is no file nowhere.txt. An address begins with http"),
        ("http://127.0.0.1/secret", "127.0.0.1"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(run, source, sentence):
    result = run(source, "--dry-run")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


PARAGRAPHS = [
    "The wall of the old harbour is to be raised by a metre before next winter, the council says.",
    "It was built long ago and has been flooded twice since autumn, the harbour master said.",
    "Work on the eastern end begins in spring and should take no longer than eleven weeks in all.",
]


def test_a_dry_run_needs_no_newsroom_and_writes_nothing(onrecord, page_file):
    done = onrecord("import", "page", page_file.name, "--dry-run", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "headline": "Harbour wall to be raised",
        "byline": "Lina Obermoor",
        "dateline": "",
        "published_on": "2024-03-01",
        "pictures": [
            {"caption": "The wall at high tide", "credit": "Tom Averin/Port Ellery Post"}
        ],
        "paragraphs": PARAGRAPHS,
        "story_links": [{"text": "Storm floods the quay", "after": 2, "url": ""}],
        "dropped": ["You might also like"],
    }
    assert list(onrecord.folder.iterdir()) == [page_file]


def test_a_newsroom_of_its_own_takes_the_story(onrecord, newsroom, page_file):
    done = onrecord("import", "page", page_file.name, "--newsroom", "quay", "--publish")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == (
        "Published in News: http://127.0.0.1:8000/news/harbour-wall-to-be-raised/"
    )
    with closing(sqlite3.connect(newsroom / "data" / "onrecord.sqlite3")) as database:
        row = database.execute(
            "SELECT title, live, first_published_at FROM wagtailcore_page WHERE slug LIKE 'harb%'"
        ).fetchall()
    assert row == [("Harbour wall to be raised", 1, "2024-03-01 12:00:00")]
