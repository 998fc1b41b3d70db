"""`onrecord doctor`: each thing looked at, each failure with what to do."""


def _rows(done):
    return {
        line[6:].partition(": ")[0]: (line[:4].strip(), line.partition(": ")[2])
        for line in done.stdout.splitlines()
    }


def test_a_newsroom_that_is_well(onrecord, newsroom):
    onrecord("worker", "--once", "--newsroom", "quay")
    done = onrecord("doctor", "--newsroom", "quay")
    rows = _rows(done)
    assert {what: state for what, (state, _seen) in rows.items()} == {
        "settings": "ok", "disk": "ok", "secret": "ok", "database": "ok", "migrations": "ok",
        "journal": "ok", "mail": "warn", "clock": "ok", "worker": "ok",
    }
    assert rows["journal"][1] == "WAL, synchronous=FULL"
    assert rows["secret"][1] == f"{newsroom}/data/secret.key, mode 0600"
    assert (done.returncode, done.stderr) == (0, "")


def test_failures_say_what_to_do(onrecord, newsroom):
    (newsroom / "data" / "secret.key").chmod(0o644)
    done = onrecord("doctor", "--newsroom", "quay", ONRECORD_MAIL_URL="smtp://127.0.0.1:9")
    secret = newsroom / "data" / "secret.key"
    failed = {what: seen for what, (state, seen) in _rows(done).items() if state == "fail"}
    assert failed == {
        "secret": f"{secret} has mode 0644: others can read it. → chmod 600 {secret}. Delete it "
        "if others may have read it: a new one is made.",
        "mail": "127.0.0.1:9: ConnectionRefusedError: [Errno 111] Connection refused → Letters "
        "wait and are retried. Correct mail_url in onrecord.toml.",
    }
    assert done.returncode == 1


def test_a_database_that_is_behind(onrecord, newsroom):
    (newsroom / "data" / "onrecord.sqlite3").unlink()
    done = onrecord("doctor", "--newsroom", "quay")
    state, seen = _rows(done)["migrations"]
    assert state == "fail"
    assert seen.endswith("Make a copy of the database, then run “onrecord manage migrate”.")
    assert done.returncode == 1


def test_wrong_settings_are_rows_too(onrecord, newsroom):
    (newsroom / "onrecord.toml").write_text("web_workers = 0\n")
    done = onrecord("doctor", "--newsroom", "quay")
    assert done.stdout == (
        "fail  setting web_workers: 0 web workers cannot be run. → Use 1 to 64.\n"
    )
    assert done.returncode == 1
