"""The command as a person runs it: in a process of its own, in a folder of its own."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

READY_WITHIN = 60


class Onrecord:
    """Runs `onrecord` in a folder, with nothing of the test run's own settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ONRECORD_", "DJANGO_"))
        }
        self.started: list[subprocess.Popen[str]] = []

    def __call__(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._command(words), cwd=self.folder, env=self.environ | environ, text=True,
            capture_output=True, timeout=120, stdin=subprocess.DEVNULL, check=False,
        )

    def refusal(self, *words: str, **environ: str) -> str:
        """The one message of a command that must fail, without its "Error: "."""
        done = self(*words, **environ)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Error: ")
        assert "Traceback" not in done.stderr
        return done.stderr.removeprefix("Error: ").strip()

    def start(self, *words: str, until: str, **environ: str) -> subprocess.Popen[str]:
        """Start a command that stays, and wait until it has said something."""
        log = self.folder / f"output-{len(self.started)}.txt"
        with log.open("w") as file:
            process = subprocess.Popen(
                self._command(words), cwd=self.folder, env=self.environ | environ, text=True,
                stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.started.append(process)
        process.log = log
        wait_for(lambda: until in log.read_text() or process.poll() is not None, READY_WITHIN)
        assert until in log.read_text(), log.read_text()
        return process

    def _command(self, words: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "onrecord.newsroom.cli", *words]


def wait_for(what: Callable[[], bool], seconds: float) -> float:
    """Wait until it is so; returns how long that took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() < began + seconds, f"not within {seconds} seconds"
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.fixture
def onrecord(tmp_path: Path) -> Iterator[Onrecord]:
    """The command in an empty folder; what it left running is ended."""
    command = Onrecord(tmp_path)
    yield command
    for process in command.started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="session")
def made_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One newsroom made by `onrecord init`, for all test processes to copy."""
    shared = tmp_path_factory.getbasetemp().parent / "made-newsroom"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "onrecord.toml").exists():
            parent = tmp_path_factory.mktemp("making")
            words = ("--name", "The Quay", "--language", "en", "--admin-email", "a@example.org")
            done = Onrecord(parent)("init", "made", *words, "--no-input")
            assert done.returncode == 0, done.stderr
            (parent / "init.txt").write_text(done.stdout)
            shutil.move(parent / "init.txt", shared.with_suffix(".txt"))
            shutil.move(parent / "made", shared)
    return shared


@pytest.fixture
def newsroom(made_newsroom: Path, tmp_path: Path) -> Path:
    """A newsroom of one's own, named “The Quay”."""
    return shutil.copytree(made_newsroom, tmp_path / "quay")
