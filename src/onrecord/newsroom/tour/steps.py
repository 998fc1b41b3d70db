"""One error followed to its end, step by step, by a reader's and an editor's browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bs4.element import Tag

from onrecord.newsroom.tour.client import Answered, TourError, field_value
from onrecord.newsroom.tour.compare import compare
from onrecord.newsroom.tour.errand import Errand, LetterSeen, People, Seen, Step, timed
from onrecord.newsroom.tour.evidence import Change, absent, present
from onrecord.newsroom.tour.surfaces import (
    Snapshot,
    one_line,
    path_of,
    take_snapshot,
    text_of,
)
from onrecord.text.diff import hunks, looks_minor

DESK = "/admin/corrections/"
APPLY = 'form:has(button[name="apply"])'
CASES_TO_LOOK_AT = 20
LETTER_WITHIN = 30.0
"""Seconds the worker has to send the letter."""

CONSENTS = ("answer_me", "credit_me", "newsletter")
_CASE = re.compile(r"/admin/corrections/\d+/?")
_CHANGED = re.compile(r"https?://\S+#r-\d+\b")


class Walk:
    """Iterate to walk; each step is yielded when it is done. Raises `TourError`."""

    before: Snapshot
    change: Change
    status_url: str
    reference: str
    case: Answered
    answer: LetterSeen
    link: str

    def __init__(self, people: People, errand: Errand) -> None:
        self.people, self.errand = people, errand

    def __iter__(self) -> Iterator[Step]:
        steps: tuple[tuple[str, Callable[[], Seen]], ...] = (
            ("Read the story, as a reader", self.read),
            ("Report the words", self.report),
            ("Sign in at the desk", self.sign_in),
            ("Open the case", self.open_case),
            ("Apply and answer", self.apply),
            ("Read everything again", self.read_again),
            ("Wait for the reader's letter", self.wait_for_letter),
            ("Follow the link in the letter", self.follow_link),
            ("Look at the reader's private page", self.look_at_status),
        )
        for title, take in steps:
            yield timed(title, take)

    @property
    def anchor(self) -> str:
        """The fragment of the changed words: the version that is to come."""
        return f"r-{self.before.record[0].number + 1}"

    # The reader ------------------------------------------------------------------------------

    def read(self) -> Seen:
        errand = self.errand
        self.before = take_snapshot(self.people.reader, errand.url)
        blocks = self.before.story.blocks
        found = [(key, text.count(errand.wrong)) for key, text in blocks.items()]
        places = sum(count for _key, count in found)
        if places != 1:
            raise TourError(
                f"“{errand.wrong}” stands in {self.before.story.page.url} {places} times, not "
                "once. "
                + ("Has a tour been here before?" if not places else "Name more of the words.")
            )
        key = next(key for key, count in found if count)
        self.change = Change(
            key, errand.wrong, errand.right, errand.kind, notice="", since=datetime.now(UTC)
        )
        day, seen = errand.published_on, self.before.story.published.date()
        evidence = [present("day of publication", str(day), seen, when=seen == day)] if day else []
        return blocks["headline"], evidence

    def report(self) -> Seen:
        reader, story, errand = self.people.reader, self.before.story, self.errand
        shown = reader.get(story.page.link('article.story a[href*="/report/"]'))
        form = shown.one("main form")
        version = str(self.before.record[0].number)
        ticked = [name for name in CONSENTS if field_value(form, name)]
        evidence = [
            present(
                "report form", f"bound to version {version} of this story",
                one_line(text_of(shown.one("main .for"))),
                when=field_value(form, "version") == version
                and one_line(story.blocks["headline"]) in one_line(text_of(shown.one("main .for"))),
            ),
            absent("consents", "none ticked beforehand", ticked, when=not ticked),
        ]
        values: dict[str, str | bool] = {
            "quote": errand.wrong, "should_say": errand.right, "why": errand.why,
            "email": self.people.email, "answer_me": True,
        }
        sent = reader.submit(shown, "main form", values, expect=303)
        again = reader.submit(shown, "main form", values, expect=303)
        self.status_url = sent.location
        status = reader.get(self.status_url)
        self.reference = one_line(text_of(status.one(".reference")))
        evidence += [
            present(
                "receipt", "a reference on a private page", self.reference,
                when=self.reference and errand.wrong in text_of(status.one("main")),
            ),
            absent(
                "second click", "the same report, no other", path_of(again.location),
                when=again.location == sent.location,
            ),
            absent("reader's cookies", "none", reader.cookies, when=not reader.cookies),
        ]
        return self.reference, evidence

    def look_at_status(self) -> Seen:
        page = self.people.reader.get(self.status_url)
        links = [str(link["href"]) for link in page.soup.select("a.changed-link")]
        subjects = [one_line(text_of(item)) for item in page.soup.select(".letter h2")]
        return "", [
            present(
                "status page", "leads to the changed words", links,
                when=[_place(link) for link in links] == [(self.before.story.path, self.anchor)],
            ),
            present(
                "answer on the status page", f"“{self.answer.subject}”", subjects,
                when=subjects.count(one_line(self.answer.subject)) == 1,
            ),
        ]

    # The desk --------------------------------------------------------------------------------

    def sign_in(self) -> Seen:
        desk = self.people.desk
        first = desk.get(DESK, expect=None)
        if first.status == 200:
            return "signed in already", []
        login = desk.get(first.location)
        names = {"username": self.people.username, "password": self.people.password}
        desk.submit(login, 'form:has(input[name="password"])', names, expect=302)
        desk.get(DESK)
        return self.people.username, []

    def open_case(self) -> Seen:
        self.case = self._case()
        errand, form = self.errand, self.case.one(APPLY)
        marked = text_of(self.case.one("main mark"))
        new, letter = field_value(form, "new_words"), field_value(form, "letter")
        kind = field_value(form, "edit_kind")
        expected = "minor" if looks_minor(errand.wrong, errand.right) else ""
        link = f"{urlsplit(self.before.story.page.url).path}#{self.anchor}"
        return path_of(self.case.url), [
            present(
                "passage", f"marks “{errand.wrong}”", marked, when=marked == errand.wrong
            ),
            present("suggestion", f"“{errand.right}”", new, when=new == errand.right),
            present(
                "letter as drafted", "names the words and leads to them",
                one_line(field_value(form, "subject")),
                when=errand.wrong in letter and errand.right in letter and link in letter,
            ),
            (present if expected else absent)(
                "kind as preselected", expected or "none", kind or "none", when=kind == expected
            ),
        ]

    def _case(self) -> Answered:
        """The case of our report: the list shows the words, the case its reference."""
        listed = self.people.desk.get(DESK)
        links = [
            str(link["href"])
            for link in listed.soup.select("main a[href]")
            if _CASE.fullmatch(path_of(str(link["href"])))
            and one_line(text_of(link)) == one_line(self.errand.wrong[:60])
        ]
        for link in list(dict.fromkeys(links))[:CASES_TO_LOOK_AT]:
            case = self.people.desk.get(link)
            if self.reference in text_of(case.one("main")):
                return case
        raise TourError(f"The desk's list has no case with the report {self.reference}.")

    def apply(self) -> Seen:
        form = self.case.one(APPLY)
        demands = self.change.demands
        notice = field_value(form, "edit_notice") if demands.notice == "always" else ""
        if demands.notice == "always" and not notice:
            notice = f"This story said “{self.errand.wrong}”. It is “{self.errand.right}”."
        self.change = Change(
            self.change.key, self.errand.wrong, self.errand.right, self.errand.kind,
            notice=notice, since=datetime.now(UTC),
        )
        values = {"edit_kind": self.errand.kind, "edit_notice": notice}
        sent = self.people.desk.submit(
            self.case, APPLY, values, press="apply", expect=302
        )
        decided = self.people.desk.get(sent.location)
        open_still = decided.soup.select(APPLY)
        return self.errand.kind, [
            present(
                "case", "decided", "open" if open_still else "decided", when=not open_still
            )
        ]

    def read_again(self) -> Seen:
        after = take_snapshot(self.people.reader, self.errand.url)
        return "", list(compare(self.before, after, self.change))

    # The answer ------------------------------------------------------------------------------

    def wait_for_letter(self) -> Seen:
        until = time.monotonic() + LETTER_WITHIN
        while True:
            letters = self.people.letters(self.reference)
            answers = [letter for letter in letters if _CHANGED.search(letter.text)]
            if answers or time.monotonic() > until:
                break
            time.sleep(0.1)
        if not answers:
            raise TourError(
                f"No answer to {self.reference} was sent within {LETTER_WITHIN:.0f} seconds. Does "
                "a worker run? “onrecord doctor” says."
            )
        self.answer = answers[0]
        self.link = _CHANGED.findall(self.answer.text)[0]
        right = self.errand.right
        return self.answer.subject, [
            present(
                "reader's letter", f"to {self.people.email}", self.answer.to,
                when=self.answer.to == self.people.email,
            ),
            present(
                "words in the letter", f"“{right}”", self.answer.subject,
                when=right in self.answer.text,
            ),
            present(
                "link in the letter", "to the changed words", self.link,
                when=_place(self.link) == (self.before.story.path, self.anchor),
            ),
            absent(
                "other letters", "one receipt, one answer", f"{len(letters)} letters",
                when=len(answers) == 1 and len(letters) <= 2,
            ),
        ]

    def follow_link(self) -> Seen:
        page = self.people.reader.get(self.link)
        text = self.before.story.blocks[self.change.key]
        new = text.replace(self.errand.wrong, self.errand.right, 1)
        expected = [hunk.after for hunk in hunks(text, new)]
        marks = page.soup.select(f'[id="{self.anchor}"], [id^="{self.anchor}-"]')
        seen = [text_of(element) for element in marks]
        block = _block_of(marks[0]) if marks else ""
        return f"#{self.anchor}", [
            present(
                f"element #{self.anchor}", " … ".join(f"“{words}”" for words in expected),
                " … ".join(f"“{words}”" for words in seen) or "none",
                when=seen == expected and str(marks[0].get("id")) == self.anchor,
            ),
            present(
                "where it stands", f"in {self.change.key}", block or "nowhere",
                when=block == self.change.key,
            ),
        ]


def _place(link: str) -> tuple[str, str]:
    """Path and fragment of a link."""
    return path_of(link), urlsplit(link).fragment


def _block_of(element: Tag) -> str:
    block = element.find_parent(attrs={"data-block-key": True})
    return str(block["data-block-key"]) if block is not None else ""
