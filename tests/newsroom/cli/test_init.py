"""`onrecord init`: a newsroom that can be used at once, and nothing lost."""

import stat

CHECK_PASSWORD = (
    "from django.contrib.auth import authenticate;"
    "user = authenticate(username='admin', password={!r});"
    "print(user.username, user.email, user.is_superuser)"
)


def _listing(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_init_makes(newsroom):
    settings = (newsroom / "onrecord.toml").read_text()
    lines = [line for line in settings.splitlines() if line and not line.startswith("#")]
    assert lines == [
        'name = "The Quay"',
        'language = "en"              # of the interface: en or ar',
        'admin_email = "a@example.org"',
        'base_url = "http://127.0.0.1:8000"',
        'time_zone = "UTC"              # a name from the tz database, like Africa/Tunis',
    ]
    secret = newsroom / "data" / "secret.key"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(secret.read_text()) >= 60


def test_the_password_shown_once_opens_the_desk(onrecord, made_newsroom, newsroom):
    said = made_newsroom.with_suffix(".txt").read_text()
    assert said.splitlines()[:2] == ["The Quay is in made.", "  user      admin"]
    password = said.splitlines()[2].split()[1]
    done = onrecord(
        "manage", "shell", "-v0", "-c", CHECK_PASSWORD.format(password), "--newsroom", "quay"
    )
    assert (done.stdout, done.returncode) == ("admin a@example.org True\n", 0)
    assert password not in (newsroom / "onrecord.toml").read_text()


def test_a_newsroom_is_not_made_twice(onrecord, newsroom):
    before = _listing(newsroom)
    said = onrecord.refusal("init", "quay", "--no-input")
    assert said == (
        "quay is a newsroom already; nothing was changed. “onrecord serve --newsroom quay” "
        "serves it."
    )
    assert _listing(newsroom) == before


def test_a_database_without_its_settings_is_not_taken_over(onrecord, newsroom):
    (newsroom / "onrecord.toml").unlink()
    before = _listing(newsroom)
    said = onrecord.refusal("init", "quay", "--no-input")
    assert said == (
        "quay/data is there already, perhaps from another newsroom; nothing was changed. Choose "
        "another folder, or move it away."
    )
    assert _listing(newsroom) == before


def test_what_cannot_be_made_leaves_nothing(onrecord):
    said = onrecord.refusal("init", "quay", "--no-input", "--admin-email", "nobody")
    assert said == (
        "“nobody” is not an e-mail address. Give the address of whoever runs the newsroom, like "
        "desk@example.org."
    )
    environ = {"ONRECORD_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}
    onrecord.refusal("init", "quay", "--no-input", **environ)
    assert list(onrecord.folder.iterdir()) == []
