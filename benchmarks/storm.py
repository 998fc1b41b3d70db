"""Readers report while the server is killed again and again: is any acknowledged report lost?

    python benchmarks/storm.py --reports 1000 --seed 1 --kill-every 5 --json storm.json

README.md beside this file says what is measured and how to read it.
"""

import argparse
import http.client
import json
import queue
import random
import re
import signal
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from serving import WORDS, Server, Story, free_port, temporary_newsroom

TIMEOUT = 30.0
"""Seconds a client waits for an answer: longer than the server waits for its database."""

GIVE_UP_AFTER = 300.0
"""Seconds a client keeps trying to get one receipt."""

ALIVE_AT_LEAST = 1.0
"""Seconds a server lives after its first answer, however long its start took."""

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True)
class Sending:
    """What one reader sends; `marker` is in the text and nowhere else."""

    number: int
    marker: str
    story: Story
    typed: dict[str, str]


@dataclass(frozen=True)
class Receipt:
    """What the reader was given: the private page that answered, and how long it took."""

    sending: Sending
    path: str
    seconds: float


@dataclass
class Tally:
    """What happened, written by all the clients."""

    receipts: list[Receipt] = field(default_factory=list)
    retries: int = 0
    kills: int = 0
    given_up: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Refused(Exception):
    """The server answered, and would not take what it should take."""


def sendings(count: int, seed: int, stories: list[Story]) -> list[Sending]:
    """What the readers will send: the same for the same seed."""
    chance = random.Random(f"reports {seed}")
    made = []
    for number in range(count):
        story = chance.choice(stories)
        marker = f"[storm {seed}-{number}]"
        lines = [" ".join(chance.choices(WORDS, k=chance.randint(1, 30))) for _ in range(3)]
        typed = {
            "quote": chance.choice(story.words),
            "should_say": chance.choice(WORDS),
            "why": "\n".join([*lines, "شهدت ذلك بنفسي “at noon” 🙂 <b>&amp;", marker]),
        }
        if chance.random() < 0.3:
            typed |= {"email": f"reader{number}@home.example", "answer_me": "on"}
        made.append(Sending(number, marker, story, typed))
    return made


class Client:
    """One reader's browser: patient, and honest about what it was given."""

    def __init__(self, port: int, tally: Tally, seed: str) -> None:
        self.port, self.tally, self.chance = port, tally, random.Random(seed)

    def report(self, sending: Sending) -> Receipt:
        """Open the form, send it, and send the same again until there is a receipt."""
        begun = time.monotonic()
        until = begun + GIVE_UP_AFTER
        path = f"/report/{sending.story.pk}/"
        _status, _place, form = self._until({200}, until, "GET", path)
        hidden = {name: unescape(value) for name, value in _HIDDEN.findall(form)}
        # Browsers send line breaks as CRLF (HTML, constructing the form data set).
        typed = {name: text.replace("\n", "\r\n") for name, text in sending.typed.items()}
        body = urlencode(hidden | typed)
        _status, place, _text = self._until({303}, until, "POST", path, body)
        self._until({200}, until, "GET", place)
        return Receipt(sending, place, time.monotonic() - begun)

    def _until(
        self, wanted: set[int], until: float, method: str, path: str, body: str | None = None
    ) -> tuple[int, str, str]:
        while True:
            answer = self._ask(method, path, body)
            if answer and answer[0] in wanted:
                return answer
            if answer and answer[0] < 500:
                raise Refused(f"{method} {path} was answered {answer[0]}: {_said(answer[2])}")
            if time.monotonic() > until:
                raise Refused(f"{method} {path} had no answer for {GIVE_UP_AFTER:.0f} seconds")
            with self.tally.lock:
                self.tally.retries += 1
            time.sleep(self.chance.uniform(0.1, 0.5))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str] | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            return response.status, response.headers.get("Location", ""), text
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def _said(page: str) -> str:
    found = re.search(r'class="error-summary".*?<ul>(.*?)</ul>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1] if found else page[:200]).split())


def keep_sending(client: Client, waiting: "queue.SimpleQueue[Sending]", tally: Tally) -> None:
    """One client's work: report after report, with a short pause, until none is left."""
    while True:
        try:
            sending = waiting.get_nowait()
        except queue.Empty:
            return
        try:
            receipt = client.report(sending)
        except Refused as refusal:
            with tally.lock:
                tally.given_up.append(f"{sending.marker} {refusal}")
            continue
        with tally.lock:
            tally.receipts.append(receipt)
        time.sleep(client.chance.uniform(0, 0.05))


def storm(server: Server, todo: list[Sending], args: argparse.Namespace) -> tuple[Tally, float]:
    """Let the clients send everything while the server is killed; returns the seconds it took."""
    tally = Tally()
    waiting: queue.SimpleQueue[Sending] = queue.SimpleQueue()
    for sending in todo:
        waiting.put(sending)
    clients = [
        Client(server.port, tally, f"client {args.seed}-{number}") for number in range(args.clients)
    ]
    threads = [
        threading.Thread(target=keep_sending, args=(client, waiting, tally), daemon=True)
        for client in clients
    ]
    server.start()
    server.wait_until_ready()
    begun = next_kill = time.monotonic()
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        next_kill = max(next_kill + args.kill_every, time.monotonic() + ALIVE_AT_LEAST)
        while time.monotonic() < next_kill and any(thread.is_alive() for thread in threads):
            time.sleep(0.05)
        if not any(thread.is_alive() for thread in threads):
            break
        server.kill()
        tally.kills += 1
        _progress(tally, len(todo), time.monotonic() - begun)
        server.start()
        server.wait_until_ready()
    return tally, time.monotonic() - begun


def _progress(tally: Tally, total: int, seconds: float) -> None:
    if sys.stderr.isatty():
        done = len(tally.receipts)
        line = f"\r{done}/{total} receipts, {tally.kills} kills, {seconds:.0f} s"
        print(line, end="", file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Verdict:
    """What is in the database afterwards, held against what the readers were told."""

    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    wrong: tuple[str, ...]


def verdict(server: Server, tally: Tally, todo: list[Sending]) -> Verdict:
    """Start the server once more and look: pages, rows, cases, letters."""
    from django.db import connections

    from onrecord.corrections.models import Case, Report
    from onrecord.desk.models import Letter
    from onrecord.outbox.actions import subject_of

    server.start()
    server.wait_until_ready()
    client = Client(server.port, Tally(), "verdict")
    connections.close_all()
    stored: dict[str, list[Report]] = {}
    for report in Report.objects.select_related("case"):
        stored.setdefault(report.why.rpartition("\n")[2], []).append(report)
    lost, wrong = [], []
    for receipt in tally.receipts:
        sending, rows = receipt.sending, stored.get(receipt.sending.marker, [])
        if not any(row.status_path == receipt.path and _is_whole(row, sending) for row in rows):
            lost.append(sending.marker)
            continue
        page = client._ask("GET", receipt.path, None)
        if not page or page[0] != 200 or rows[0].reference not in page[2]:
            wrong.append(f"{sending.marker}: its private page does not answer")
        letters = Letter.objects.filter(about=subject_of(rows[0])).count()
        if letters != ("email" in sending.typed):
            wrong.append(f"{sending.marker}: {letters} receipts by mail")
    doubled = [marker for marker, rows in stored.items() if len(rows) > 1]
    sent = {sending.marker for sending in todo}
    wrong += [f"{marker}: nobody sent this" for marker in stored if marker not in sent]
    empty = Case.objects.filter(reports__isnull=True).count()
    if empty:
        wrong.append(f"{empty} cases have no report")
    if Case.objects.count() != Report.objects.count():
        wrong.append(f"{Case.objects.count()} cases for {Report.objects.count()} reports")
    connections.close_all()
    return Verdict(tuple(lost), tuple(doubled), tuple(wrong))


def _is_whole(row: object, sending: Sending) -> bool:
    """Whether a stored report says everything that was sent, and its case names the words."""
    typed = sending.typed
    return (
        row.exact, row.should_say, row.why, row.email, row.answer_me, row.case.quote,  # type: ignore[attr-defined]
    ) == (
        typed["quote"], typed["should_say"], typed["why"], typed.get("email", ""),
        "answer_me" in typed, typed["quote"],
    )


def main() -> int:
    """Run it; 0 when every bar is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=1000, help="how many readers report")
    parser.add_argument("--seed", type=int, default=1, help="same seed: same texts and pauses")
    parser.add_argument("--kill-every", type=float, default=5, metavar="S", help="seconds")
    parser.add_argument("--clients", type=int, default=8, help="readers at the same time")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    args = parser.parse_args()
    # A polite end is an end, too: the server goes with us and the folder is removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    with temporary_newsroom(args.seed) as (newsroom, stories):
        server = Server(newsroom, free_port())
        todo = sendings(args.reports, args.seed, stories)
        try:
            tally, seconds = storm(server, todo, args)
            server.kill()
            found = verdict(server, tally, todo)
        finally:
            server.stop()
    return say(args, tally, found, seconds)


def say(args: argparse.Namespace, tally: Tally, found: Verdict, seconds: float) -> int:
    """Print the figures, write the file; the exit status."""
    times = sorted(receipt.seconds for receipt in tally.receipts) or [0.0]
    figures = {
        "reports": args.reports, "clients": args.clients, "seed": args.seed,
        "kill_every": args.kill_every, "kills": tally.kills, "retries": tally.retries,
        "receipts": len(tally.receipts), "lost": len(found.lost), "doubled": len(found.doubled),
        "wrong": len(found.wrong), "seconds": round(seconds, 1),
        "median_seconds": round(statistics.median(times), 3),
        "p95_seconds": round(times[min(len(times) - 1, int(len(times) * 0.95))], 3),
    }
    missed = [
        sentence
        for is_missed, sentence in (
            (found.lost, "acknowledged reports are lost"),
            (found.doubled, "reports are doubled"),
            (found.wrong, "something does not fit together"),
            (len(tally.receipts) < args.reports, "not every reader got a receipt"),
            (tally.kills == 0, "the server was never killed: send more reports"),
        )
        if is_missed
    ]
    if args.json:
        details = {"missed": missed, "given_up": tally.given_up, **vars(found)}
        args.json.write_text(json.dumps(figures | details, indent=2, ensure_ascii=False) + "\n")
    for line in [*found.lost, *found.doubled, *found.wrong, *tally.given_up][:20]:
        print(line)
    print(f"{'FAILED: ' + ', '.join(missed) if missed else 'Every bar is met.'}")
    print(" ".join(f"{name}={value}" for name, value in figures.items()))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
