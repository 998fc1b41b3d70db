"""How a newsroom is: what `onrecord doctor` looks at, row by row.

Each function returns (what, "ok" | "warn" | "fail", what was seen, what to do).
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.utils import timezone

from onrecord import conf
from onrecord.outbox import queries

Row = tuple[str, str, str, str]

LITTLE_SPACE = 1_000_000_000
NO_SPACE = 100_000_000
"""Bytes free under which a warning or a failure is due."""

DRIFT = 2.0
"""Seconds by which two clocks of one newsroom may differ."""

WORKER_SILENT = timedelta(seconds=60)


def examine(config: conf.Config) -> Iterator[Row]:
    """Everything, in the order in which it should be put right."""
    yield from disk(config.data)
    reachable = True
    for row in database():
        reachable = reachable and row[:2] != ("database", "fail")
        yield row
    yield mail()
    yield from clock(config.data, reachable=reachable)
    if reachable:
        yield worker()
        yield from waiting()


def disk(data: Path) -> Iterator[Row]:
    """Room, the right to write, and the secret's mode."""
    try:
        with tempfile.NamedTemporaryFile(dir=data, prefix="doctor-"):
            pass
    except OSError as error:
        yield (
            "disk", "fail", f"{data} cannot be written: {error.strerror}.",
            f"Give the user {os.getuid()} who runs Onrecord that folder: chown -R …",
        )
        return
    free = shutil.disk_usage(data).free
    seen = f"{free / 1e9:.1f} GB free in {data}"
    if free < NO_SPACE:
        yield ("disk", "fail", seen, "Make room: reports and stories can no longer be stored.")
    elif free < LITTLE_SPACE:
        yield ("disk", "warn", seen, "Make room before it is full.")
    else:
        yield ("disk", "ok", seen, "")
    secret = data / "secret.key"
    if not secret.exists():
        given = "ONRECORD_SECRET_KEY" in os.environ
        yield ("secret", "ok", "from the environment" if given else "made at first start", "")
    elif (mode := stat.S_IMODE(secret.stat().st_mode)) & 0o077:
        yield (
            "secret", "fail", f"{secret} has mode {mode:04o}: others can read it.",
            f"chmod 600 {secret}. Delete it if others may have read it: a new one is made.",
        )
    else:
        yield ("secret", "ok", f"{secret}, mode {mode:04o}", "")


def database() -> Iterator[Row]:
    """Reachable, up to date, and safe against a power cut."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        yield (
            "database", "fail", f"{first}.",
            f"Start it, or correct database_url in {conf.FILE_NAME}.",
        )
        return
    yield ("database", "ok", f"{connection.vendor}, answers", "")
    if behind:
        yield (
            "migrations", "fail", f"{behind} are not applied.",
            "Make a copy of the database, then run “onrecord manage migrate”.",
        )
    else:
        yield ("migrations", "ok", "all applied", "")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            full = cursor.execute("PRAGMA synchronous").fetchone()[0]
        if (mode, full) == ("wal", 2):
            yield ("journal", "ok", "WAL, synchronous=FULL", "")
        else:
            yield (
                "journal", "fail", f"journal_mode={mode}, synchronous={full}",
                "Keep data/ on a disk of this machine: WAL does not work over a network.",
            )


def mail() -> Row:
    """Whether the mail server lets us in; files are said to be files."""
    if settings.EMAIL_BACKEND.endswith(".FileBackend"):
        state = "ok" if settings.ONRECORD.demo else "warn"
        todo = "" if settings.ONRECORD.demo else f"Set mail_url in {conf.FILE_NAME}."
        return ("mail", state, f"letters are written to {settings.MAILBOX}, nobody gets them", todo)
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    server = get_connection(timeout=10)
    try:
        server.open()
        server.close()
    except Exception as error:  # noqa: BLE001
        # Whatever smtplib, ssl or the network raise: here it is a finding.
        return (
            "mail", "fail", f"{place}: {type(error).__name__}: {error}",
            f"Letters wait and are retried. Correct mail_url in {conf.FILE_NAME}.",
        )
    return ("mail", "ok", f"{place} lets us in; letters come from {settings.ONRECORD.sender}", "")


def clock(data: Path, *, reachable: bool) -> Iterator[Row]:
    """Our clock against the file system's and the database's, and the time zone."""
    worst = 0.0
    try:
        with tempfile.NamedTemporaryFile(dir=data, prefix="doctor-") as file:
            worst = abs(Path(file.name).stat().st_mtime - time.time())
    except OSError:
        pass  # said under "disk"
    if reachable:
        asked = "SELECT unixepoch('subsec')" if connection.vendor == "sqlite" else (
            "SELECT extract(epoch FROM clock_timestamp())"
        )
        try:
            with connection.cursor() as cursor:
                cursor.execute(asked)
                worst = max(worst, abs(float(cursor.fetchone()[0]) - time.time()))
        except (DatabaseError, TypeError):
            pass  # an SQLite older than 3.42 has no unixepoch with parts of a second
    seen = f"{timezone.localtime():%Y-%m-%d %H:%M} in {settings.TIME_ZONE}"
    if worst > DRIFT:
        yield (
            "clock", "fail", f"{seen}, but disk or database differ by {worst:.0f} s",
            "Let all machines take their time from one source (NTP).",
        )
    else:
        yield ("clock", "ok", seen, "")
    newest = queries.worker_seen_at() if reachable and _has_outbox() else None
    if newest and newest > timezone.now() + timedelta(seconds=DRIFT):
        yield (
            "clock", "fail", f"the worker was seen in the future, {newest:%Y-%m-%d %H:%M:%S} UTC",
            "The clock was put back: what is scheduled waits until it has caught up.",
        )


def worker() -> Row:
    """Whether somebody carries out what is owed."""
    seen = queries.worker_seen_at() if _has_outbox() else None
    todo = "Start “onrecord serve” or “onrecord worker”: letters and schedules wait."
    if seen is None:
        return ("worker", "warn", "none was ever here", todo)
    if seen < timezone.now() - WORKER_SILENT:
        return ("worker", "fail", f"last seen {timezone.localtime(seen):%Y-%m-%d %H:%M:%S}", todo)
    return ("worker", "ok", f"seen {timezone.localtime(seen):%H:%M:%S}", "")


def waiting() -> Iterator[Row]:
    """Effects that a person should look at."""
    if _has_outbox() and (count := queries.effects_for_a_person().count()):
        yield (
            "outbox", "warn", f"{count} effects need a person",
            "Look at them in the admin and try again, or correct what keeps failing.",
        )


def _has_outbox() -> bool:
    return "onrecord_outbox_heartbeat" in connection.introspection.table_names()
