"""A TOML table read field by field; whatever is missing, extra or of the wrong sort is refused."""

from collections.abc import Mapping, Sequence
from typing import Any


class Table:
    """Wraps one table; `place` names it in the sentences of the ValueErrors raised here.

    `close` refuses the fields that nobody asked for, so that a misspelt name is noticed.
    """

    def __init__(self, fields: Mapping[str, Any], place: str) -> None:
        if not isinstance(fields, Mapping):
            raise ValueError(f"{_capital(place)} must be a table.")  # noqa: TRY004  bad data
        self._fields = dict(fields)
        self.place = place

    def text(self, name: str, default: str | None = None) -> str:
        value = self._fields.pop(name, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise ValueError(f"{_capital(self.place)} needs a text for {name}.")
        return value

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        value = self.text(name)
        if value not in allowed:
            one_of = ", ".join(allowed)
            raise ValueError(f"{_capital(self.place)} has {name} “{value}”, not one of {one_of}.")
        return value

    def number(self, name: str, lowest: int, highest: int) -> int:
        value = self._fields.pop(name, None)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            between = f"from {lowest} to {highest}"
            raise ValueError(f"{_capital(self.place)} needs a whole number {between} for {name}.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of at least one text."""
        values = self._fields.pop(name, None)
        if not isinstance(values, list) or not values:
            raise ValueError(f"{_capital(self.place)} needs a list of texts for {name}.")
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise ValueError(f"{_capital(self.place)} has something else than texts in {name}.")
        return tuple(values)

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """A list of tables, empty when there is none."""
        rows = self._fields.pop(name, [])
        if not isinstance(rows, list):
            refusal = f"{_capital(self.place)} needs a list of tables for {name}."
            raise ValueError(refusal)  # noqa: TRY004  bad data, not a bad call
        return rows

    def row(self, name: str) -> Mapping[str, Any] | None:
        """One table, or None when there is none."""
        row: Mapping[str, Any] | None = self._fields.pop(name, None)
        return row

    def close(self) -> None:
        if self._fields:
            unknown = ", ".join(sorted(self._fields))
            raise ValueError(f"{_capital(self.place)} has fields nobody knows: {unknown}.")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
