"""A child process that is started again whenever it dies."""

import logging
import subprocess
import threading
import time

logger = logging.getLogger("onrecord.serve")

STOP_WITHIN = 10.0
"""Seconds a child has to leave after SIGTERM before it is killed."""

HEALTHY = 30.0
"""Seconds after which a child counts as well, and the next pause is short again."""


class Supervised:
    """Keeps one command running; pauses grow from half a second to 20 while it keeps dying."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="worker-supervisor", daemon=True)

    def start(self) -> None:
        """Start the child and watch it."""
        self._thread.start()

    def stop(self) -> None:
        """End the child, gently at first, and watch no more."""
        self._stopping.set()
        with self._lock:
            child = self._child
        if child and child.poll() is None:
            child.terminate()
            try:
                child.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
        self._thread.join(STOP_WITHIN)

    def _keep(self) -> None:
        pause = 0.5
        while not self._stopping.is_set():
            started = time.monotonic()
            with self._lock:
                if self._stopping.is_set():
                    return
                self._child = subprocess.Popen(self._command)  # noqa: S603  # our own command
            code = self._child.wait()
            if self._stopping.is_set():
                return
            pause = 0.5 if time.monotonic() - started > HEALTHY else min(pause * 2, 20)
            logger.warning("The worker ended (%s) and is started again in %.0f s.", code, pause)
            self._stopping.wait(pause)
