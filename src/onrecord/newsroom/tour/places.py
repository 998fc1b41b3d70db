"""Where the tour walks: a newsroom that is served already, or a demo of its own."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.newsroom.cli import entry, serving
from onrecord.newsroom.tour.client import Browser, TourError
from onrecord.newsroom.tour.errand import LetterSeen, People

READY_WITHIN = 180.0
"""Seconds for a demo to be made and to answer."""

STOP_WITHIN = 20.0
USERNAME = "tour"
READER = "reader@onrecord.example"  # .example belongs to nobody (RFC 2606)


@dataclass(frozen=True)
class Address:
    """A newsroom: its folder, and where it answers."""

    folder: Path
    url: str


def running(folder: Path, url: str = "") -> Address:
    """The newsroom at `folder`, served at `url` or wherever it says. Raises `TourError`."""
    served = serving.running(folder / "data")
    if not url and served is None:
        raise TourError(
            f"Nobody serves the newsroom in {folder}. Start it with “onrecord serve --newsroom "
            f"{folder}”, or say with --url where it answers."
        )
    return Address(folder, url or (served.url if served else ""))


@contextmanager
def temporary() -> Iterator[Address]:
    """A demo made and served by `onrecord demo` in a folder of its own, ended and removed after.

    Takes other newsrooms' settings out of the environment while the block runs. Raises
    `TourError` with the command's last words when it does not come up.
    """
    with (
        _plain_environment(),
        tempfile.TemporaryDirectory(prefix="onrecord-tour-", ignore_cleanup_errors=True) as name,
        _interrupted_by_sigterm(),
    ):
        folder, log = Path(name) / "newsroom", Path(name) / "log"
        with log.open("wb") as output, _server(folder, output) as server:
            yield Address(folder, _ready(server, folder, log))


@contextmanager
def _server(folder: Path, output: Any) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(  # noqa: S603  our own command
        [
            sys.executable, "-m", "onrecord.newsroom.cli", "demo", str(folder),
            "--port", str(_free_port()),
        ],
        stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        # A group of its own, so that whatever it started can be ended with it.
        start_new_session=True,
    )
    try:
        yield server
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(STOP_WITHIN)
        _end_group(server.pid)
        server.wait()


@contextmanager
def _plain_environment() -> Iterator[None]:
    before = dict(os.environ)
    for name in [name for name in before if name.startswith("ONRECORD_")]:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _end_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all gone
        os.killpg(pid, signal.SIGKILL)


@contextmanager
def _interrupted_by_sigterm() -> Iterator[None]:
    """Let a SIGTERM end the block like Ctrl-C does, so that nothing is left running."""

    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(server: subprocess.Popen[bytes], folder: Path, log: Path) -> str:
    """Wait until the demo answers; returns where."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        if (served := serving.running(folder / "data")) and _answers(served.url):
            return served.url
        time.sleep(0.1)
    words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    last = words[-1] if words else "It said nothing."
    raise TourError(f"The temporary newsroom did not come up: {last}")


def _answers(url: str) -> bool:
    browser = Browser(url)
    try:
        return browser.get("/healthz", expect=None).status == 200
    except TourError:
        return False
    finally:
        browser.close()


@contextmanager
def people(address: Address, email: str = "") -> Iterator[tuple[People, Any]]:
    """Enter the newsroom: a reader, and an editor with a login for as long as the block runs.

    Yields the people and the editor's user. Starts Django; raises `TourError` when letters would
    leave the house and no address was given for them.
    """
    entry.open_newsroom(address.folder)
    from django.conf import settings

    writes_files = settings.EMAIL_BACKEND == "onrecord.newsroom.mail.FileBackend"
    if not (email or writes_files):
        raise TourError(
            "This newsroom sends real mail. Say with --email which address the reader of the tour "
            "has: two letters go there for each error."
        )
    reader, desk = Browser(address.url), Browser(address.url)
    password = secrets.token_urlsafe(24)
    try:
        with _editor(password) as user:
            letters = _letters_in_files if writes_files else _letters_in_database
            yield People(reader, desk, USERNAME, password, email or READER, letters), user
    finally:
        reader.close()
        desk.close()


@contextmanager
def _editor(password: str) -> Iterator[Any]:
    """Somebody of the corrections desk whose login works while the block runs.

    The account stays, switched off: the record names who applied a change.
    """
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.utils import translation

    from onrecord.newsroom import setup

    users = get_user_model()._default_manager
    user, _created = users.get_or_create(username=USERNAME, defaults={"first_name": "Tour"})
    with translation.override(settings.LANGUAGE_CODE):
        user.groups.add(setup.role_group("desk"))
    user.set_password(password)
    user.is_active = True
    user.save()
    try:
        yield user
    finally:
        user.set_unusable_password()
        user.is_active = False
        user.save()


def _letters_in_files(reference: str) -> list[LetterSeen]:
    from django.conf import settings

    from onrecord.newsroom.mail import read_mailbox

    found = []
    for _name, message in read_mailbox(Path(settings.MAILBOX)):
        body = message.get_body(preferencelist=("plain",))
        text = str(body.get_content()) if body else ""
        if reference in text:
            found.append(LetterSeen(str(message["To"]), str(message["Subject"]).strip(), text))
    return found


def _letters_in_database(reference: str) -> list[LetterSeen]:
    from onrecord.desk.models import Letter

    sent = Letter.objects.filter(sent_at__isnull=False, body__contains=reference).order_by("-pk")
    return [LetterSeen(letter.to, letter.subject, letter.body) for letter in sent]
