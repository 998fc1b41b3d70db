"""What is owed: written once, tried until it is done, refused for good, or shown to a person."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from onrecord.outbox import actions, queries, registry
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect
from onrecord.outbox.registry import Failure

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTES = timedelta(minutes=1)


class Bell:
    """A receiver outside: rings when it is asked to, or fails as it is told to."""

    def __init__(self) -> None:
        self.rung: list[str] = []
        self.failure: Exception | None = None

    def __call__(self, effect: Effect) -> None:
        if self.failure is not None:
            raise self.failure
        self.rung.append(effect.subject)


@pytest.fixture
def bell(monkeypatch: pytest.MonkeyPatch) -> Bell:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    bell = Bell()
    registry.register("test.bell", bell, label="Bell")
    return bell


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


def owed(subject: str = "app.thing:1", **values: Any) -> Effect:
    return actions.owe("test.bell", subject=subject, **values)


def where(effect: Effect) -> tuple[str, int, str]:
    """State, attempts and last error, as they are stored."""
    effect.refresh_from_db()
    return effect.state, effect.attempts, effect.last_error


# Owing -------------------------------------------------------------------------------------------


def test_the_same_thing_is_owed_once() -> None:
    first, second = owed(payload={"page": 3}), owed(payload={"page": 4})
    assert (first.pk, second.pk, second.payload) == (first.pk, first.pk, {"page": 3})
    assert Effect.objects.count() == 1


def test_a_key_says_what_the_same_thing_is() -> None:
    keys = [owed(key=key).key for key in ("ping/1", "ping/2", "ping/1")]
    assert sorted(Effect.objects.values_list("key", flat=True)) == ["ping/1", "ping/2"]
    assert keys == ["ping/1", "ping/2", "ping/1"]


def test_a_model_instance_is_named_as_the_subject(editor: Any) -> None:
    assert actions.owe("test.bell", subject=editor).subject == f"auth.user:{editor.pk}"


def test_what_is_owed_in_a_transaction_that_rolls_back_is_not_owed(bell: Bell) -> None:
    with transaction.atomic():
        owed()
        transaction.set_rollback(True)
    assert (Effect.objects.count(), actions.run_due(), bell.rung) == (0, 0, [])


def test_nothing_is_carried_out_before_its_time(bell: Bell, clock: Clock) -> None:
    owed(due_at=NOON + 10 * MINUTES)
    assert (actions.run_due(), bell.rung) == (0, [])
    clock.pass_(10 * MINUTES)
    assert (actions.run_due(), bell.rung) == (1, ["app.thing:1"])


# Carrying out ------------------------------------------------------------------------------------


def test_a_success_is_done_and_not_done_again(bell: Bell, clock: Clock) -> None:
    effect = owed()
    assert [actions.run_due(), actions.run_due()] == [1, 0]
    assert where(effect) == (State.DONE, 1, "")
    assert (effect.done_at, effect.leased_until, effect.lease) == (NOON, None, "")
    assert bell.rung == ["app.thing:1"]


def test_the_longest_waiting_comes_first_and_a_limit_holds(bell: Bell, clock: Clock) -> None:
    for number, minutes in ((1, 1), (2, 3), (3, 2)):
        owed(f"app.thing:{number}", due_at=NOON - minutes * MINUTES)
    assert actions.run_due(limit=2) == 2
    assert bell.rung == ["app.thing:2", "app.thing:3"]


def test_a_transient_failure_is_tried_again_after_growing_pauses(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = Failure("The line is busy.")
    pauses = []
    for _ in range(8):
        assert actions.run_due() == 1
        effect.refresh_from_db()
        pauses.append((effect.due_at - clock.now) / MINUTES)
        clock.now = effect.due_at - timedelta(seconds=1)
        assert actions.run_due() == 0
        clock.now = effect.due_at
    assert pauses == [1, 5, 15, 60, 180, 360, 360, 360]
    assert where(effect) == (State.OWED, 8, "The line is busy.")

    bell.failure = None
    assert actions.run_due() == 1
    assert where(effect) == (State.DONE, 9, "")


def test_any_other_exception_counts_as_transient_and_is_kept(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = RuntimeError("wires crossed")
    actions.run_due()
    assert where(effect) == (State.OWED, 1, "RuntimeError: wires crossed")


def test_a_failure_that_says_nothing_is_still_a_failure(bell: Bell) -> None:
    effect = owed()
    bell.failure = Failure("")
    actions.run_due()
    assert where(effect) == (State.OWED, 1, "It failed without saying why.")


def test_a_person_is_shown_it_after_the_third_failure(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = Failure("The line is busy.")
    shown = []
    for _ in range(4):
        actions.run_due()
        effect.refresh_from_db()
        shown.append((list(queries.effects_for_a_person()) == [effect], effect.needs_a_person))
        clock.now = effect.due_at
    assert shown == [(False, False), (False, False), (True, True), (True, True)]

    bell.failure = None
    actions.run_due()
    assert list(queries.effects_for_a_person()) == []


def test_the_third_attempt_is_no_failure_while_it_is_made(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = Failure("The line is busy.")
    for _ in range(2):
        actions.run_due()
        effect.refresh_from_db()
        clock.now = effect.due_at
    third = actions.take(effect.pk)
    assert third is not None
    assert (third.attempts, third.needs_a_person) == (3, False)
    assert list(queries.effects_for_a_person()) == []


def test_a_permanent_failure_is_shown_at_once_and_never_tried_again(
    bell: Bell, clock: Clock
) -> None:
    effect = owed()
    bell.failure = Failure("No such number.", permanent=True)
    actions.run_due()
    assert where(effect) == (State.FAILED, 1, "No such number.")
    assert list(queries.effects_for_a_person()) == [effect]
    clock.pass_(timedelta(days=30))
    assert actions.run_due() == 0


def test_after_48_hours_it_is_given_up(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = Failure("The line is busy.")
    last = NOON
    while actions.run_due():
        last = clock.now
        effect.refresh_from_db()
        clock.now = effect.due_at
    assert where(effect)[::2] == (State.FAILED, "The line is busy.")
    # The first attempt at or after the end of the 48 hours is the last one.
    assert timedelta(hours=48) <= last - NOON < timedelta(hours=54)


def test_the_48_hours_begin_when_it_is_due(bell: Bell, clock: Clock) -> None:
    effect = owed(due_at=NOON + timedelta(days=5))
    clock.pass_(timedelta(days=5))
    bell.failure = Failure("The line is busy.")
    actions.run_due()
    assert where(effect) == (State.OWED, 1, "The line is busy.")


def test_a_kind_that_nobody_carries_out_is_shown_to_a_person() -> None:
    effect = actions.owe("test.nobody", subject="app.thing:1")
    actions.run_due()
    assert where(effect) == (
        State.FAILED, 1,
        "Nothing here carries out effects of the kind “test.nobody”. Was an app removed?",
    )


def test_one_failure_stops_no_other(bell: Bell) -> None:
    nobody = actions.owe("test.nobody", subject="app.thing:1")
    effect = owed("app.thing:2")
    assert actions.run_due() == 2
    assert (where(nobody)[0], where(effect)[0]) == (State.FAILED, State.DONE)


# Leases ------------------------------------------------------------------------------------------


def test_a_second_worker_gets_nothing_while_the_first_holds_the_lease(
    bell: Bell, clock: Clock
) -> None:
    effect = owed()
    assert actions.take(effect.pk) == effect
    clock.pass_(timedelta(seconds=89))
    assert (actions.take(effect.pk), actions.run_due(), bell.rung) == (None, 0, [])


def test_a_lease_that_ran_out_is_taken_up_again(bell: Bell, clock: Clock) -> None:
    effect = owed()
    actions.take(effect.pk)  # and the worker is killed
    clock.pass_(timedelta(seconds=91))
    assert (actions.run_due(), bell.rung) == (1, ["app.thing:1"])
    assert where(effect) == (State.DONE, 2, "")


def test_an_effect_that_ends_its_worker_every_time_comes_before_a_person(clock: Clock) -> None:
    effect = owed()
    for _ in range(4):
        actions.take(effect.pk)  # and the worker is killed
        clock.pass_(timedelta(seconds=91))
    assert list(queries.effects_for_a_person()) == [effect]
    assert where(effect) == (
        State.OWED, 4, "The worker stopped in the middle of the last attempt."
    )


@pytest.mark.parametrize("late", [None, Failure("Too late."), Failure("Never.", permanent=True)])
def test_a_worker_that_was_too_slow_cannot_undo_the_next_ones_result(
    bell: Bell, clock: Clock, late: Exception | None
) -> None:
    effect = owed()
    slow = actions.take(effect.pk)
    clock.pass_(timedelta(seconds=91))
    next_one = actions.take(effect.pk)
    assert slow is not None
    assert next_one is not None
    assert actions.carry_out(next_one) is True
    done_at = clock.now

    clock.pass_(MINUTES)
    bell.failure = late
    actions.carry_out(slow)

    assert where(effect) == (State.DONE, 2, "")
    assert effect.done_at == done_at


def test_a_slow_success_does_not_end_the_attempt_that_follows_it(bell: Bell, clock: Clock) -> None:
    effect = owed()
    slow = actions.take(effect.pk)
    clock.pass_(timedelta(seconds=91))
    next_one = actions.take(effect.pk)
    assert slow is not None
    assert next_one is not None
    actions.carry_out(slow)
    effect.refresh_from_db()
    assert (effect.state, effect.lease) == (State.OWED, next_one.lease)


# Trying again ------------------------------------------------------------------------------------


def test_try_again_starts_the_48_hours_anew(bell: Bell, clock: Clock) -> None:
    effect = owed()
    bell.failure = Failure("No such number.", permanent=True)
    actions.run_due()
    clock.pass_(timedelta(days=9))
    actions.try_again(effect)
    assert (where(effect), effect.due_at) == ((State.OWED, 1, "No such number."), clock.now)

    bell.failure = Failure("The line is busy.")
    assert actions.run_due() == 1
    assert where(effect) == (State.OWED, 2, "The line is busy.")


def test_try_again_leaves_alone_what_is_done(bell: Bell, clock: Clock) -> None:
    effect = owed()
    actions.run_due()
    clock.pass_(MINUTES)
    assert actions.try_again(effect).state == State.DONE
    assert (actions.run_due(), bell.rung) == (0, ["app.thing:1"])


def test_try_again_does_not_send_beside_the_worker_that_is_at_it(bell: Bell, clock: Clock) -> None:
    effect = owed()
    at_it = actions.take(effect.pk)
    assert at_it is not None
    actions.try_again(effect)
    assert actions.run_due() == 0
    assert actions.carry_out(at_it) is True
    assert (where(effect)[0], bell.rung) == (State.DONE, ["app.thing:1"])


# Signs of life -----------------------------------------------------------------------------------


def test_a_worker_is_alive_for_a_minute_after_its_last_sign(clock: Clock) -> None:
    assert (queries.worker_seen_at(), queries.worker_is_alive()) == (None, False)
    actions.beat("one")
    clock.pass_(timedelta(seconds=59))
    assert (queries.worker_seen_at(), queries.worker_is_alive()) == (NOON, True)
    clock.pass_(timedelta(seconds=1))
    assert queries.worker_is_alive() is False
    actions.beat("one")
    assert queries.worker_seen_at() == clock.now
