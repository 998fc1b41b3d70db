"""The wheel works without the checkout: installed into a new environment, run in an empty folder.

Run by .ci/run with the wheel in dist/. Exits with a sentence when something is missing.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
READY = "Ctrl-C stops it."


def main() -> None:
    """Every check, one line each."""
    (wheel,) = (ROOT / "dist").glob("*.whl")
    compare(wheel)
    with tempfile.TemporaryDirectory(prefix="onrecord-wheel-") as name:
        folder = Path(name)
        environment, empty = folder / "environment", folder / "empty"
        empty.mkdir()
        run([sys.executable, "-m", "venv", str(environment)], folder)
        python = environment / "bin" / "python"
        run([python, "-m", "pip", "--disable-pip-version-check", "-q", "install",
             "-c", ROOT / "constraints.txt", wheel], folder)
        onrecord = environment / "bin" / "onrecord"
        run([onrecord, "demo", "--no-serve"], empty)
        with served(onrecord, empty) as url:
            look(url)
        run([onrecord, "doctor", "--newsroom", "demo"], empty)


def compare(wheel: Path) -> None:
    """Everything that stands in the package's source is in the wheel."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(SOURCE))
        for path in (SOURCE / "onrecord").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    if missing := sorted(wanted - inside):
        sys.exit("Not in the wheel: " + ", ".join(missing))
    for kind in ("templates", "static", "locale", "content"):
        count = sum(1 for name in inside if f"/{kind}/" in name)
        if not count and any(f"/{kind}/" in name for name in wanted):
            sys.exit(f"No {kind} in the wheel.")
        say(f"{count} files of {kind} in the wheel")
    stray = sorted(name for name in inside if not name.startswith(("onrecord/", "onrecord-")))
    if stray:
        sys.exit("What does not belong into the wheel: " + ", ".join(stray))


@contextlib.contextmanager
def served(onrecord: Path, empty: Path) -> Iterator[str]:
    """The demo as a person starts it; ended, it leaves with status 0."""
    with subprocess.Popen(  # noqa: S603  # the command under test
        [onrecord, "demo"], cwd=empty, env=clean(), stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            said: list[str] = []
            assert server.stdout is not None
            for line in server.stdout:
                said.append(line.rstrip())
                if READY in line:
                    break
            address = re.search(r"site\s+(http://\S+)/", "\n".join(said))
            if address is None:
                sys.exit("The demo did not say its address: " + " / ".join(said))
            yield address[1]
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(30)
    if status:
        sys.exit(f"The demo ended with status {status}.")


def look(url: str) -> None:
    """Front page, a story with its picture, a static file, the desk's door, the feed."""
    home = fetch(f"{url}/")
    wanted(home, "The Dalmoura Beacon")
    style = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', home)
    if style is None:
        sys.exit("The front page names no style sheet with its digest.")
    fetch(url + style[1])
    wanted(fetch(f"{url}/admin/login/"), "csrfmiddlewaretoken")
    story = fetch(f"{url}/port/dredger-heron-arrives/")
    wanted(story, "5.8 metres")
    picture = re.search(r'src="(/media/images/[^"]+)"', story)
    if picture is None:
        sys.exit("The story shows no picture.")
    fetch(url + picture[1], text=False)
    wanted(fetch(f"{url}/feeds/stories.atom"), "dredger-heron-arrives")
    wanted(fetch(f"{url}/mailbox/"), "</html>")


def fetch(url: str, *, text: bool = True) -> str:
    """The body of an answer with status 200."""
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310  # our own server
        body = answer.read()
    if not body:
        sys.exit(f"{url} answers nothing.")
    say(f"200  {len(body):>7} bytes  {url}")
    return body.decode() if text else ""


def wanted(page: str, words: str) -> None:
    """The page says these words."""
    if words not in page:
        sys.exit(f"A page does not say “{words}”.")


def run(command: list[str | Path], folder: Path) -> None:
    """A command that must end well."""
    done = subprocess.run([*map(str, command)], cwd=folder, env=clean(), check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with status {done.returncode}.")


def clean() -> dict[str, str]:
    """The environment without anything that would lead to the checkout."""
    dropped = ("ONRECORD_", "DJANGO_", "PYTHONPATH", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
