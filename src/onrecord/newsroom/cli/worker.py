"""`onrecord worker`: carry out what is owed, in a process of its own."""

import os
import signal
import socket
import threading
import time

import click

from onrecord.newsroom.cli import entry

WATCH = 0.5
"""Seconds between two looks at whether the parent is still there."""

GRACE = 1.5
"""Seconds for the current effect once the parent is gone."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and leave.")
@click.option("--parent-pid", type=int, hidden=True, help="Leave when this parent is gone.")
def worker(*, once: bool, parent_pid: int | None) -> None:
    """Carry out what is owed: letters, schedules, retries.

    “onrecord serve” runs one inside; use this for more of them, or on another machine.
    """
    if parent_pid:
        # Ctrl-C reaches the whole group: the server that started us says when to leave.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    entry.enter()
    from onrecord.outbox.worker import Worker

    running = Worker(f"worker@{socket.gethostname()}"[:80])
    if once:
        click.echo(f"Effects tried: {running.run_once()}.")
        return
    signal.signal(signal.SIGTERM, lambda *_: running.stop())
    if parent_pid:
        threading.Thread(
            target=_leave_with, args=(parent_pid, running.stop), name="parent-watch", daemon=True
        ).start()
    else:
        signal.signal(signal.SIGINT, lambda *_: running.stop())
        click.echo("The worker runs. Ctrl-C stops it after the current effect.", err=True)
    running.run()


def _leave_with(parent: int, stop: object) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    if callable(stop):
        stop()
    time.sleep(GRACE)
    # Whatever hangs is leased, and is taken up again by the next worker.
    os._exit(0)
