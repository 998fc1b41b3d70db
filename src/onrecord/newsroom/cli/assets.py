"""Static files collected once for each release and theme."""

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from onrecord.newsroom.cli import showing

STAMP = "collected.json"


def wanted_stamp() -> dict[str, str]:
    """What the collected files must have been made from: releases, and our files' content."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[2]
    for path in sorted(package.glob("*/static/**/*")):
        if path.is_file():
            digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    stamp = {"theme": digest.hexdigest()}
    for name in ("onrecord", "wagtail", "django", "whitenoise"):
        try:
            stamp[name] = version(name)
        except PackageNotFoundError:
            stamp[name] = ""
    return stamp


def collect(root: Path) -> bool:
    """Collect the static files into `root` when the release or theme changed; True when it did."""
    wanted = wanted_stamp()
    stamp = root / STAMP
    try:
        if json.loads(stamp.read_text(encoding="utf-8")) == wanted:
            return False
    except (OSError, ValueError):
        pass
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    total = sum(1 for finder in get_finders() for _found in finder.list([]))
    with showing.progress("Collecting the theme", total) as step:
        call_command(
            "collectstatic", interactive=False, clear=root.exists(), verbosity=2, no_color=True,
            stdout=_Steps(step),
        )
    # Written last: after a crash in between, they are collected again.
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return True


class _Steps:
    """What `collectstatic` prints to: one step for each file copied."""

    def __init__(self, step: showing.Step) -> None:
        self._step = step

    def write(self, text: str) -> Any:
        if text.startswith("Copying"):
            self._step()

    def flush(self) -> None:
        """Nothing is kept back."""
