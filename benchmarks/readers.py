"""Readers who report: patient, and honest about what they were told."""

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from serving import WORDS, Story

TIMEOUT = 30.0
"""Seconds a client waits for an answer: longer than the server waits for its database."""

GIVE_UP_AFTER = 300.0
"""Seconds a client keeps trying to get one receipt."""

LOST_CONNECTIONS = 0.1
"""The share of readers whose connection breaks once after they sent and before an answer came."""

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
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
    hung_up: int = 0
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
        if self.chance.random() < LOST_CONNECTIONS:
            self._hang_up(path, body)
        _status, place, _text = self._until({303}, until, "POST", path, body)
        self._until({200}, until, "GET", place)
        return Receipt(sending, place, time.monotonic() - begun)

    def _until(
        self, wanted: set[int], until: float, method: str, path: str, body: str | None = None
    ) -> tuple[int, str, str]:
        while True:
            answer = self.ask(method, path, body)
            if answer and answer[0] in wanted:
                return answer
            if answer and answer[0] < 500:
                raise Refused(f"{method} {path} was answered {answer[0]}: {_said(answer[2])}")
            if time.monotonic() > until:
                raise Refused(f"{method} {path} had no answer for {GIVE_UP_AFTER:.0f} seconds")
            with self.tally.lock:
                self.tally.retries += 1
            time.sleep(self.chance.uniform(0.1, 0.5))

    def ask(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[int, str, str] | None:
        """Status, Location and text of one answer; None when there was none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, FORM if body else {})
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            return response.status, response.headers.get("Location", ""), text
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def _hang_up(self, path: str, body: str) -> None:
        """Send, and be gone before the answer: the reader cannot know whether it arrived."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request("POST", path, body, FORM)
            time.sleep(self.chance.uniform(0, 0.05))
            with self.tally.lock:
                self.tally.hung_up += 1
        except (OSError, http.client.HTTPException):
            pass  # nobody listened: this one was not even sent
        finally:
            connection.close()


def _said(page: str) -> str:
    found = re.search(r'class="error-summary".*?<ul>(.*?)</ul>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1] if found else page[:200]).split())
