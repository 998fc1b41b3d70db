"""A person's mistakes are answered by one clear sentence."""

import pytest


def test_no_newsroom_here(onrecord):
    assert onrecord.refusal("serve") == (
        "There is no newsroom here: no onrecord.toml in this folder or one above. Go to its "
        "folder, name it with --newsroom DIR, or make one with “onrecord init DIR”."
    )


@pytest.mark.parametrize(
    "words", [("--newsroom", "there", "worker"), ("worker", "--newsroom", "there")]
)
def test_a_folder_that_is_no_newsroom(onrecord, words):
    assert onrecord.refusal(*words) == (
        "there is not a newsroom: there is no onrecord.toml in it. “onrecord init there” makes one."
    )


def test_a_newsroom_is_found_from_a_folder_inside_it(onrecord, newsroom):
    onrecord.folder = newsroom / "data"
    done = onrecord("worker", "--once")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Effects tried: 0.\n", "")


def test_settings_that_cannot_be_read(onrecord, newsroom):
    (newsroom / "onrecord.toml").write_text('name = "The Quay')
    said = onrecord.refusal("worker", "--newsroom", "quay")
    assert said.startswith(f"{newsroom}/onrecord.toml cannot be read: ")
    assert said.endswith("Correct the file and try again.")
    assert len(said.splitlines()) == 1


def test_wrong_settings_are_all_listed_with_what_to_do(onrecord, newsroom):
    (newsroom / "onrecord.toml").write_text('web_workers = 100\ntime_zone = "Mars"\n')
    assert onrecord.refusal("serve", "--newsroom", "quay").splitlines() == [
        f"2 settings are wrong in {newsroom}/onrecord.toml or the environment:",
        "  There is no time zone “Mars”. Use a name from the tz database, like Africa/Tunis.",
        "  100 web workers cannot be run. Use 1 to 64.",
    ]


def test_a_database_that_is_behind(onrecord, newsroom):
    (newsroom / "data" / "onrecord.sqlite3").unlink()
    said = onrecord.refusal("serve", "--newsroom", "quay")
    assert said.startswith("The database of The Quay is ")
    assert said.endswith(" migrations behind this release. Run “onrecord manage migrate”.")


def test_a_database_that_cannot_be_reached(onrecord, newsroom):
    said = onrecord.refusal(
        "worker", "--newsroom", "quay", ONRECORD_DATABASE_URL="sqlite:////nowhere/at/all.sqlite3"
    )
    assert said == (
        "The database cannot be used: unable to open database file. Is it running, is there room "
        "on the disk, and is database_url in onrecord.toml right? “onrecord doctor” looks closer."
    )


def test_help_names_every_command(onrecord):
    done = onrecord("--help")
    listed = done.stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == [
        "init", "demo", "serve", "worker", "import", "tour", "doctor", "manage",
    ]
