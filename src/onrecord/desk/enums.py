"""A graph of states that refuses to be made when it is wrong."""

from collections.abc import Mapping


class WrongGraph(Exception):
    """A state cannot be reached, has no way out, or is not known."""


class StateGraph:
    """Which state may follow which.

    `steps` maps every state to the states that may follow it; `final` are those without a way
    out. Raises `WrongGraph` when a state is unknown, unreachable from `initial`, final and yet
    left, or leads to no final state (a dead end, or a circle without an exit).
    """

    def __init__(
        self, initial: str, steps: Mapping[str, frozenset[str]], final: frozenset[str]
    ) -> None:
        self.initial, self.steps, self.final = initial, dict(steps), final
        known = set(steps)
        named = {initial} | final | {state for after in steps.values() for state in after}
        if named - known:
            raise WrongGraph(f"Unknown states: {', '.join(sorted(named - known))}.")
        if left := {state for state in final if steps[state]}:
            raise WrongGraph(f"Final, and yet left: {', '.join(sorted(left))}.")
        if unreachable := known - self._reachable(initial):
            raise WrongGraph(f"No way leads to: {', '.join(sorted(unreachable))}.")
        if stuck := {state for state in known if not self._reachable(state) & final}:
            raise WrongGraph(f"No way leads out of: {', '.join(sorted(stuck))}.")

    def _reachable(self, start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            state = waiting.pop()
            if state not in seen:
                seen.add(state)
                waiting += self.steps[state]
        return seen

    def allows(self, before: str, after: str) -> bool:
        """Whether `after` may follow `before`."""
        return after in self.steps.get(before, frozenset())
