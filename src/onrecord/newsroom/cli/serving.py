"""Where a newsroom is served: a free port, and a file that says who has it.

`data/serve.json` is locked by the serving process for as long as it lives, so that even a
`kill -9` leaves no false trace: who can take the lock knows that nobody serves.
"""

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click

FILE = "serve.json"
DEFAULT_PORT = 8000
PORTS_TRIED = 50
LEAVING = 3.0
"""Seconds within which the workers of a server that was killed are gone."""


@dataclass(frozen=True)
class Served:
    """A running server: its main process and the addresses it answers under."""

    pid: int
    url: str
    base_url: str


def running(data: Path) -> Served | None:
    """Who serves the newsroom with this data folder right now."""
    try:
        with (data / FILE).open("r", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return Served(**json.load(file))
    except (OSError, ValueError, TypeError):
        pass
    return None


@contextmanager
def claimed(data: Path, served: Served) -> Iterator[None]:
    """Hold the newsroom as its one server while the block runs.

    Raises ClickException when another process serves it already.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / FILE).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse_second(data)
            raise click.ClickException("This newsroom is being started already.") from None
        file.truncate(0)
        json.dump(asdict(served), file)
        file.flush()
        try:
            yield
        finally:
            (data / FILE).unlink(missing_ok=True)


def refuse_second(data: Path) -> None:
    """Raise ClickException when the newsroom is served already: one server each."""
    if other := running(data):
        raise click.ClickException(
            f"This newsroom is served already, at {other.url} by process {other.pid}. "
            f"Stop it with Ctrl-C there or with “kill {other.pid}”."
        )


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there. Raises OSError for an address that is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Without SO_REUSEPORT, a port that is listened on is refused even when it is shared.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in {98, 48, 13}:  # in use (Linux, macOS), not allowed
                return False
            raise
    return True


def choose_port(host: str, wanted: int | None, data: Path) -> int:
    """The port to serve on: the one that was asked for, or 8000, or the next free one.

    After a server of this newsroom was killed, its workers need a moment to leave: waits for
    them. Raises ClickException when the port that was asked for is taken.
    """
    left_behind = (data / FILE).exists()  # nobody holds it: `refuse_second` has looked
    first = wanted or DEFAULT_PORT
    until = time.monotonic() + (LEAVING if left_behind else 0)
    try:
        while not is_free(host, first):
            if time.monotonic() >= until:
                break
            time.sleep(0.1)
        else:
            return first
        if wanted:
            raise click.ClickException(
                f"Port {wanted} of {host} is taken or not allowed. Stop what listens there, or "
                "give another one with --port."
            )
        for port in range(first + 1, first + PORTS_TRIED):
            if is_free(host, port):
                return port
    except OSError as error:
        raise click.ClickException(
            f"{host} is no address of this machine: {os.strerror(error.errno or 0)}. "
            "Use --host 127.0.0.1, or 0.0.0.0 for all of them."
        ) from error
    raise click.ClickException(
        f"No port from {first} to {first + PORTS_TRIED - 1} is free. Give one with --port."
    )


def address(host: str, port: int) -> str:
    """The URL to type for a server on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
