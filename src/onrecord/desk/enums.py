"""A graph of states that refuses to be made when it is wrong."""

from collections.abc import Mapping


class WrongGraph(Exception):
    """A state cannot be reached, has no way out, or is not known."""


class StateGraph:
    """Which state may follow which.

    `steps` maps every state to the states that may follow it; `final` are those without a way
    out. Raises `WrongGraph` when a state is unknown, unreachable from `initial`, or a dead end
    that is not final.
    """

    def __init__(
        self, initial: str, steps: Mapping[str, frozenset[str]], final: frozenset[str]
    ) -> None:
        self.initial, self.steps, self.final = initial, dict(steps), final
        known = set(steps)
        named = {initial} | final | {state for after in steps.values() for state in after}
        if named - known:
            raise WrongGraph(f"Unknown states: {', '.join(sorted(named - known))}.")
        if unreachable := known - self._reachable():
            raise WrongGraph(f"No way leads to: {', '.join(sorted(unreachable))}.")
        stuck = {state for state, after in steps.items() if not after} - final
        if stuck:
            raise WrongGraph(f"No way leads out of: {', '.join(sorted(stuck))}.")

    def _reachable(self) -> set[str]:
        seen: set[str] = set()
        waiting = [self.initial]
        while waiting:
            state = waiting.pop()
            if state not in seen:
                seen.add(state)
                waiting += self.steps.get(state, frozenset())
        return seen

    def allows(self, before: str, after: str) -> bool:
        """Whether `after` may follow `before`."""
        return after in self.steps.get(before, frozenset())
