"""The whole walk over HTTP, for each kind, on a newsroom that runs."""

import pytest
from django.core import mail

from factories.articles import ArticleFactory
from onrecord.newsroom.tour.client import Browser, TourError
from onrecord.newsroom.tour.errand import Errand, LetterSeen, People
from onrecord.newsroom.tour.evidence import TABLE, Verdict
from onrecord.newsroom.tour.steps import Walk
from onrecord.outbox.actions import run_due
from onrecord.record.models import Version


def letters(reference):
    """What a worker would have sent by now."""
    run_due()
    return [
        LetterSeen(message.to[0], message.subject, message.body)
        for message in mail.outbox
        if reference in message.body
    ]


@pytest.fixture
def people(live_server, newsroom, editor):
    reader, desk = Browser(live_server.url), Browser(live_server.url)
    yield People(reader, desk, "editor", "pass", "reader@testserver.example", letters)
    reader.close()
    desk.close()


TITLES = [
    "Read the story, as a reader",
    "Report the words",
    "Sign in at the desk",
    "Open the case",
    "Apply and answer",
    "Read everything again",
    "Wait for the reader's letter",
    "Follow the link in the letter",
    "Look at the reader's private page",
]


@pytest.mark.parametrize("kind", TABLE)
def test_every_kind_is_followed_to_its_end(people, newsroom, kind):
    article = ArticleFactory(parent=newsroom)
    walked = list(Walk(people, Errand(article.url, "reastern", "eastern", kind)))
    assert [step.title for step in walked] == TITLES
    evidence = [piece for step in walked for piece in step.evidence]
    assert [piece for piece in evidence if piece.verdict is not Verdict.HOLDS] == []
    assert walked[3].evidence[-1].seen == "minor"
    assert [version.kind for version in Version.objects.order_by("number")] == ["publication", kind]


def test_a_number_is_never_preselected_as_minor_and_lands_on_the_changed_words(people, newsroom):
    article = ArticleFactory(parent=newsroom)
    walked = list(Walk(people, Errand(article.url, "metres long", "metres wide", "correction")))
    assert walked[7].evidence[0].seen == "“wide”"
    walked = list(Walk(people, Errand(article.url, "14 metres", "41 metres", "correction")))
    evidence = [piece for step in walked for piece in step.evidence]
    assert [piece for piece in evidence if piece.verdict is not Verdict.HOLDS] == []
    assert (walked[2].note, walked[3].evidence[-1].seen) == ("signed in already", "none")
    assert walked[7].evidence[0].seen == "“41”"


@pytest.mark.parametrize(
    ("words", "reason"),
    [("easternmost", "0 times, not once. Has a tour"), ("the", "times, not once. Name more")],
)
def test_words_that_do_not_stand_there_once_end_the_tour(people, newsroom, words, reason):
    article = ArticleFactory(parent=newsroom)
    with pytest.raises(TourError, match=reason):
        list(Walk(people, Errand(article.url, words, "x", "minor")))
    assert Version.objects.count() == 1


def test_a_login_that_does_not_work_ends_the_tour(people, newsroom, editor):
    editor.set_password("another")
    editor.save()
    article = ArticleFactory(parent=newsroom)
    with pytest.raises(TourError, match=r"/admin/login/.* answered 200 instead of 302"):
        list(Walk(people, Errand(article.url, "reastern", "eastern", "minor")))


def test_a_proxy_in_the_environment_is_not_asked(people, newsroom, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    article = ArticleFactory(parent=newsroom)
    browser = Browser(people.reader.base)
    assert browser.get(article.url).status == 200
    browser.close()
