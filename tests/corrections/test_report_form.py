"""A reader reports an error: on a plain page, without JavaScript, and nothing typed is lost."""

import logging
import re
import sqlite3
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection, connections
from django.test import Client

from factories.articles import ArticleFactory
from onrecord.corrections.models import Case, Report
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due
from onrecord.record.models import Answer
from onrecord.record.publishing import WordChange, apply_words, retract
from support.browser import form_in, soup, text_of

TYPED = {
    "quote": "reastern",
    "should_say": "eastern",
    "why": "I live there.\nAnd so does my aunt.",
    "name": "Amal Haddad",
    "email": "amal@home.example",
}
TICKS = {"answer_me": "on", "credit_me": "on", "newsletter": "on"}
NOT_FOUND = (
    "We could not find these words in the story. Copy them exactly, or tick the box below to send "
    "them all the same."
)
NOT_STORED = (
    "We could not store your report just now. Nothing is lost: your text is below. Wait a moment "
    "and send it again."
)
OPEN_LONG = (
    "This form had been open for very long. Nothing is lost: look at it once more and send it "
    "again."
)
OTHER_SITE = (
    "Your browser says that another site sent this form. Nothing is lost: send it from here."
)

PERSONAL = ("Amal Haddad", "amal@home.example", "my aunt")


def address(page: Any) -> str:
    return f"/report/{page.pk}/"


def send(client: Client, page: Any, headers: dict[str, str] | None = None, **values: Any) -> Any:
    """Open the form, type and send it."""
    form = form_in(client.get(address(page)))
    return client.post(form.action, form.filled(**values), headers=headers or {})


def errors(response: Any) -> list[str]:
    """What the page says is wrong, in its summary."""
    return [text_of(item) for item in soup(response).select(".error-summary li")]


def stored() -> list[tuple[str, str, str]]:
    return list(Report.objects.order_by("pk").values_list("exact", "should_say", "why"))


# The form ----------------------------------------------------------------------------------------


def test_the_form_is_bound_to_the_story(client: Client, article: Any) -> None:
    response = client.get(address(article))
    page = soup(response)
    assert text_of(page.select_one(".for")) == f"For: {article.title}"
    assert page.select_one(".for a")["href"] == article.url  # type: ignore[index]
    labels = [text_of(label) for label in page.select("main form label")]
    assert labels == [
        "Which words are wrong?",
        "What should it say?",
        "How do you know?",
        "Your name",
        "Your e-mail address",
        "Answer me by e-mail about this report.",
        "You may thank me by name if the story is corrected.",
        "Send me the newsletter.",
    ]
    assert (page.find_all("script"), page.find_all(style=True)) == ([], [])


def test_it_is_empty_and_nothing_is_ticked(client: Client, article: Any) -> None:
    form = form_in(client.get(address(article)))
    token = form.fields.pop("token")
    assert re.fullmatch(r"[\w-]{24}:[\w-]+:[\w-]+", token)
    assert form.fields == {
        "version": "1", "quote": "", "should_say": "", "why": "", "name": "", "email": "",
    }
    assert form.action == address(article)


def test_every_label_names_its_field_and_every_hint_is_tied_to_it(
    client: Client, article: Any
) -> None:
    page = soup(client.get(address(article)))
    ids = {item["id"] for item in page.select("main form [id]")}
    assert {label["for"] for label in page.select("main form label")} <= ids
    described = {
        name
        for item in page.select("[aria-describedby]")
        for name in str(item["aria-describedby"]).split()
    }
    assert described == {name for name in ids if name.endswith("_helptext")}


def test_the_story_leads_to_the_form_of_the_version_that_is_read(
    client: Client, article: Any, editor: Any
) -> None:
    links = soup(client.get(article.url)).select(".report-link a, .report-call a")
    assert [link["href"] for link in links] == [f"{address(article)}?version=1"] * 2
    correct(article, editor)
    form = form_in(client.get(str(links[0]["href"])))
    assert form.fields["version"] == "1"
    response = client.post(form.action, form.filled(quote="reastern"))
    assert response.status_code == 303
    assert Case.objects.get().version.number == 1


@pytest.mark.parametrize("number", ["", "7", "0", "-1", "²", "x", "9" * 5000])
def test_a_version_that_is_none_stands_for_the_newest(
    client: Client, article: Any, number: str
) -> None:
    assert form_in(client.get(address(article), {"version": number[:99]})).fields["version"] == "1"
    assert send(client, article, quote="reastern", version=number).status_code == 303
    assert Case.objects.get().version.number == 1


def correct(article: Any, editor: Any, old: str = "reastern", new: str = "eastern") -> None:
    part = next(part for part in article.reader_parts() if old in part.text)
    start = part.text.index(old)
    change = WordChange(part.key, start, start + len(old), old, new)
    number = article.versions.count()
    apply_words(article, change, Answer(kind="minor", basis=number), by=editor)


# Sending -----------------------------------------------------------------------------------------


def test_a_report_is_stored_and_its_receipt_is_a_page_of_its_own(
    client: Client, article: Any
) -> None:
    response = send(client, article, **TYPED)
    report = Report.objects.select_related("case").get()
    assert (response.status_code, response["Location"]) == (303, report.status_path)
    assert (report.exact, report.should_say, report.why) == (
        "reastern", "eastern", "I live there.\nAnd so does my aunt.",
    )
    assert (report.prefix, report.suffix) == ("Work in the ", " basin begins in spring.")
    case = report.case
    assert (case.page_id, case.version.number, case.quote) == (article.pk, 1, "reastern")
    text = next(part.text for part in article.reader_parts() if part.key == case.key)
    assert text[case.start : case.end] == "reastern"

    page = soup(client.get(response["Location"]))
    assert text_of(page.select_one("h1")) == "We have your report"
    assert text_of(page.select_one(".reference")) == report.reference
    assert re.fullmatch(r"R-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", report.reference)
    assert [text_of(quote) for quote in page.select("blockquote")] == [
        "reastern", "eastern", "I live there. And so does my aunt.",
    ]


def test_a_word_is_enough_and_no_address_is_needed(client: Client, article: Any) -> None:
    assert send(client, article, quote="reastern").status_code == 303
    report = Report.objects.get()
    assert (report.email, report.mail_to, Letter.objects.count()) == ("", "", 0)


def test_a_reason_without_words_is_enough(client: Client, article: Any) -> None:
    assert send(client, article, why="The photo shows another quay.").status_code == 303
    case = Case.objects.get()
    assert (case.quote, case.key, case.start, case.end) == ("", "", None, None)


def test_the_words_are_found_however_they_were_typed(client: Client, article: Any) -> None:
    assert send(client, article, quote="  work in the\r\n REASTERN   basin ").status_code == 303
    assert Case.objects.get().quote == "Work in the reastern basin"
    assert Report.objects.get().exact == "work in the\nREASTERN basin"


def test_nothing_at_all_is_asked_for(client: Client, article: Any) -> None:
    response = send(client, article, name="Amal Haddad")
    assert (response.status_code, errors(response)) == (
        422, ["Tell us which words are wrong, or what is, under “How do you know?”."],
    )
    assert Report.objects.count() == 0


def test_of_several_places_the_reader_chooses_one(client: Client, article: Any) -> None:
    response = send(client, article, **TYPED | {"quote": "quay"})
    assert (response.status_code, errors(response)) == (
        422, ["These words stand in the story more than once. Choose the place."],
    )
    form = form_in(response)
    assert "place" not in form.fields
    choices = {
        text_of(choice): choice.input["value"] for choice in soup(response).select("label.choice")
    }
    marked = [text_of(mark) for mark in soup(response).select("label.choice mark")]
    assert marked == ["quay"] * len(choices)
    wanted = "The new quay will be 14 metres long, the harbour master said."

    answer = client.post(form.action, form.filled(place=choices[wanted]))

    assert answer.status_code == 303
    case = Case.objects.get()
    text = next(part.text for part in article.reader_parts() if part.key == case.key)
    assert (text, case.start) == (wanted, wanted.index("quay"))
    assert stored() == [("quay", "eastern", "I live there.\nAnd so does my aunt.")]


def test_words_that_are_not_there_can_be_sent_all_the_same(client: Client, article: Any) -> None:
    response = send(client, article, quote="the western basin")
    assert (response.status_code, errors(response)) == (422, [NOT_FOUND])
    form = form_in(response)
    assert client.post(form.action, form.filled(send_anyway="on")).status_code == 303
    case = Case.objects.get()
    assert (case.quote, case.key, case.start) == ("the western basin", "", None)


def test_what_cannot_be_seen_is_taken_out_of_what_was_typed(client: Client, article: Any) -> None:
    send(client, article, quote="reastern", should_say="east\u202eern\x07", why="a\r\nb")
    assert stored() == [("reastern", "eastern", "a\nb")]


def test_markup_stays_text(client: Client, article: Any) -> None:
    typed = "<script>alert(1)</script>"
    response = send(client, article, quote="reastern", should_say=typed)
    page = soup(client.get(response["Location"]))
    assert (page.find_all("script"), text_of(page.select("blockquote")[1])) == ([], typed)


# Consent -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("tick", sorted(TICKS))
def test_each_consent_is_given_on_its_own(client: Client, article: Any, tick: str) -> None:
    assert send(client, article, **TYPED, **{tick: "on"}).status_code == 303
    report = Report.objects.get()
    assert {name: getattr(report, name) for name in TICKS} == {name: name == tick for name in TICKS}
    assert report.mail_to == ("amal@home.example" if tick == "answer_me" else "")


@pytest.mark.parametrize(
    ("tick", "missing", "message"),
    [
        ("answer_me", "email", "To answer you by e-mail we need an address."),
        ("credit_me", "name", "To thank you by name we need one."),
        ("newsletter", "email", "To send you the newsletter we need an address."),
    ],
)
def test_a_consent_that_needs_something_says_so_at_that_field(
    client: Client, article: Any, tick: str, missing: str, message: str
) -> None:
    response = send(client, article, **TYPED | {missing: "", tick: "on"})
    assert (response.status_code, errors(response)) == (422, [message])
    page = soup(response)
    field = page.select_one(f"#id_{missing}")
    assert field is not None
    assert field["aria-invalid"] == "true"
    assert f"id_{missing}_error" in field["aria-describedby"].split()
    assert text_of(page.select_one(f"#id_{missing}_error")) == message
    assert page.select_one(".error-summary a")["href"] == f"#id_{missing}"  # type: ignore[index]


# Nothing is lost ---------------------------------------------------------------------------------


def forged(client: Client, page: Any) -> Any:
    return send(client, page, **TYPED, **TICKS, token="forged:token:here")


def expired(client: Client, page: Any) -> Any:
    form = form_in(client.get(address(page)))
    now = signing.time.time
    signing.time.time = lambda: now() + timedelta(days=14, minutes=1).total_seconds()
    try:
        return client.post(form.action, form.filled(**TYPED, **TICKS))
    finally:
        signing.time.time = now


def from_another_site(client: Client, page: Any) -> Any:
    return send(client, page, {"Sec-Fetch-Site": "cross-site"}, **TYPED, **TICKS)


def from_another_origin(client: Client, page: Any) -> Any:
    return send(client, page, {"Origin": "https://evil.example"}, **TYPED, **TICKS)


def wrong_address(client: Client, page: Any) -> Any:
    return send(client, page, **TYPED | {"email": "amal at home"}, **TICKS)


def too_long(client: Client, page: Any) -> Any:
    return send(client, page, **TYPED | {"quote": "reastern " * 300}, **TICKS)


def not_found(client: Client, page: Any) -> Any:
    return send(client, page, **TYPED | {"quote": "the western basin"}, **TICKS)


def database_fails(client: Client, page: Any) -> Any:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN "
                "RAISE EXCEPTION 'disk full, row was: %', NEW; END $$ LANGUAGE plpgsql"
            )
            cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON onrecord_corrections_report "
                "FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )
        else:
            cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON onrecord_corrections_report "
                "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
    return send(client, page, **TYPED, **TICKS)


@pytest.mark.parametrize(
    ("go_wrong", "status", "message"),
    [
        (forged, 422, OPEN_LONG),
        (expired, 422, OPEN_LONG),
        (from_another_site, 403, OTHER_SITE),
        (from_another_origin, 403, OTHER_SITE),
        (wrong_address, 422, "Enter a valid email address."),
        (too_long, 422, "Ensure this value has at most 2000 characters (it has 2699)."),
        (not_found, 422, NOT_FOUND),
        (database_fails, 503, NOT_STORED),
    ],
)
def test_whatever_goes_wrong_the_form_comes_back_filled(
    client: Client, article: Any, go_wrong: Any, status: int, message: str
) -> None:
    response = go_wrong(client, article)

    assert (response.status_code, errors(response)) == (status, [message])
    heading = text_of(soup(response).select_one(".error-summary h2"))
    assert heading == "Your report has not been sent yet. Nothing is lost."
    back = form_in(response).fields
    changed = {"quote"} if go_wrong in {too_long, not_found} else set()
    changed |= {"email"} if go_wrong is wrong_address else set()
    kept = {name: text for name, text in (TYPED | TICKS).items() if name not in changed}
    assert {name: back.get(name) for name in kept} == kept
    if go_wrong is too_long:
        assert back["quote"] == "reastern " * 300
    if go_wrong is not_found:
        assert back["quote"] == "the western basin"
    if go_wrong is wrong_address:
        assert back["email"] == "amal at home"
    assert (Report.objects.count(), Case.objects.count(), Letter.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("go_wrong", [forged, expired, from_another_site, from_another_origin])
def test_what_came_back_can_be_sent_at_once(client: Client, article: Any, go_wrong: Any) -> None:
    form = form_in(go_wrong(client, article))
    answer = client.post(form.action, form.filled(), headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303
    assert stored() == [("reastern", "eastern", "I live there.\nAnd so does my aunt.")]


def test_after_a_failed_database_the_same_sending_is_stored_once(
    client: Client, article: Any
) -> None:
    form = form_in(database_fails(client, article))
    with connection.cursor() as cursor:
        table = " ON onrecord_corrections_report" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER full_disk{table}")
    answers = [client.post(form.action, form.filled()) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(stored()) == 1


def test_a_story_withdrawn_meanwhile_does_not_swallow_the_report(
    client: Client, article: Any, editor: Any
) -> None:
    form = form_in(client.get(address(article)))
    retract(article, notice="We cannot stand by it.", withdraw=True, by=editor)
    # A word that stands in several places: where, nobody is shown any more.
    answer = client.post(form.action, form.filled(quote="quay", why="It was never built."))
    assert answer.status_code == 303
    assert stored() == [("quay", "", "It was never built.")]
    assert client.get(address(article)).status_code == 404


# Once --------------------------------------------------------------------------------------------


def test_a_double_click_makes_one_report(client: Client, article: Any) -> None:
    form = form_in(client.get(address(article)))
    body = form.filled(**TYPED, answer_me="on")
    first, second = client.post(form.action, body), client.post(form.action, body)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert (Report.objects.count(), Case.objects.count(), Letter.objects.count()) == (1, 1, 1)


def test_another_text_from_a_page_the_browser_kept_is_another_report(
    client: Client, article: Any
) -> None:
    form = form_in(client.get(address(article)))
    places = [
        client.post(form.action, form.filled(**TYPED | {"why": why}))["Location"]
        for why in ("first", "second", "first", "second")
    ]
    assert places[:2] == places[2:]
    assert [report[2] for report in stored()] == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_two_copies_at_the_same_moment_make_one_report(article: Any) -> None:
    form = form_in(Client().get(address(article)))
    body = form.filled(**TYPED, answer_me="on")
    start = threading.Barrier(4)
    answers: list[tuple[int, str]] = []

    def click() -> None:
        start.wait()
        try:
            answer = Client().post(form.action, body)
            answers.append((answer.status_code, answer.get("Location", "")))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert answers == [(303, Report.objects.get().status_path)] * 4
    assert (Case.objects.count(), Letter.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="a lock on the whole file is SQLite's")
def test_a_locked_database_is_answered_with_the_text(client: Client, article: Any) -> None:
    form = form_in(client.get(address(article)))
    name = connection.settings_dict["NAME"]
    other = sqlite3.connect(name, isolation_level=None, uri="memory" in str(name))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=100")
    other.execute("BEGIN IMMEDIATE")
    try:
        locked = client.post(form.action, form.filled(**TYPED, **TICKS))
    finally:
        other.execute("ROLLBACK")
        other.close()
    back = form_in(locked)
    kept = TYPED | TICKS
    assert (locked.status_code, {name: back.fields.get(name) for name in kept}) == (503, kept)
    assert client.post(back.action, back.filled()).status_code == 303
    assert len(stored()) == 1
    connection.close()


# The receipt and the private page ----------------------------------------------------------------


def test_who_wants_an_answer_by_mail_gets_a_receipt(
    client: Client, article: Any, mailoutbox: list[Any]
) -> None:
    send(client, article, **TYPED, answer_me="on")
    report = Report.objects.get()
    run_due()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["amal@home.example"], f"We have your report on “{article.title}”")
    ]
    body = mailoutbox[0].body
    assert report.reference in body
    assert f"http://testserver{report.status_path}" in body.split()
    assert mailoutbox[0].extra_headers["Content-Language"] == "en"


def test_a_headline_as_long_as_can_be_still_gets_its_receipt(
    client: Client, newsroom: Any, mailoutbox: list[Any]
) -> None:
    page = ArticleFactory(parent=newsroom, title="Quay " * 51)
    send(client, page, **TYPED, answer_me="on")
    run_due()
    assert [len(mail.subject) for mail in mailoutbox] == [255]


def test_the_private_page_is_kept_nowhere_and_found_by_nobody(client: Client, article: Any) -> None:
    response = client.get(send(client, article, **TYPED)["Location"])
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    page = soup(response)
    metas = {meta["name"]: meta["content"] for meta in page.select("meta[name]")}
    assert (metas["robots"], metas["referrer"]) == ("noindex, nofollow", "no-referrer")
    assert [said for said in ("Amal Haddad", "amal@home.example") if said in str(page)] == []


@pytest.mark.parametrize("secret", ["0" * 64, "x", "R-2222-2222"])
def test_a_wrong_secret_opens_nothing(client: Client, article: Any, secret: str) -> None:
    send(client, article, **TYPED)
    assert client.get(f"/report/status/{secret}/").status_code == 404


def test_neither_the_reference_nor_the_stored_row_is_the_key(client: Client, article: Any) -> None:
    send(client, article, **TYPED)
    report = Report.objects.get()
    for key in (report.reference, report.token, report.status_digest):
        assert client.get(f"/report/status/{key}/").status_code == 404
    assert client.get(report.status_path).status_code == 200


# Every reader ------------------------------------------------------------------------------------


def test_an_arabic_story_has_an_arabic_form_from_right_to_left(
    client: Client, newsroom: Any, mailoutbox: list[Any]
) -> None:
    story = '<p data-block-key="p1">افتتح الرصيف الجديد يوم الأثنين.</p>'
    page = ArticleFactory(parent=newsroom, title="رصيف جديد", language="ar", text=story)
    shown = client.get(address(page))
    assert (soup(shown).html["lang"], soup(shown).html["dir"]) == ("ar", "rtl")  # type: ignore[index]
    response = send(client, page, quote="الاثنين", email="amal@home.example", answer_me="on")
    refused = soup(response).html
    assert (response.status_code, refused["lang"], refused["dir"]) == (422, "ar", "rtl")  # type: ignore[index]

    response = send(client, page, quote="الأثنين", email="amal@home.example", answer_me="on")
    status = soup(client.get(response["Location"])).html
    assert (status["lang"], status["dir"]) == ("ar", "rtl")  # type: ignore[index]
    run_due()
    assert [mail.extra_headers["Content-Language"] for mail in mailoutbox] == ["ar"]


def test_no_public_page_sets_a_cookie(client: Client, article: Any) -> None:
    receipt = send(client, article, **TYPED)
    refused = from_another_site(client, article)
    pages = ["/", "/council/", article.url, address(article), f"/record/{article.pk}/",
             "/corrections/", "/feeds/stories.atom", "/sitemap.xml", receipt["Location"],
             "/report/status/x/", "/nowhere/"]
    responses = [receipt, refused, *(client.get(page) for page in pages)]
    assert [dict(response.cookies) for response in responses] == [{}] * len(responses)
    assert dict(client.cookies) == {}
    assert ["Cookie" in response.get("Vary", "") for response in responses] == [False] * 13


def test_the_form_says_where_it_was_sent_from_and_is_not_kept(client: Client, article: Any) -> None:
    response = client.get(address(article))
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"].split(", ")
    assert soup(response).select_one('meta[name="robots"]')["content"] == "noindex"  # type: ignore[index]


@pytest.mark.parametrize("go_wrong", [forged, from_another_site, wrong_address, database_fails])
def test_nothing_personal_is_logged(
    client: Client, article: Any, caplog: pytest.LogCaptureFixture, go_wrong: Any
) -> None:
    with caplog.at_level(logging.DEBUG, logger="onrecord"):
        send(client, article, **TYPED | {"why": "I asked."})
        go_wrong(client, article)
    assert [said for said in PERSONAL if said in caplog.text] == []
    assert ("could not be stored" in caplog.text) is (go_wrong is database_fails)


def test_what_readers_may_not_see_cannot_be_reported(client: Client, newsroom: Any) -> None:
    draft = ArticleFactory(parent=newsroom, live=False)
    assert client.get(address(draft)).status_code == 404
    assert client.get(address(newsroom)).status_code == 404
    assert client.get("/report/999999/").status_code == 404
