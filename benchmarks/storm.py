"""Readers report while the server is killed again and again: is any acknowledged report lost?

    python benchmarks/storm.py --reports 1000 --seed 1 --kill-every 5 --json storm.json

README.md beside this file says what is measured and how to read it.
"""

import argparse
import json
import queue
import signal
import statistics
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from readers import Client, Refused, Sending, Tally, sendings
from serving import Server, free_port, temporary_newsroom

ALIVE_AT_LEAST = 1.0
"""Seconds a server lives after its first answer, however long its start took."""


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
        mine = next((row for row in rows if row.status_path == receipt.path), None)
        if mine is None or not _is_whole(mine, sending):
            lost.append(sending.marker)
            continue
        page = client.ask("GET", receipt.path)
        if not page or page[0] != 200 or mine.reference not in page[2]:
            wrong.append(f"{sending.marker}: its private page does not answer")
        letters = Letter.objects.filter(about=subject_of(mine)).count()
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
        "hung_up": tally.hung_up, "receipts": len(tally.receipts), "lost": len(found.lost),
        "doubled": len(found.doubled), "wrong": len(found.wrong), "seconds": round(seconds, 1),
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
        details = {"missed": missed, "details": {"given_up": tally.given_up, **vars(found)}}
        args.json.write_text(json.dumps(figures | details, indent=2, ensure_ascii=False) + "\n")
    for line in [*found.lost, *found.doubled, *found.wrong, *tally.given_up][:20]:
        print(line)
    print(f"{'FAILED: ' + ', '.join(missed) if missed else 'Every bar is met.'}")
    print(" ".join(f"{name}={value}" for name, value in figures.items()))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
