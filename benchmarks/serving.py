"""A temporary newsroom with stories, and its server as something that can be killed."""

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 90.0
"""Seconds a server has from its start to its first answer."""

WORDS = [
    "harbour", "council", "quay", "crane", "ferry", "basin", "signal", "ledger", "pilot",
    "warehouse", "tide", "lantern", "mooring", "timetable", "dredger", "bollard", "customs",
    "cargo", "jetty", "winch", "keel", "rope", "anchor", "beacon",
]


@dataclass(frozen=True)
class Story:
    """A live story and the words of it that can be quoted, each standing there once."""

    pk: int
    words: tuple[str, ...]


@contextmanager
def temporary_newsroom(seed: int, stories: int = 5) -> Iterator[tuple[Path, list[Story]]]:
    """A new newsroom in a temporary folder, gone after the block; Django is set up in it.

    Made by `onrecord init` and the models: settings, migrations and defaults are the real ones.
    """
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="onrecord-storm-"))
    try:
        command = [sys.executable, "-m", "onrecord.newsroom.cli", "init", str(folder / "newsroom")]
        subprocess.run(
            [*command, "--no-input", "--name", "The Storm Post"],
            check=True, stdout=subprocess.DEVNULL,
        )
        from onrecord.newsroom.cli import entry

        entry.open_newsroom(folder / "newsroom")
        yield folder / "newsroom", _publish(seed, stories)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _publish(seed: int, count: int) -> list[Story]:
    from wagtail.rich_text import RichText

    from onrecord.articles.models import ArticlePage, SectionPage

    chance = random.Random(f"stories {seed}")
    section = SectionPage.objects.first()
    published = []
    for number in range(count):
        words = tuple(f"{chance.choice(WORDS)}{number}x{index}" for index in range(40))
        text = "".join(
            f'<p data-block-key="p{at}">{" ".join(words[at : at + 8]).capitalize()}.</p>'
            for at in range(0, len(words), 8)
        )
        page = ArticlePage(title=f"Storm story {number}", live=False, byline="A benchmark")
        page.body = [("text", RichText(text))]
        section.add_child(instance=page)
        page.save_revision().publish()
        published.append(Story(page.pk, words[1::8]))  # not the first ones: they are capitalised
    return published


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`onrecord serve` in a process group of its own."""

    def __init__(self, newsroom: Path, port: int) -> None:
        self.newsroom, self.port = newsroom, port
        self.log = newsroom.parent / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it answers a few seconds later."""
        # Settings of this process are of this process: the server finds its own.
        environ = {
            name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable, "-m", "onrecord.newsroom.cli", "serve",
                    "--newsroom", str(self.newsroom), "--port", str(self.port),
                ],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environ,
                start_new_session=True,
            )

    def wait_until_ready(self, stop: threading.Event | None = None) -> bool:
        """Whether it answered within `READY_WITHIN`; raises RuntimeError when it ended instead."""
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and not (stop and stop.is_set()):
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"The server ended by itself:\n{self.last_words()}")
            if self.answers():
                return True
            time.sleep(0.05)
        return False

    def answers(self) -> bool:
        """Whether a request is answered now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """SIGKILL to everything it started, at once."""
        self._signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """End it gently, and by force after ten seconds; nothing of its group is left."""
        self._signal(signal.SIGTERM)
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
        self.kill()

    def _signal(self, number: int) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
