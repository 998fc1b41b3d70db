"""`onrecord tour` as a person runs it: in a process of its own, on a newsroom of its own."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.newsroom.cli import main

PAGE = """Harbour wall to be raised

The wall of the old harbour is to be raised by a metre before next winter, the council says.

Work on the reastern end begins in spring and should take no longer than eleven weeks in all.
"""
SUMMARY = re.compile(
    r"tour: 1 error followed to its end, 38 pieces of evidence, 0 missing, \d+\.\d s"
)
COMMAND = [sys.executable, "-m", "onrecord.newsroom.cli", "tour"]


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "wall.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def start(tmp_path):
    """Starts the command with a folder for temporary files of its own."""
    folder = tmp_path / "temporary"
    folder.mkdir()

    def started(*arguments: str) -> subprocess.Popen[str]:
        keep = {n: v for n, v in os.environ.items() if not n.startswith(("ONRECORD_", "DJANGO_"))}
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)], cwd=tmp_path, text=True,
            env={**keep, "TMPDIR": str(folder)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    return started


def left_running() -> list[str]:
    """Commands of this machine that serve a newsroom of a tour."""
    lines = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in lines.stdout.splitlines() if str(tempfile.gettempdir()) in line]


@pytest.mark.skipif("ONRECORD_DATABASE_URL" in os.environ, reason="makes a newsroom of its own")
def test_a_page_is_walked_in_a_newsroom_that_is_gone_afterwards(start, page_file, tmp_path):
    words = ("--wrong", "reastern", "--right", "eastern", "--published-on", "2016-10-24")
    tour = start("--page", page_file, *words)
    said, _ = tour.communicate(timeout=300)
    assert tour.returncode == 0, said
    assert SUMMARY.fullmatch(said.splitlines()[-1]), said
    assert "\x1b[" not in said
    assert list((tmp_path / "temporary").iterdir()) == []
    assert [line for line in left_running() if str(tmp_path) in line] == []


@pytest.mark.skipif("ONRECORD_DATABASE_URL" in os.environ, reason="makes a newsroom of its own")
def test_a_tour_that_is_ended_leaves_nothing_behind(start, tmp_path):
    tour = start()
    folder = tmp_path / "temporary"
    until = time.monotonic() + 60
    while not list(folder.glob("onrecord-tour-*/newsroom/onrecord.toml")):
        assert time.monotonic() < until, "the newsroom was never begun"
        time.sleep(0.1)
    tour.send_signal(signal.SIGTERM)
    said, _ = tour.communicate(timeout=60)
    assert tour.returncode == 1, said
    assert list(folder.iterdir()) == []
    assert [line for line in left_running() if str(tmp_path) in line] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--wrong", "a", "--right", "b"], "--wrong, --right and --published-on go with --page."),
        (["--page", "{page}", "--wrong", "a"], "--page needs --wrong WORDS and --right WORDS."),
        (["--url", "http://127.0.0.1:1"], "--url goes with --newsroom"),
        (
            ["--page", "{page}", "--wrong", "western", "--right", "eastern"],
            "“western” stands in this page 0 times, not once. Copy the words",
        ),
        (
            ["--page", "{page}", "--wrong", "wall", "--right", "dam"],
            "“wall” stands in this page 2 times, not once. Name more of the words.",
        ),
        (
            ["--page", "{page}", "--wrong", "reastern", "--right", "eastern"],
            "No date of publication was found on this page: give the day with --published-on",
        ),
        (["--kind", "retraction"], "'retraction' is not one of"),
    ],
)
def test_what_cannot_be_walked_is_refused_before_anything_is_made(page_file, arguments, sentence):
    given = [word.replace("{page}", str(page_file)) for word in arguments]
    result = CliRunner().invoke(main, ["tour", *given])
    assert result.exit_code in {1, 2}
    assert " ".join(sentence.split()) in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_newsroom_that_nobody_serves_is_named(tmp_path, monkeypatch):
    (tmp_path / "onrecord.toml").write_text('name = "Quay"\n', encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "400")
    result = CliRunner().invoke(main, ["tour", "--newsroom", str(tmp_path)])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == (
        f"The tour stopped: Nobody serves the newsroom in {tmp_path}. Start it with “onrecord "
        f"serve --newsroom {tmp_path}”, or say with --url where it answers."
    )
    assert lines[-1].startswith("tour: 0 of 2 errors followed to their end, 0 pieces")
