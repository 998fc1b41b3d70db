"""`onrecord worker`: leaves when told, and with its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def test_it_stops_when_told(onrecord, newsroom):
    running = onrecord.start("worker", "--newsroom", "quay", until="The worker runs.")
    running.send_signal(signal.SIGTERM)
    assert running.wait(10) == 0


def test_it_leaves_with_its_parent(onrecord, newsroom):
    line = (
        "import os, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-m', 'onrecord.newsroom.cli', 'worker',"
        " '--newsroom', 'quay', '--parent-pid', str(os.getpid())])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", line], cwd=onrecord.folder, env=onrecord.environ, text=True,
        stdout=subprocess.PIPE, start_new_session=True,
    )
    worker = Path(f"/proc/{parent.stdout.readline().strip()}")
    heartbeat = (
        "from onrecord.outbox.queries import worker_is_alive; print(worker_is_alive())"
    )
    until = time.monotonic() + 30
    while onrecord("manage", "shell", "-v0", "-c", heartbeat, "--newsroom", "quay").stdout != (
        "True\n"
    ):
        assert time.monotonic() < until
    assert worker.exists()
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    until = time.monotonic() + 3
    while worker.exists():
        assert time.monotonic() < until, "the worker outlived its parent"
        time.sleep(0.05)
