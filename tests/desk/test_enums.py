"""A graph of states is right, or is not made."""

import re

import pytest

from onrecord.desk.enums import StateGraph, WrongGraph

OPEN_CLOSED = {"open": frozenset({"closed"}), "closed": frozenset()}


def test_says_which_state_may_follow_which() -> None:
    graph = StateGraph("open", OPEN_CLOSED, frozenset({"closed"}))
    pairs = [(before, after) for before in OPEN_CLOSED for after in OPEN_CLOSED]
    assert [pair for pair in pairs if graph.allows(*pair)] == [("open", "closed")]


def test_nothing_may_follow_a_state_that_is_not_known() -> None:
    graph = StateGraph("open", OPEN_CLOSED, frozenset({"closed"}))
    assert graph.allows("lost", "closed") is False


def test_circles_with_a_way_out_are_fine() -> None:
    steps = {
        "open": frozenset({"waiting", "closed"}),
        "waiting": frozenset({"open"}),
        "closed": frozenset(),
    }
    assert StateGraph("open", steps, frozenset({"closed"})).allows("waiting", "open") is True


@pytest.mark.parametrize(
    ("steps", "final", "message"),
    [
        ({"open": {"closed"}}, set(), "Unknown states: closed."),
        ({"open": set()}, {"closed"}, "Unknown states: closed."),
        ({"new": {"closed"}, "closed": set()}, {"closed"}, "Unknown states: open."),
        (
            {"open": {"closed"}, "closed": set(), "waiting": {"closed"}},
            {"closed"},
            "No way leads to: waiting.",
        ),
        (
            {"open": {"closed", "waiting"}, "closed": set(), "waiting": set()},
            {"closed"},
            "No way leads out of: waiting.",
        ),
        (
            {"open": {"closed", "a"}, "closed": set(), "a": {"b"}, "b": {"a"}},
            {"closed"},
            "No way leads out of: a, b.",
        ),
        ({"open": {"closed"}, "closed": {"open"}}, {"closed"}, "Final, and yet left: closed."),
        ({"open": {"open"}}, set(), "No way leads out of: open."),
    ],
)
def test_a_wrong_graph_is_refused(
    steps: dict[str, set[str]], final: set[str], message: str
) -> None:
    frozen = {state: frozenset(after) for state, after in steps.items()}
    with pytest.raises(WrongGraph, match=f"^{re.escape(message)}$"):
        StateGraph("open", frozen, frozenset(final))
