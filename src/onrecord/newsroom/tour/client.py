"""A browser without JavaScript: pages, forms, cookies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx
from bs4 import BeautifulSoup
from bs4.element import Tag

TIMEOUT = 120.0
"""Seconds for one answer; the first reader of a picture waits until its sizes are made."""

_COMPLAINTS = ".field__error, .error-summary li, .help-critical, .errorlist li, .messages li"
_SILENT_TYPES = {"submit", "button", "reset", "image", "file"}

Value = str | bool


class TourError(Exception):
    """The tour cannot go on; the message is a sentence that says why."""


@dataclass(frozen=True)
class Answered:
    """What the server answered to one request; `url` is the full address asked for."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        """Where a redirect leads, as a full address; empty when there is none."""
        location = self.headers.get("location", "")
        return urljoin(self.url, location) if location else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "lxml")

    def one(self, selector: str) -> Tag:
        """The only element that matches. Raises `TourError` for none or several."""
        found = self.soup.select(selector)
        if len(found) != 1:
            raise TourError(f"{self.url} has {len(found)} elements “{selector}”, not one.")
        return found[0]

    def link(self, selector: str) -> str:
        """Where the first link that matches leads, as a full address. Raises `TourError`."""
        found = self.soup.select_one(selector)
        if found is None or not found.get("href"):
            raise TourError(f"{self.url} has no link “{selector}”.")
        return urljoin(self.url, str(found["href"]))


class Browser:
    """One visitor of a newsroom at `base`; keeps cookies and follows no redirect by itself.

    Every address is visited at `base`, whatever host it names: letters name the newsroom's public
    address, which may be another one than where it can be reached from here.
    """

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        # No proxy from the environment: the newsroom that is meant, and no other.
        self._client = httpx.Client(timeout=TIMEOUT, trust_env=False)

    def close(self) -> None:
        self._client.close()

    @property
    def cookies(self) -> list[str]:
        """The names of the cookies this visitor was given."""
        return sorted(cookie.name for cookie in self._client.cookies.jar)

    def here(self, url: str) -> str:
        """The address at `base` with this path and query; the fragment goes."""
        parts = urlsplit(urljoin(self.base + "/", url))
        at = urlsplit(self.base)
        return urlunsplit((at.scheme, at.netloc, parts.path, parts.query, ""))

    def get(self, url: str, *, expect: int | None = 200) -> Answered:
        """Read an address. Raises `TourError` for another status than `expect`."""
        return self._ask("GET", url, expect=expect)

    def submit(
        self,
        page: Answered,
        selector: str,
        values: Mapping[str, Value],
        *,
        press: str = "",
        expect: int | None = None,
    ) -> Answered:
        """Fill in a form of `page` and send it, as it stands, hidden fields included.

        `values` are texts by field name, or True and False for a box to tick; `press` is the name
        of the button. Raises `TourError` when the form has no such field or button.
        """
        form = page.one(selector)
        data = filled(form, values, press=press)
        target = urljoin(page.url, str(form.get("action") or page.url))
        origin = urlsplit(page.url)
        return self._ask(
            str(form.get("method") or "get").upper(),
            target,
            data=data,
            headers={
                "Origin": f"{origin.scheme}://{origin.netloc}",
                "Referer": page.url,
                "Sec-Fetch-Site": "same-origin",
            },
            expect=expect,
        )

    def _ask(
        self,
        method: str,
        url: str,
        *,
        data: Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        expect: int | None = None,
    ) -> Answered:
        address = self.here(url)
        body: dict[str, list[str]] = {}
        for name, value in data:
            body.setdefault(name, []).append(value)
        try:
            response = self._client.request(method, address, data=body or None, headers=headers)
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise TourError(f"{address} did not answer: {reason}.") from error
        answered = Answered(address, response.status_code, response.headers, response.content)
        if expect is not None and answered.status != expect:
            raise TourError(
                f"{method} {address} answered {answered.status} instead of {expect}."
                + _reasons(answered)
            )
        return answered


def _reasons(answered: Answered) -> str:
    """What a refused form says to the person who filled it in."""
    found = answered.soup.select(_COMPLAINTS)
    texts = list(dict.fromkeys(" ".join(item.get_text(" ").split()) for item in found))
    return "".join(f" It says: {text}" for text in texts if text)


def filled(
    form: Tag, values: Mapping[str, Value], *, press: str = ""
) -> list[tuple[str, str]]:
    """What a browser sends for a form in which `values` were filled in and `press` was pressed.

    After "Constructing the entry list" of the HTML standard, as far as plain forms need it; line
    ends are CRLF as there. Raises `TourError` for a name the form does not have.
    """
    left = dict(values)
    entries: list[tuple[str, str]] = []
    for control in form.select("input, textarea, select"):
        name = str(control.get("name") or "")
        if not name or control.has_attr("disabled"):
            continue
        left.pop(name, None)
        value = _value(control, values.get(name))
        if value is not None:
            entries.append((name, "\r\n".join(value.splitlines()) if "\n" in value else value))
    if press:
        button = form.select_one(f'button[name="{press}"], input[type="submit"][name="{press}"]')
        if button is None:
            raise TourError(f"The form has no button “{press}”.")
        entries.append((press, str(button.get("value") or "")))
    if left:
        raise TourError(f"The form has no field “{next(iter(left))}”.")
    return entries


def field_value(form: Tag, name: str) -> str:
    """What a form holds in one field as it was shown; "" when nothing is chosen.

    Raises `TourError` when there is no such field.
    """
    if not form.select(f'[name="{name}"]'):
        raise TourError(f"The form has no field “{name}”.")
    return next((value for key, value in filled(form, {}) if key == name), "").replace("\r\n", "\n")


def _value(control: Tag, given: Value | None) -> str | None:
    """What one control contributes, or None when it contributes nothing."""
    kind = str(control.get("type") or "text").lower() if control.name == "input" else control.name
    value = str(control.get("value") or "")
    if kind in _SILENT_TYPES:
        return None
    if kind in {"checkbox", "radio"}:
        chosen = value == given if isinstance(given, str) else given
        if chosen is None:
            chosen = control.has_attr("checked")
        return (value or "on") if chosen else None
    if given is not None:
        return str(given)
    if kind == "select":
        option = control.select_one("option[selected]") or control.select_one("option")
        return None if option is None else str(option.get("value", option.get_text()))
    # The line feed directly after the tag of a textarea is not part of it (HTML, 4.10.11).
    shown = control.get_text().removeprefix("\r").removeprefix("\n")
    return shown if kind == "textarea" else value
