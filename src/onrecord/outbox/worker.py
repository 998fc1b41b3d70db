"""The worker: carries out what is due, does the periodic chores, says that it is alive.

One loop, one thread. Nothing it does is remembered here: whatever is owed stands in the
database, so that a worker may be killed at any moment and another goes on.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connections

from onrecord.outbox import actions

logger = logging.getLogger(__name__)

POLL = 1.0
"""Seconds between two looks at the outbox while nothing is due."""

BEAT = 10.0
"""Seconds between two signs of life."""

PAUSE_AFTER_ERROR = 3.0
"""Seconds to leave a database alone that was locked or gone."""


@dataclass(frozen=True)
class Chore:
    """Something done again and again. Like an effect's handler, it may run twice."""

    name: str
    every: timedelta
    function: Callable[[], object]


_chores: dict[str, Chore] = {}


def unregister_chore(name: str) -> None:
    """Call it no more."""
    del _chores[name]


def register_chore(name: str, every: timedelta, function: Callable[[], object]) -> None:
    """Let every worker call `function()` at its start and then once per `every`.

    What it raises is logged, and the chore runs again when its time comes.
    """
    _chores[name] = Chore(name, every, function)


class Worker:
    """Runs until `stop()` is called, from a signal handler or another thread."""

    def __init__(
        self, name: str = "worker", *, poll: float = POLL, pause: float = PAUSE_AFTER_ERROR
    ) -> None:
        self.name = name
        self._poll = poll
        self._pause = pause
        self._stop = threading.Event()
        self._due: dict[str, float] = {}

    def stop(self) -> None:
        """Leave after the effect or chore that is being carried out."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was told to leave."""
        return self._stop.is_set()

    def run(self) -> None:
        """Work until told to stop; a database that is locked or gone is waited for."""
        while not self.stopping:
            try:
                idle = not self.step()
                # Between two pieces of work: what broke or grew old is opened anew.
                close_old_connections()
            except DatabaseError:
                logger.warning("The database does not answer; trying again.", exc_info=True)
                self._recover()
            except Exception:
                # The row or the chore that did this must not stop all the others.
                logger.exception("The worker goes on after an error.")
                self._recover()
            else:
                if idle:
                    self._stop.wait(self._poll)
        connections.close_all()

    def run_once(self) -> int:
        """Do every chore and everything that is due now; returns how many effects were tried."""
        tried = 0
        self._due.clear()
        while not self.stopping and self.step():
            tried += 1
        return tried

    def step(self) -> bool:
        """Sign of life, the chores whose time has come, one effect; False when none was due."""
        if self._is_due("beat", BEAT):
            actions.beat(self.name)
        for chore in list(_chores.values()):
            if not self.stopping and self._is_due(
                f"chore {chore.name}", chore.every.total_seconds()
            ):
                _do(chore)
        # One at a time, so that a stop is heeded and no chore waits behind a long queue.
        return not self.stopping and actions.run_due(limit=1) > 0

    def _is_due(self, what: str, every: float) -> bool:
        now = time.monotonic()
        if now < self._due.get(what, now):
            return False
        self._due[what] = now + every
        return True

    def _recover(self) -> None:
        connections.close_all()
        self._stop.wait(self._pause)


def _do(chore: Chore) -> None:
    try:
        chore.function()
    except DatabaseError:
        raise
    except Exception:
        logger.exception("The chore “%s” failed; it runs again in %s.", chore.name, chore.every)
