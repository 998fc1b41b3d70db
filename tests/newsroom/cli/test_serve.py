"""`onrecord serve`: it answers, it comes back, it leaves nothing behind."""

import json
import os
import re
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def _family(main: int) -> set[int]:
    """The processes that descend from `main`, read from /proc."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(stat.parent.name)] = int(fields[1])
    found = {main}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {main}


def _alive(pids: set[int]) -> set[int]:
    return {
        pid
        for pid in pids
        if (stat := Path(f"/proc/{pid}/stat")).exists()
        and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    }


def _child(main: int, word: str, but: int = 0) -> int:
    """The running child of `main` with this word in its command line, once it is there."""
    found = []

    def look():
        for pid in _family(main) - {but}:
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                continue
            if word.encode() in words:
                found.append(pid)
        return found

    _wait(look, 15)
    return found[0]


def _wait(what, seconds):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, f"not within {seconds} seconds"
        time.sleep(0.05)


def test_it_answers_and_stops_cleanly(onrecord, newsroom, port):
    server = onrecord.start("serve", "--newsroom", "quay", "--port", port, until="Ctrl-C")
    url = f"http://127.0.0.1:{port}"
    assert server.log.read_text().splitlines() == [
        "The Quay", f"  site     {url}/", f"  desk     {url}/admin/", "Ctrl-C stops it.",
    ]
    assert json.loads((newsroom / "data" / "serve.json").read_text()) == {
        "pid": server.pid, "url": url, "base_url": url,
    }
    home = httpx.get(f"{url}/")
    assert home.status_code == 200
    style = re.search(r'href="(/static/onrecord/site\.[0-9a-f]{12}\.css)"', home.text)[1]
    answer = httpx.get(f"{url}{style}")
    assert answer.headers["cache-control"] == "max-age=315360000, public, immutable"
    # The feed's addresses follow the port that is really used.
    assert f'href="{url}/feeds/stories.atom"' in httpx.get(f"{url}/feeds/stories.atom").text
    assert httpx.get(f"{url}/mailbox/").status_code == 404
    said = onrecord.refusal("serve", "--newsroom", "quay")
    assert said.startswith(f"This newsroom is served already, at {url} by process {server.pid}.")

    family = _family(server.pid)
    server.send_signal(signal.SIGTERM)
    assert server.wait(15) == 0
    assert server.log.read_text().splitlines()[-1] == "Stopped."
    _wait(lambda: _alive(family) == set(), 3)  # Python's own helper leaves a moment later
    assert not (newsroom / "data" / "serve.json").exists()


def test_a_killed_server_leaves_nothing_and_comes_back(onrecord, newsroom, port):
    words = ("serve", "--newsroom", "quay", "--port", port)
    server = onrecord.start(*words, until="Ctrl-C")
    family = _family(server.pid)
    assert len(family) >= 2
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    _wait(lambda: _alive(family) == set(), 3)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", int(port)))
    onrecord.start(*words, until="Ctrl-C")
    assert httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"


def test_children_that_die_are_started_again(onrecord, newsroom, port):
    server = onrecord.start("serve", "--newsroom", "quay", "--port", port, until="Ctrl-C")
    first = _child(server.pid, "--parent-pid")
    os.kill(first, signal.SIGKILL)
    assert _child(server.pid, "--parent-pid", but=first) != first
    web = _child(server.pid, "spawn_main")
    os.kill(web, signal.SIGKILL)

    def answers() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"
        except httpx.TransportError:
            return False

    _wait(lambda: web not in _alive({web}) and answers(), 15)


def test_the_usual_port_is_taken(onrecord, newsroom):
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", 8000))
            other.listen()
        except OSError:
            pass  # somebody else has it, which is as good
        server = onrecord.start("serve", "--newsroom", "quay", until="Ctrl-C")
        said = server.log.read_text().splitlines()
    url = said[2].split()[1]
    port = re.fullmatch(r"http://127\.0\.0\.1:(80[0-4][0-9])/", url)[1]
    assert port != "8000"
    assert said[:2] == [f"Port 8000 is taken, so this is served on port {port}.", "The Quay"]
    # Where letters and feeds lead follows.
    assert f'href="{url}' in httpx.get(f"{url}feeds/stories.atom").text


def test_a_taken_port(onrecord, newsroom):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        said = onrecord.refusal("serve", "--newsroom", "quay", "--port", taken)
    assert said == (
        f"Port {taken} of 127.0.0.1 is taken or not allowed. Stop what listens there, or give "
        "another one with --port."
    )


def test_a_demo_stays_on_this_machine(onrecord, newsroom):
    with (newsroom / "onrecord.toml").open("a") as file:
        file.write("demo = true\n")
    said = onrecord.refusal("serve", "--newsroom", "quay", "--host", "0.0.0.0")
    assert said.startswith("This is a demo, and its passwords are known to everybody")
