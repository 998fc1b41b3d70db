"""The worker's loop: chores, effects, and what it survives."""

import logging
from datetime import timedelta

import pytest
from django.db import OperationalError

from onrecord.outbox import queries, registry
from onrecord.outbox.actions import owe
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect
from onrecord.outbox.worker import Worker, register_chore, unregister_chore

pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """Subjects in the order in which the kind `test.note` was carried out."""
    carried_out = []
    registry.register("test.note", lambda effect: carried_out.append(effect.subject))
    yield carried_out
    registry._handlers.pop("test.note")


@pytest.fixture
def chore():
    """Register chores that are gone after the test."""
    names = []

    def register(name, every, function):
        names.append(name)
        register_chore(name, every, function)

    yield register
    for name in names:
        unregister_chore(name)


def test_everything_due_is_done_and_nothing_else(done):
    for subject in ("a", "b", "c"):
        owe("test.note", subject=subject)
    owe("test.note", subject="later", due_at=queries.timezone.now() + timedelta(hours=1))
    assert Worker().run_once() == 3
    assert done == ["a", "b", "c"]
    assert list(Effect.objects.order_by("pk").values_list("state", flat=True)) == [
        State.DONE, State.DONE, State.DONE, State.OWED,
    ]


def test_a_step_is_a_sign_of_life():
    assert queries.worker_is_alive() is False
    Worker().step()
    assert queries.worker_is_alive() is True


def test_stop_lets_the_current_effect_end(done):
    worker = Worker()

    def stop_during(effect):
        worker.stop()
        done.append(f"{effect.subject} ended")

    registry.register("test.note", stop_during)
    owe("test.note", subject="first")
    owe("test.note", subject="second")
    worker.run()
    assert done == ["first ended"]


def test_a_chore_runs_at_once_and_then_when_its_time_comes(chore):
    runs = []
    chore("hourly", timedelta(hours=1), lambda: runs.append("hourly"))
    chore("always", timedelta(0), lambda: runs.append("always"))
    worker = Worker()
    worker.step()
    worker.step()
    assert runs == ["hourly", "always", "always"]


def test_a_chore_that_fails_stops_nothing(chore, done, caplog):
    def fail():
        raise RuntimeError("out of ink")

    chore("failing", timedelta(0), fail)
    owe("test.note", subject="a")
    with caplog.at_level(logging.ERROR):
        assert Worker().run_once() == 1
    assert done == ["a"]
    assert "The chore “failing” failed; it runs again in 0:00:00." in caplog.messages


def test_a_locked_database_is_waited_for(chore, caplog):
    worker = Worker(poll=0.01, pause=0.01)
    seen = []

    def locked_at_first():
        seen.append("looked")
        if len(seen) < 3:
            raise OperationalError("database is locked")
        worker.stop()

    chore("looking", timedelta(0), locked_at_first)
    with caplog.at_level(logging.WARNING):
        worker.run()
    assert seen == ["looked", "looked", "looked"]
    assert caplog.messages.count("The database does not answer; trying again.") == 2
