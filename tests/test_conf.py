"""The settings: file, environment, what is wrong with them, and the secret."""

import stat
import threading

import pytest

from onrecord import conf


def _load(folder, text="", **environ):
    (folder / conf.FILE_NAME).write_text(text, encoding="utf-8")
    return conf.load(folder, environ)


def test_without_a_file_everything_has_a_default(tmp_path):
    assert conf.load(tmp_path, {}) == conf.Config(folder=tmp_path)
    assert conf.load(tmp_path, {}).problems == ()


def test_the_environment_overrules_the_file(tmp_path):
    config = _load(
        tmp_path, 'name = "The Quay"\nweb_workers = 2\n', ONRECORD_WEB_WORKERS="3", OTHER="x"
    )
    assert (config.name, config.web_workers) == ("The Quay", 3)


def test_tables_are_the_same_settings(tmp_path):
    config = _load(tmp_path, '[mail]\nurl = "smtp://localhost"\nfrom = "Desk <d@example.org>"\n')
    assert (config.mail_url, config.sender) == ("smtp://localhost", "Desk <d@example.org>")


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("1", True), ("on", True), ("no", False), ("", False)]
)
def test_flags_of_the_environment(tmp_path, written, meant):
    assert _load(tmp_path, ONRECORD_DEMO=written).demo is meant


@pytest.mark.parametrize(
    ("text", "key", "message", "hint"),
    [
        (
            'colour = "red"', "colour", "“colour” is not a setting.",
            (
                "Known: admin_email, base_url, database_url, debug, demo, language, mail_from, "
                "mail_url, name, redis_url, time_zone, web_workers."
            ),
        ),
        (
            "name = 7", "name", "“name” must be text in quotation marks.",
            "Correct it in onrecord.toml.",
        ),
        (
            'web_workers = "many"', "web_workers", "“web_workers” must be a whole number.",
            "Correct it in onrecord.toml.",
        ),
        (
            'debug = "perhaps"', "debug", "“debug” must be true or false.",
            "Correct it in onrecord.toml.",
        ),
        (
            'language = "fr"', "language", "The language “fr” is not one that Onrecord speaks.",
            "Set it to one of: en, ar.",
        ),
        (
            'admin_email = "desk"', "admin_email", "“desk” is not an e-mail address.",
            "Give the address of whoever runs the newsroom, like desk@example.org.",
        ),
        (
            'base_url = "news.example.org"', "base_url",
            "“news.example.org” is not the address of a site.",
            "Give scheme and host only, like https://news.example.org.",
        ),
        (
            'base_url = "https://example.org/news"', "base_url",
            "“https://example.org/news” is not the address of a site.",
            "Give scheme and host only, like https://news.example.org.",
        ),
        (
            'time_zone = "Mars"', "time_zone", "There is no time zone “Mars”.",
            "Use a name from the tz database, like Africa/Tunis.",
        ),
        (
            'database_url = "mysql://localhost/x"', "database_url",
            "“database_url” begins with “mysql:”.",
            "It must begin with one of: postgres, postgresql, sqlite.",
        ),
        (
            'redis_url = "http://localhost"', "redis_url", "“redis_url” begins with “http:”.",
            "It must begin with one of: redis, rediss.",
        ),
        (
            'mail_url = "imap://localhost"', "mail_url", "“mail_url” begins with “imap:”.",
            "It must begin with one of: file, smtp, smtp+ssl, smtp+tls.",
        ),
        ("web_workers = 0", "web_workers", "0 web workers cannot be run.", "Use 1 to 64."),
    ],
)
def test_each_wrong_setting_is_one_problem_with_a_hint(tmp_path, text, key, message, hint):
    assert _load(tmp_path, text).problems == (conf.Problem(key, message, hint),)


def test_all_problems_are_found_at_once(tmp_path):
    config = _load(tmp_path, 'language = "fr"\nweb_workers = 0\nname = 1\n')
    assert sorted(problem.key for problem in config.problems) == ["language", "name", "web_workers"]


def test_a_file_that_is_not_toml(tmp_path):
    with pytest.raises(conf.ConfigError) as refused:
        _load(tmp_path, 'name = "The Quay')
    assert str(refused.value).startswith(f"{tmp_path}/onrecord.toml cannot be read: ")


def test_what_follows_from_the_settings(tmp_path):
    config = conf.Config(folder=tmp_path, name="The Quay", base_url="https://quay.example:8443")
    assert config.host == "quay.example"
    assert config.data == tmp_path / "data"
    assert config.sender == "The Quay <desk@quay.example>"
    assert conf.Config(folder=tmp_path, admin_email="a@example.org").sender == (
        "Newsroom <a@example.org>"
    )


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path):
    config = conf.Config(folder=tmp_path)
    first = conf.secret(config)
    path = tmp_path / "data" / "secret.key"
    assert len(first) == 64
    assert conf.secret(config) == first == path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert conf.secret(conf.Config(folder=tmp_path / "other")) != first


def test_processes_that_start_together_agree_on_the_secret(tmp_path):
    config = conf.Config(folder=tmp_path)
    seen = []
    barrier = threading.Barrier(8)

    def start():
        barrier.wait()
        seen.append(conf.secret(config))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_an_empty_secret_is_not_used(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").touch()
    with pytest.raises(conf.ConfigError, match=r"secret\.key is empty\. Delete it and start again"):
        conf.secret(conf.Config(folder=tmp_path))
