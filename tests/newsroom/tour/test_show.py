"""The last line and the exit status: what CI reads."""

import io

from rich.console import Console

from onrecord.newsroom.tour import show
from onrecord.newsroom.tour.errand import Step
from onrecord.newsroom.tour.evidence import absent, present

GOOD = present("record", "one line", "one line", when=True)
GONE = present("feed", "the new words", "none", when=False)
MORE = absent("notice", "none", "bottom: Sorry [really]", when=False)


def tally(*evidence, planned=1, walked=1):
    counted = show.Tally(planned=planned, walked=walked)
    counted.add(Step("Look", 3.0, "", evidence))
    return counted


def test_all_well():
    counted = tally(GOOD, GOOD, planned=2, walked=2)
    assert counted.passed
    assert counted.summary(4.06) == (
        "tour: 2 errors followed to their end, 2 pieces of evidence, 0 missing, 4.1 s"
    )


def test_evidence_missing_or_too_much_fails():
    for bad, said in ((GONE, "1 missing"), (MORE, "0 missing, 1 too much")):
        counted = tally(GOOD, bad)
        assert not counted.passed
        assert counted.summary(1) == (
            f"tour: 1 error followed to its end, 1 piece of evidence, {said}, 1.0 s"
        )


def test_a_tour_that_stopped_fails():
    counted = tally(GOOD, planned=2, walked=1)
    assert not counted.passed
    assert counted.summary(1) == (
        "tour: 1 of 2 errors followed to their end, 1 piece of evidence, 0 missing, 1.0 s"
    )


def test_a_step_in_a_pipe_is_plain_text():
    console = Console(file=io.StringIO(), soft_wrap=True, highlight=False)
    show.step(console, Step("Read", 12.4, "the [story]", (GOOD, GONE, MORE)))
    assert console.file.getvalue().splitlines() == [
        "     12 ms  Read: the [story]",
        "            ok  record: one line",
        "            MISSING  feed: the new words  [none]",
        "            TOO MUCH  notice: none  [bottom: Sorry [really]]",
    ]
