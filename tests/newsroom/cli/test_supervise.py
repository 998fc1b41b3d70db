"""A child that dies is started again, until it is stopped."""

import os
import sys
import time
from pathlib import Path

from onrecord.newsroom.cli.supervise import Supervised

LINE = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"


def _pids(file: Path, count: int) -> list[int]:
    until = time.monotonic() + 20
    while not file.exists() or len(file.read_text().split()) < count:
        assert time.monotonic() < until
        time.sleep(0.02)
    return [int(pid) for pid in file.read_text().split()]


def test_a_child_is_kept_alive(tmp_path):
    file = tmp_path / "pids"
    child = Supervised([sys.executable, "-c", LINE, str(file)])
    child.start()
    (first,) = _pids(file, 1)
    os.kill(first, 9)
    second = _pids(file, 2)[1]
    assert second != first
    child.stop()
    time.sleep(0.1)
    assert not Path(f"/proc/{second}").exists()
    assert len(file.read_text().split()) == 2
