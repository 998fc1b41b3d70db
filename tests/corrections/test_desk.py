"""The desk: from the list of cases to the answer that a reader gets."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowTask

from factories.articles import PARAGRAPHS, ArticleFactory
from onrecord.articles.models import ArticlePage
from onrecord.corrections.enums import Resolution, State
from onrecord.corrections.models import Case, Report
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due
from onrecord.record.enums import Standing
from support.browser import form_in, soup, text_of
from support.editor import post_edit

INDEX = "/admin/corrections/"
SPELLING = {"quote": "reastern", "should_say": "eastern"}
NUMBER = {"quote": "14 metres", "should_say": "41 metres"}
BY_MAIL = {"email": "amal@home.example", "answer_me": "on"}


def report(page: Any, **values: str) -> Case:
    """A reader reports an error; returns the case it opened."""
    client = Client()
    form = form_in(client.get(f"/report/{page.pk}/"))
    response = client.post(form.action, form.filled(**values))
    assert response.status_code == 303, text_of(soup(response).select_one(".error-summary"))
    return Case.objects.order_by("pk").last()  # type: ignore[return-value]


def address(case: Case) -> str:
    return f"{INDEX}{case.pk}/"


def said(response: Any) -> list[str]:
    """The messages on an admin page, without the buttons that Wagtail puts beside them."""
    page = soup(response)
    for button in page.select(".messages a, .messages button"):
        button.decompose()
    return [text_of(item) for item in page.select(".messages li")]


def decide(client: Client, case: Case, button: str, **values: str) -> Any:
    """Open the case, change something in one of its forms, press its button."""
    form = form_in(client.get(address(case)), f"#{button}")
    return client.post(address(case), form.filled(**values) | {button: "1"})


def live(page: Any) -> str:
    """The last paragraph as readers see it."""
    return text_of(soup(Client().get(page.url)).select(".story__body p")[-1])


def status_page(case: Case) -> Any:
    return soup(Client().get(case.reports.get().status_path))


# The list ----------------------------------------------------------------------------------------


def rows(response: Any) -> list[list[str]]:
    table = soup(response).select("tbody tr")
    return [[text_of(cell) for cell in row.select("td")][:4] for row in table]


def test_the_list_shows_open_cases_first(desk_client: Client, article: Any) -> None:
    declined = report(article, **SPELLING)
    report(article, **NUMBER)
    report(article, why="The photo shows another quay.")
    decide(desk_client, declined, "decline", reason="It is so.")  # shows the letter
    redo = form_in(decide(desk_client, declined, "decline", reason="It is so."), "#decline")
    desk_client.post(address(declined), redo.filled() | {"decline": "1"})
    newest = Case.objects.latest("pk")
    assert rows(desk_client.get(INDEX)) == [
        [f"Case {newest.pk}", article.title, "1", "open"],
        ["14 metres", article.title, "1", "open"],
        ["reastern", article.title, "1", "declined"],
    ]
    assert rows(desk_client.get(f"{INDEX}?state=closed")) == [
        ["reastern", article.title, "1", "declined"]
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_case_and_for_three(
    desk_client: Client, newsroom: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        report(ArticleFactory(parent=newsroom), **SPELLING)
    desk_client.get(INDEX)
    with django_assert_num_queries(8):
        response = desk_client.get(INDEX)
    assert len(rows(response)) == count


# The case ----------------------------------------------------------------------------------------


def test_the_case_shows_the_words_in_their_place_and_what_they_become(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **SPELLING, why="I live there.", name="Amal", credit_me="on")
    page = soup(desk_client.get(address(case)))
    passage = page.select_one(".case__text")
    assert text_of(passage) == "Work in the reastern basin begins in spring."
    assert [text_of(mark) for mark in passage.select("mark")] == ["reastern"]  # type: ignore[union-attr]
    diff = page.select_one(".case__diff")
    changed = [(item.name, text_of(item)) for item in diff.select("del, ins")]  # type: ignore[union-attr]
    assert changed == [("del", "reastern"), ("ins", "eastern")]
    seen = text_of(page.select_one(".report"))
    for words in ("“reastern”", "“eastern”", "I live there.", "May be thanked by name: Amal."):
        assert words in seen


def test_a_harmless_spelling_is_preselected_as_minor(desk_client: Client, article: Any) -> None:
    form = form_in(desk_client.get(address(report(article, **SPELLING, **BY_MAIL))), "#apply")
    fields = {name: form.fields.get(name) for name in ("new_words", "edit_kind", "edit_notice")}
    assert fields == {"new_words": "eastern", "edit_kind": "minor", "edit_notice": ""}
    assert form.fields["subject"] == f"We have corrected “{article.title}”"
    letter = form.fields["letter"].splitlines()
    assert "It said: “reastern”" in letter
    assert "It now says: “eastern”" in letter
    assert f"http://testserver{article.url}#r-2" in letter


def test_where_a_fact_moves_no_kind_is_chosen_and_a_notice_is_drafted(
    desk_client: Client, article: Any
) -> None:
    form = form_in(desk_client.get(address(report(article, **NUMBER))), "#apply")
    assert "edit_kind" not in form.fields
    assert form.fields["edit_notice"] == (
        "An earlier version of this story said “14 metres”. It should have said “41 metres”."
    )


def test_apply_changes_the_live_story_and_answers_the_reader(
    desk_client: Client, article: Any, editor: User, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING, **BY_MAIL)
    response = decide(desk_client, case, "apply")
    assert (response.status_code, response["Location"]) == (302, address(case))
    assert said(desk_client.get(address(case))) == [
        "The live story is changed. 1 letter is on its way."
    ]
    assert live(article) == "Work in the eastern basin begins in spring."
    version = article.versions.get(number=2)
    assert (version.kind, version.asked, version.by) == ("minor", True, editor)
    case.refresh_from_db()
    assert (case.state, case.resolution, case.outcome, case.decided_by) == (
        State.CLOSED, Resolution.CORRECTED, version, editor,
    )
    run_due()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["amal@home.example"], f"We have your report on “{article.title}”"),
        (["amal@home.example"], f"We have corrected “{article.title}”"),
    ]
    status = status_page(case)
    assert text_of(status.select_one("h1")) == "Your report has been decided"
    link = str(status.select_one("a.changed-link")["href"])  # type: ignore[index]
    assert link == f"http://testserver{article.url}#r-2"
    changed = soup(Client().get(article.url)).select_one("#r-2")
    assert text_of(changed) == "eastern"


def test_the_letter_goes_exactly_as_the_editor_saw_it(
    desk_client: Client, article: Any, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING, **BY_MAIL)
    decide(desk_client, case, "apply", subject="Thank you", letter="You were\r\nright.\r\n")
    run_due()
    reference = Report.objects.get().reference
    assert mailoutbox[-1].subject == "Thank you"
    assert mailoutbox[-1].body == (
        f"You were\nright.\n\n--\nReport {reference}. Your private page about it:\n"
        f"http://testserver{Report.objects.get().status_path}\n"
    )


def test_without_an_address_the_answer_stands_on_the_private_page(
    desk_client: Client, article: Any, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING)
    decide(desk_client, case, "apply")
    assert said(desk_client.get(address(case))) == [
        "The live story is changed. The answer stands on the reader's private page."
    ]
    run_due()
    letters = [text_of(item.h2) for item in status_page(case).select(".letter")]
    assert (mailoutbox, letters) == ([], [f"We have corrected “{article.title}”"])


def test_a_correction_needs_its_notice_and_carries_it(desk_client: Client, article: Any) -> None:
    case = report(article, **NUMBER)
    unsaid = decide(desk_client, case, "apply", edit_notice="", edit_kind="correction")
    assert unsaid.status_code == 422
    assert article.versions.count() == 1

    form = form_in(unsaid, "#apply")
    notice = "The quay will be 41 metres long, not 14."
    desk_client.post(address(case), form.filled(edit_notice=notice) | {"apply": "1"})
    assert article.notices.get().text == notice
    shown = soup(Client().get(article.url)).select(".notice__text")
    assert [text_of(item) for item in shown] == [notice]


def test_without_a_kind_nothing_is_applied_and_nothing_is_lost(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **NUMBER)
    response = decide(desk_client, case, "apply", letter="My own words.")
    form = form_in(response, "#apply")
    assert (response.status_code, form.fields["letter"].strip()) == (422, "My own words.")
    assert (article.versions.count(), Letter.objects.count()) == (1, 0)


def test_other_words_draft_letter_and_notice_anew_and_show_them_before_they_go(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **NUMBER)
    shown = decide(desk_client, case, "apply", new_words="140 metres", edit_kind="correction")
    assert shown.status_code == 200
    assert said(shown) == ["Notice and letter are drafted for your words: look at them and apply."]
    assert (article.versions.count(), Letter.objects.count()) == (1, 0)
    form = form_in(shown, "#apply")
    assert "It now says: “140 metres”" in form.fields["letter"].splitlines()
    assert form.fields["edit_kind"] == "correction"
    assert form.fields["edit_notice"] == (
        "An earlier version of this story said “14 metres”. It should have said “140 metres”."
    )
    assert text_of(soup(shown).select_one(".case__diff ins")) == "140"

    done = desk_client.post(address(case), form.filled() | {"apply": "1"})
    assert done.status_code == 302
    assert "140 metres" in text_of(soup(Client().get(article.url)).select_one(".story__body"))
    assert "It now says: “140 metres”" in Letter.objects.get().body


def test_other_words_before_a_kind_is_chosen_still_draft_a_notice(
    desk_client: Client, article: Any
) -> None:
    shown = decide(desk_client, report(article, **NUMBER), "apply", new_words="140 metres")
    assert form_in(shown, "#apply").fields["edit_notice"] == (
        "An earlier version of this story said “14 metres”. It should have said “140 metres”."
    )


def test_words_can_be_taken_out(desk_client: Client, article: Any) -> None:
    case = report(article, quote=" reastern".strip(), should_say="")
    shown = decide(desk_client, case, "apply", new_words="", edit_kind="update")
    form = form_in(shown, "#apply")
    assert "These words are gone." in form.fields["letter"].splitlines()
    desk_client.post(address(case), form.filled() | {"apply": "1"})
    assert "reastern" not in live(article)


def test_a_decline_shows_the_letter_with_its_reason_and_then_sends_it(
    desk_client: Client, article: Any, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING, **BY_MAIL)
    reason = "The basin is called that."
    shown = decide(desk_client, case, "decline", reason=reason)
    assert shown.status_code == 200
    assert said(shown) == [
        "The letter now gives your reason: look at it and press Decline again."
    ]
    case.refresh_from_db()
    assert case.state == State.OPEN
    form = form_in(shown, "#decline")
    assert reason in form.fields["letter"].splitlines()

    sent = desk_client.post(address(case), form.filled() | {"decline": "1"})
    assert sent.status_code == 302
    case.refresh_from_db()
    assert (case.resolution, case.reason) == (Resolution.DECLINED, reason)
    assert (article.versions.count(), live(article)) == (
        1, "Work in the reastern basin begins in spring.",
    )
    run_due()
    assert mailoutbox[-1].subject == f"Your report on “{article.title}”"
    assert reason in mailoutbox[-1].body.splitlines()
    assert reason in text_of(status_page(case).select(".letter")[-1])


def test_a_decline_needs_a_reason(desk_client: Client, article: Any) -> None:
    case = report(article, **SPELLING)
    response = decide(desk_client, case, "decline")
    case.refresh_from_db()
    assert (response.status_code, case.state, Letter.objects.count()) == (422, State.OPEN, 0)


@pytest.mark.parametrize("button", ["apply", "decline", "already"])
def test_a_case_decided_by_a_colleague_meanwhile_says_so(
    desk_client: Client, article: Any, colleague: User, button: str
) -> None:
    case = report(article, **SPELLING)
    page = desk_client.get(address(case))
    body = form_in(page, "#apply" if button == "apply" else "#decline").filled(reason="No.")
    other = Client()
    other.force_login(colleague)
    decide(other, case, "apply")
    letters = Letter.objects.count()

    response = desk_client.post(address(case), body | {button: "1"})

    assert (response.status_code, response["Location"]) == (302, address(case))
    after = desk_client.get(address(case))
    assert said(after) == [
        "This case has been decided already. Nothing was done; here is what became of it."
    ]
    assert text_of(soup(after).select_one(".case__decision p strong")) == "Corrected"
    assert soup(after).select(".case__decision form") == []
    assert (Letter.objects.count(), article.versions.count()) == (letters, 2)


def test_words_changed_in_the_editor_close_the_case_as_corrected_already(
    desk_client: Client, article: Any, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING, **BY_MAIL)
    text = PARAGRAPHS.replace("reastern", "eastern")
    assert post_edit(desk_client, article, text=text, edit_kind="minor").status_code == 302
    page = soup(desk_client.get(address(case)))
    assert page.select("#apply") == []
    assert "Version 2 changed these words." in text_of(page.select_one("#already"))

    assert decide(desk_client, case, "already").status_code == 302

    case.refresh_from_db()
    assert (case.resolution, case.outcome) == (
        Resolution.ALREADY_CORRECTED, article.versions.get(number=2),
    )
    run_due()
    link = f"http://testserver{article.url}#r-2"
    assert mailoutbox[-1].subject == f"“{article.title}” has been corrected"
    assert link in mailoutbox[-1].body.splitlines()
    assert status_page(case).select_one("a.changed-link")["href"] == link  # type: ignore[index]
    assert text_of(soup(Client().get(article.url)).select_one("#r-2")) == "eastern"


def test_a_report_without_a_place_can_be_answered_once_the_story_has_changed(
    desk_client: Client, article: Any
) -> None:
    case = report(article, why="The basin has another name.")
    page = soup(desk_client.get(address(case)))
    assert (page.select("#apply"), page.select("#already")) == ([], [])
    text = PARAGRAPHS.replace("reastern", "eastern")
    post_edit(desk_client, article, text=text, edit_kind="minor")
    shown = soup(desk_client.get(address(case)))
    assert "Version 2 is the newest since the report" in text_of(shown.select_one("#already"))
    decide(desk_client, case, "already")
    case.refresh_from_db()
    assert (case.resolution, case.outcome.number) == (Resolution.ALREADY_CORRECTED, 2)


def test_words_that_still_stand_cannot_be_closed_as_corrected(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **SPELLING)
    body = {"subject": "Done", "letter": "It is done.", "already": "1"}
    response = desk_client.post(address(case), body)
    case.refresh_from_db()
    assert (response.status_code, case.state) == (409, State.OPEN)
    assert said(response) == ["The words still stand in the story as they were reported."]


def test_a_story_that_changed_while_the_case_was_open_is_looked_at_again(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **SPELLING)
    form = form_in(desk_client.get(address(case)), "#apply")
    text = PARAGRAPHS.replace("Monday", "Tuesday")
    post_edit(desk_client, article, text=text, edit_kind="update")
    response = desk_client.post(address(case), form.filled() | {"apply": "1"})
    assert response.status_code == 409
    assert said(response)[-1] == (
        "The story has changed meanwhile: version 2 is live. Look at the passage again."
    )
    assert article.versions.count() == 2

    again = form_in(response, "#apply")
    assert f"http://testserver{article.url}#r-3" in again.fields["letter"].splitlines()
    desk_client.post(address(case), again.filled() | {"apply": "1"})
    assert live(article) == "Work in the eastern basin begins in spring."


def test_what_the_editor_wrote_outlives_a_version_that_came_first(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **NUMBER)
    form = form_in(desk_client.get(address(case)), "#apply")
    post_edit(
        desk_client, article, text=PARAGRAPHS.replace("Monday", "Tuesday"), edit_kind="update"
    )
    link = f"http://testserver{article.url}#r-"
    mine = {
        "edit_kind": "correction", "edit_notice": "My own notice.", "subject": "My own subject",
        "letter": f"My own letter, see {link}2 (and not {link}23).",
    }

    response = desk_client.post(address(case), form.filled(**mine) | {"apply": "1"})

    again = form_in(response, "#apply")
    assert response.status_code == 409
    kept = {name: again.fields[name].strip() for name in mine}
    assert kept == mine | {"letter": f"My own letter, see {link}3 (and not {link}23)."}
    assert again.fields["basis"] == "2"
    assert desk_client.post(address(case), again.filled() | {"apply": "1"}).status_code == 302
    assert article.notices.get().text == "My own notice."
    assert article.versions.get(number=3).anchor == "r-3"


def test_earlier_words_are_put_back_only_when_the_editor_says_so(
    desk_client: Client, article: Any
) -> None:
    corrected = PARAGRAPHS.replace("<b>14</b>", "<b>41</b>")
    post_edit(
        desk_client, article, text=corrected, edit_kind="correction", edit_notice="41, not 14."
    )
    case = report(article, quote="41 metres", should_say="14 metres")
    form = form_in(desk_client.get(address(case)), "#apply")
    box = '#apply input[name="edit_restores"]'
    assert soup(desk_client.get(address(case))).select(box) == []
    mine = {"edit_kind": "correction", "edit_notice": "It was 14 after all.", "letter": "Mine."}

    refused = desk_client.post(address(case), form.filled(**mine) | {"apply": "1"})

    assert refused.status_code == 409
    assert "“14" in said(refused)[0]
    assert len(soup(refused).select(box)) == 1
    again = form_in(refused, "#apply")
    assert {name: again.fields[name].strip() for name in mine} == mine
    unticked = desk_client.post(address(case), again.filled() | {"apply": "1"})
    assert (unticked.status_code, article.versions.count()) == (409, 2)

    ticked = again.filled(edit_restores="on") | {"apply": "1"}
    assert desk_client.post(address(case), ticked).status_code == 302
    assert "14 metres" in text_of(soup(Client().get(article.url)).select_one(".story__body"))


@pytest.mark.parametrize("reported", [SPELLING, {"why": "The basin has another name."}])
def test_a_story_that_was_taken_down_has_not_changed_the_words(
    desk_client: Client, article: Any, reported: dict[str, str]
) -> None:
    case = report(article, **reported)
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert article.versions.last().standing == Standing.GONE
    assert soup(desk_client.get(address(case))).select("#already") == []
    body = {"subject": "Done", "letter": "It is done.", "already": "1"}

    assert desk_client.post(address(case), body).status_code == 409

    case.refresh_from_db()
    assert case.state == State.OPEN


def test_the_words_of_a_link_to_another_story_are_changed_there(
    desk_client: Client, newsroom: Any
) -> None:
    target = ArticleFactory(parent=newsroom, title="A pier for the reastern basin")
    link = {"type": "story_link", "id": "33333333-3333-4333-8333-333333333333",
            "value": {"story": target.pk, "text": ""}}
    page = ArticleFactory(parent=newsroom, raw=[link])
    case = report(page, **SPELLING)
    shown = soup(desk_client.get(address(case)))
    assert text_of(shown.select_one(".case__text mark")) == "reastern"
    assert shown.select("#apply") == []


# Colleagues --------------------------------------------------------------------------------------


def draft(page: Any, colleague: User) -> None:
    fresh = ArticlePage.objects.get(pk=page.pk)
    fresh.standfirst = "Not ready yet."
    fresh.save_revision(user=colleague)


def schedule(page: Any, colleague: User) -> None:
    fresh = ArticlePage.objects.get(pk=page.pk)
    fresh.go_live_at = timezone.now() + timedelta(days=1)
    fresh.save_revision(user=colleague, approved_go_live_at=fresh.go_live_at)


def lock(page: Any, colleague: User) -> None:
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=colleague, locked_at=timezone.now()
    )


def workflow(page: Any, colleague: User) -> None:
    task = GroupApprovalTask.objects.create(name="Approve")
    flow = Workflow.objects.create(name="Flow")
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=0)
    fresh = ArticlePage.objects.get(pk=page.pk)
    fresh.save_revision(user=colleague)
    flow.start(fresh, colleague)


def edit_links(response: Any, page: Any) -> set[str]:
    links = soup(response).select(f'main a[href="/admin/pages/{page.pk}/edit/"]')
    return {text_of(link) for link in links}


def test_the_editor_is_offered_where_nobody_is_at_work(desk_client: Client, article: Any) -> None:
    shown = desk_client.get(address(report(article, **SPELLING)))
    assert edit_links(shown, article) == {"Open in the editor"}


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (draft, "there is an unpublished draft."),
        (schedule, "A version is scheduled."),
        (workflow, "A workflow is running."),
        (lock, "It is locked by colleague."),
    ],
)
def test_where_others_are_at_work_it_is_not_and_says_why(
    desk_client: Client, article: Any, colleague: User, work: Any, words: str
) -> None:
    work(article, colleague)
    case = report(article, **SPELLING)
    shown = desk_client.get(address(case))
    assert edit_links(shown, article) == set()
    assert words in text_of(soup(shown).select_one(".case__decision .help-info"))

    assert decide(desk_client, case, "apply").status_code == 302
    assert live(article) == "Work in the eastern basin begins in spring."


def test_whoever_holds_the_lock_is_told(
    desk_client: Client, article: Any, colleague: User, mailoutbox: list[Any]
) -> None:
    lock(article, colleague)
    decide(desk_client, report(article, **SPELLING), "apply")
    run_due()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([colleague.email], f"“{article.title}” was corrected while you had it locked")
    ]


def test_a_draft_without_the_words_is_left_alone_and_its_author_is_told(
    desk_client: Client, article: Any, colleague: User, mailoutbox: list[Any]
) -> None:
    case = report(article, **SPELLING)
    fresh = ArticlePage.objects.get(pk=article.pk)
    fresh.body = [("text", PARAGRAPHS.partition('<p data-block-key="p3">')[0])]
    fresh.save_revision(user=colleague)
    decide(desk_client, case, "apply")
    messages = said(desk_client.get(address(case)))
    assert messages[0] == (
        "The live story is changed. The answer stands on the reader's private page."
    )
    assert messages[1].startswith("The draft by colleague was left as it is:")
    run_due()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([colleague.email], f"Look at your draft of “{article.title}”")
    ]


# Who may -----------------------------------------------------------------------------------------


def somebody(*permissions: str, pages: tuple[str, ...] = ()) -> Client:
    group = Group.objects.create(name="Group")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    for name in pages:
        GroupPagePermission.objects.create(
            group=group, page=Page.objects.get(depth=1),
            permission=Permission.objects.get(codename=name, content_type__app_label="wagtailcore"),
        )
    user = User.objects.create_user("somebody", "somebody@testserver.example", "pass")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_without_the_permission_there_is_no_desk(article: Any) -> None:
    case = report(article, **SPELLING)
    client = somebody(pages=("change_page", "publish_page"))
    answers = [
        client.get(INDEX), client.get(address(case)), client.get(f"{INDEX}999999/"),
        client.post(address(case), {"decline": "1"}),
    ]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, "/admin/")
    ] * 4
    case.refresh_from_db()
    assert case.state == State.OPEN
    assert INDEX not in client.get("/admin/").content.decode()


def test_nobody_else_gets_further_than_the_login(client: Client, article: Any) -> None:
    case = report(article, **SPELLING)
    response = client.get(address(case))
    assert (response.status_code, response["Location"]) == (
        302, f"/admin/login/?next={address(case)}",
    )


def test_the_desk_decides_only_where_it_may_publish(article: Any) -> None:
    case = report(article, **SPELLING)
    client = somebody("change_case")
    assert client.get(address(case)).status_code == 200
    assert INDEX in client.get("/admin/").content.decode()
    for button in ("apply", "decline", "already"):
        response = client.post(address(case), {"reason": "No.", button: "1"})
        assert response.status_code == 403
        assert said(response) == ["Nothing was done: you may not publish this story."]
    case.refresh_from_db()
    assert (case.state, article.versions.count()) == (State.OPEN, 1)


def test_whoever_may_not_decide_sees_no_form_and_no_address(
    desk_client: Client, article: Any
) -> None:
    case = report(article, **SPELLING, **BY_MAIL)
    client = somebody("change_case")

    response = client.get(address(case))

    shown = soup(response)
    assert "“reastern”" in text_of(shown.select_one(".report"))
    assert shown.select(".case__decision form, .case__log") == []
    assert BY_MAIL["email"] not in response.content.decode()
    assert text_of(shown.select_one(".case__decision .help-info")) == (
        "Deciding changes the live story. Whoever may publish it decides this case and sees the "
        "letters; you may not publish it."
    )
    assert BY_MAIL["email"] in desk_client.get(address(case)).content.decode()

    decide(desk_client, case, "apply")
    after = client.get(address(case))
    assert text_of(soup(after).select_one(".case__decision p strong")) == "Corrected"
    assert BY_MAIL["email"] not in after.content.decode()


def test_with_both_permissions_it_does(article: Any) -> None:
    case = report(article, **SPELLING)
    client = somebody("change_case", pages=("change_page", "publish_page"))
    assert decide(client, case, "apply").status_code == 302
    assert live(article) == "Work in the eastern basin begins in spring."


def test_the_next_case_is_the_one_that_waits_longest(desk_client: Client, article: Any) -> None:
    first, second, third = (report(article, **SPELLING) for _ in range(3))
    for case, following in ((first, second), (second, first), (third, first)):
        page = soup(desk_client.get(address(case)))
        links = {link["href"] for link in page.select("a") if text_of(link) == "Next case"}
        assert links == {address(following)}
