"""`onrecord serve`: the site, the admin and the worker, until Ctrl-C."""

import http.client
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import click

from onrecord import conf
from onrecord.newsroom.cli import assets, entry, serving, showing
from onrecord.newsroom.cli.supervise import Supervised

KILL_AFTER = 10
"""Seconds a web worker has for its last answer before it is killed."""

READY_WITHIN = 60.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535),
    help="Port to listen on. Default: 8000, or the next free one.",
)
@click.option("--no-worker", is_flag=True, help="Run no worker inside; run “onrecord worker”.")
def serve(*, host: str, port: int | None, no_worker: bool) -> None:
    """Serve the newsroom: site, admin and worker."""
    folder = entry.chosen_folder()
    config = entry.read_settings(folder)
    if config.demo and not host.startswith(("127.", "localhost", "::1")):
        raise click.ClickException(
            "This is a demo, and its passwords are known to everybody: it is served on this "
            "machine only. Leave --host out, or make a newsroom with “onrecord init DIR”."
        )
    config, chosen = choose_address(config, host, port)
    entry.open_newsroom(folder)
    say_moved(port, chosen)
    run(config, host=host, port=chosen, worker=not no_worker)


def choose_address(config: conf.Config, host: str, port: int | None) -> tuple[conf.Config, int]:
    """The port to serve on, and the settings as they are for it.

    The address of a newsroom on this machine follows the port; a public one stays.
    """
    serving.refuse_second(config.data)
    port = serving.choose_port(host, port, config.data)
    if entry.is_local(config):
        os.environ["ONRECORD_BASE_URL"] = serving.address(host, port)
    return entry.read_settings(config.folder), port


def say_moved(asked: int | None, chosen: int) -> None:
    """Say that the usual port is taken, where nobody asked for another one."""
    if asked is None and chosen != serving.DEFAULT_PORT:
        click.echo(
            f"Port {serving.DEFAULT_PORT} is taken, so this is served on port {chosen}.", err=True
        )


def run(
    config: conf.Config,
    *,
    host: str,
    port: int,
    worker: bool,
    when_ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve an opened newsroom until it is told to stop; `when_ready` runs beside it once."""
    from django.conf import settings
    from django.db import connections

    from onrecord.newsroom import setup

    url = serving.address(host, port)
    with serving.claimed(config.data, serving.Served(os.getpid(), url, config.base_url)):
        setup.keep_site()
        assets.collect(settings.STATIC_ROOT)
        # The workers open their own; a connection is never shared between processes.
        connections.close_all()
        os.environ["ONRECORD_SERVED_BY"] = str(os.getpid())
        threading.Thread(
            target=_announce, args=(config, url, when_ready), name="announce", daemon=True
        ).start()
        with _worker(config) if worker else _nothing():
            _granian(config, host, port)
    click.echo("Stopped.", err=True)


def _granian(config: conf.Config, host: str, port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    # A fresh interpreter for each web worker: forking one that has threads can lock up.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "onrecord.newsroom.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=config.web_workers,
        # Granian's default grows to dozens, each with its own database connection.
        blocking_threads=2,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=KILL_AFTER,
        websockets=False,
        # Its warnings at shutdown are about processes that are gone already.
        log_level=LogLevels.error,
    )
    server.serve()


@contextmanager
def _worker(config: conf.Config) -> Iterator[None]:
    child = Supervised(
        [
            sys.executable, "-m", "onrecord.newsroom.cli", "worker",
            "--newsroom", str(config.folder), "--parent-pid", str(os.getpid()),
        ]
    )
    child.start()
    try:
        yield
    finally:
        child.stop()


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _announce(config: conf.Config, url: str, when_ready: Callable[[], None]) -> None:
    """Say the addresses once the first page is answered."""
    until = time.monotonic() + READY_WITHIN
    while get(f"{url}/healthz") != 200:
        if time.monotonic() > until:
            click.echo(f"No answer from {url}/ after {READY_WITHIN:.0f} seconds.", err=True)
            return
        time.sleep(0.1)
    console = showing.out()
    console.print(f"[bold]{config.name}[/bold]")
    console.print(f"  site     {config.base_url}/")
    console.print(f"  desk     {config.base_url}/admin/")
    if config.demo:
        _announce_demo(config)
    elif not entry.is_local(config):
        console.print(f"  answers  {url}/ (let your web server pass requests on to it)")
    console.print("Ctrl-C stops it.")
    when_ready()


def _announce_demo(config: conf.Config) -> None:
    from onrecord.newsroom.demo import seed

    console = showing.out()
    console.print(f"  mailbox  {config.base_url}/mailbox/  (every letter the demo sends)")
    console.print("Logins for the desk, of the demo only:")
    for login in seed.logins():
        console.print(f"  {login.username:<8} {login.password:<16} {login.name}, {login.role}")


def get(url: str) -> int:
    """The status of a page served here, 0 when nobody answers."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    try:
        connection.request("GET", place.path, headers={"Host": "localhost"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
