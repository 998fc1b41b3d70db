"""The Deliveries screen, as somebody at the desk sees it."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from onrecord.outbox import registry
from onrecord.outbox.actions import owe
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect

pytestmark = pytest.mark.django_db

INDEX = "/admin/deliveries/"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    registry.register("test.bell", lambda effect: None, label="Bell")
    registry.register("test.flag", lambda effect: None, label="Flag")


def rows(html: str) -> list[list[str]]:
    """The table as read: the text of every cell, row by row."""
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    cells = [
        re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body[1] if body else "", re.DOTALL)
    ]
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in row] for row in cells
    ]


def failed(subject: str, **values: Any) -> Effect:
    effect = owe("test.bell", subject=subject, payload={"to": "reader@home.example"})
    Effect.objects.filter(pk=effect.pk).update(
        **{"state": State.FAILED, "attempts": 1, "last_error": "550 no such box"} | values
    )
    return effect


def test_lists_every_effect_and_those_that_need_a_person_first(desk_client: Client) -> None:
    failed("app.thing:1")
    owe("test.flag", subject="app.thing:2", due_at=datetime(2031, 5, 4, 12, 0, tzinfo=UTC))
    done = owe("test.flag", subject="app.thing:3")
    Effect.objects.filter(pk=done.pk).update(
        state=State.DONE, done_at=timezone.now(), attempts=1
    )
    failed("app.thing:4", state=State.OWED, attempts=3, last_error="451 busy",
           due_at=datetime(2031, 5, 4, 12, 0, tzinfo=UTC))

    table = rows(desk_client.get(INDEX).content.decode())

    moment = table[0][4]
    assert table == [
        ["Bell", "app.thing:4", "needs a person", "3", moment, "451 busy", "Try again"],
        ["Bell", "app.thing:1", "needs a person", "1", "", "550 no such box", "Try again"],
        ["Flag", "app.thing:3", "done", "1", "", "", ""],
        ["Flag", "app.thing:2", "owed", "0", moment, "", "Try again"],
    ]


def test_shows_nothing_of_the_payload(desk_client: Client) -> None:
    failed("app.thing:1")
    html = desk_client.get(INDEX).content.decode()
    assert ("app.thing:1" in html, "reader@home.example" in html) == (True, False)


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("state=failed", ["app.thing:1"]),
        ("state=owed", ["app.thing:2"]),
        ("kind=test.flag", ["app.thing:2"]),
        ("state=done", []),
    ],
)
def test_can_be_narrowed_by_state_and_kind(
    desk_client: Client, query: str, subjects: list[str]
) -> None:
    failed("app.thing:1")
    owe("test.flag", subject="app.thing:2")
    html = desk_client.get(f"{INDEX}?{query}").content.decode()
    assert [row[1] for row in rows(html)] == subjects


@pytest.mark.parametrize("count", [1, 3])
def test_takes_the_same_queries_for_one_row_and_for_three(
    desk_client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        failed(f"app.thing:{number}")
    desk_client.get(INDEX)
    with django_assert_num_queries(8):
        html = desk_client.get(INDEX).content.decode()
    assert len(rows(html)) == count


def test_try_again_is_a_button_that_puts_the_effect_up_at_once(desk_client: Client) -> None:
    before = timezone.now()
    effect = failed("app.thing:1", due_at=before + timedelta(hours=6))
    html = desk_client.get(f"{INDEX}?state=failed").content.decode()
    address = reverse("onrecord_outbox:try_again", args=[effect.pk])
    form = re.search(rf'<form method="post" action="{address}">(.*?)</form>', html)
    assert form is not None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
    assert sorted(fields) == ["csrfmiddlewaretoken", "next"]

    response = desk_client.post(address, {name: unescape(text) for name, text in fields.items()})

    assert (response.status_code, response["Location"]) == (302, f"{INDEX}?state=failed")
    effect.refresh_from_db()
    assert effect.state == State.OWED
    assert before <= effect.due_at <= timezone.now()
    assert "It is tried again at once" in desk_client.get(INDEX).content.decode()


def test_try_again_needs_a_token_against_forgery(editor: User) -> None:
    effect = failed("app.thing:1")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    response = browser.post(reverse("onrecord_outbox:try_again", args=[effect.pk]))
    effect.refresh_from_db()
    assert (response.status_code, effect.state) == (403, State.FAILED)


def test_try_again_is_never_a_link(desk_client: Client) -> None:
    effect = failed("app.thing:1")
    response = desk_client.get(reverse("onrecord_outbox:try_again", args=[effect.pk]))
    effect.refresh_from_db()
    assert (response.status_code, effect.state) == (405, State.FAILED)


def test_what_is_done_is_said_to_be_done(desk_client: Client) -> None:
    effect = failed("app.thing:1", state=State.DONE, done_at=timezone.now())
    desk_client.post(reverse("onrecord_outbox:try_again", args=[effect.pk]))
    effect.refresh_from_db()
    assert effect.state == State.DONE
    assert "This is done already" in desk_client.get(INDEX).content.decode()


def somebody(*permissions: str) -> Client:
    """A browser signed in as somebody who may enter the admin and do these things."""
    group = Group.objects.create(name="Group")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    user = User.objects.create_user("somebody", "somebody@testserver.example", "pass")
    user.groups.add(group)
    browser = Client()
    browser.force_login(user)
    return browser


def test_without_the_permission_there_is_no_screen_no_menu_item_and_no_button() -> None:
    effect = failed("app.thing:1")
    browser = somebody()
    listing = browser.get(INDEX)
    sent = browser.post(reverse("onrecord_outbox:try_again", args=[effect.pk]))
    effect.refresh_from_db()
    assert (listing.status_code, listing["Location"]) == (302, "/admin/")
    assert (sent.status_code, sent["Location"]) == (302, "/admin/")
    assert effect.state == State.FAILED
    home = browser.get("/admin/").content.decode()
    assert (INDEX in home, "failed-deliveries" in home) == (False, False)


def test_the_permission_opens_the_screen_and_can_be_given_to_a_group(editor: User) -> None:
    failed("app.thing:1")
    browser = somebody("change_effect")
    assert [row[1] for row in rows(browser.get(INDEX).content.decode())] == ["app.thing:1"]
    assert INDEX in browser.get("/admin/").content.decode()

    desk = Client()
    desk.force_login(editor)
    group = desk.get(reverse("wagtailusers_groups:edit", args=[Group.objects.get(name="Group").pk]))
    permission = Permission.objects.get(codename="change_effect")
    assert re.search(rf'name="permissions" value="{permission.pk}"', group.content.decode())


def warning(html: str) -> str:
    found = re.search(r'id="failed-deliveries">(.*?)</div>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_the_dashboard_warns_only_when_a_person_is_needed(desk_client: Client) -> None:
    owe("test.bell", subject="app.thing:1")
    assert warning(desk_client.get("/admin/").content.decode()) == ""
    failed("app.thing:2")
    assert (
        warning(desk_client.get("/admin/").content.decode())
        == "1 delivery has failed and needs a person."
    )
    failed("app.thing:3", state=State.OWED, attempts=3)
    assert (
        warning(desk_client.get("/admin/").content.decode())
        == "2 deliveries have failed and need a person."
    )
