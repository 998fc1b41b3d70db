"""What a reader's or an editor's browser does with a form: read it, and send it back."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag


def soup(response: Any) -> BeautifulSoup:
    """A response as a tree."""
    return BeautifulSoup(response.content.decode(), "html.parser")


def text_of(node: Any) -> str:
    """The words of a node, with single spaces; what stands in one line is not torn apart."""
    if not node:
        return ""
    for line_break in node.select("br"):
        line_break.replace_with(" ")
    return " ".join(node.get_text().split())


@dataclass
class Form:
    """A form as it was shown: where it goes and what it would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)

    def filled(self, **values: str | None) -> dict[str, str]:
        """What is sent once a person has typed `values`; None takes a field or a tick away."""
        sent = self.fields | values
        return {name: value for name, value in sent.items() if value is not None}


def form_in(response: Any, selector: str = "main form") -> Form:
    """The form of a page with everything that stands in it, as a browser would send it."""
    node = soup(response).select_one(selector)
    assert node is not None, f"no {selector} in the page"
    form = Form(action=str(node.get("action") or ""))
    for item in node.find_all(["input", "textarea", "select"]):
        name = item.get("name")
        value = _value(item)
        if name and value is not None:
            form.fields[name] = value
    return form


def _value(item: Tag) -> str | None:
    if item.name == "textarea":
        # The HTML parser drops the first line break of a textarea, as browsers do not send it.
        return item.get_text().removeprefix("\n").removeprefix("\r\n")
    if item.name == "select":
        chosen = item.select_one("option[selected]") or item.select_one("option")
        return str(chosen.get("value", "")) if chosen else None
    if item.get("type") in {"checkbox", "radio"} and not item.has_attr("checked"):
        return None
    return str(item.get("value", "on" if item.get("type") == "checkbox" else ""))
