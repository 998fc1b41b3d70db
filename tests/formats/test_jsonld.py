import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.jsonld import article, script
from onrecord.formats.newsitem import Organization

HOSTILE = ["]]>", "</script>", "<!--", "&amp;", "\x00", "\x1b", "\u2028", "\u2029", "🙂", "\r\n"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE) | st.text()).map("".join))


def test_golden(named_item, assert_golden):
    name, item = named_item
    assert_golden(f"jsonld/{name}.json", script(article(item)).encode())


def test_a_bare_item_has_no_empty_values(items):
    bare = replace(
        items["plain"],
        language="",
        standfirst="",
        byline="",
        section="",
        version="",
        pictures=(),
        publisher=Organization(name="The Harbour Lantern", url="https://lantern.example/"),
    )
    organization = {
        "@type": "NewsMediaOrganization",
        "name": "The Harbour Lantern",
        "url": "https://lantern.example/",
    }
    assert article(bare) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "tag:lantern.example,2026:story/41",
        "url": "https://lantern.example/local/ferry-timetable/",
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": "https://lantern.example/local/ferry-timetable/",
        },
        "headline": "Ferry timetable to change in April",
        "datePublished": "2026-03-02T08:30:00Z",
        "dateModified": "2026-03-02T08:30:00Z",
        "author": [organization],
        "publisher": organization,
    }


def test_a_withdrawn_item_loses_description_and_pictures(items):
    item = replace(items["retracted"], pictures=items["plain"].pictures)
    shown, withdrawn = article(item), article(replace(item, withdrawn=True))
    assert {key: shown[key] for key in shown if key not in ("description", "image")} == withdrawn
    assert set(shown) - set(withdrawn) == {"description", "image"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://other.example/a/", {"isBasedOn": "https://other.example/a/"}),
        ("Other", {"sourceOrganization": {"@type": "Organization", "name": "Other"}}),
        ("", {}),
    ],
)
def test_an_address_is_a_work_and_a_name_an_organisation(items, source, expected):
    data = article(replace(items["plain"], source=source))
    assert {k: data[k] for k in ("isBasedOn", "sourceOrganization") if k in data} == expected


def test_script_escapes_what_could_leave_the_element():
    data = {"headline": "</script> & \u2028\u2029\ud800"}
    assert script(data) == ('{"headline":"\\u003c/script\\u003e \\u0026 \\u2028\\u2029\\ud800"}')


def test_script_refuses_what_json_has_not():
    with pytest.raises(ValueError, match="JSON compliant"):
        script({"width": float("nan")})


class ScriptText(HTMLParser):
    """Collects the text of the script element, and whatever follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.parts: dict[bool, list[str]] = {True: [], False: []}

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script"

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        self.parts[self.inside].append(data)


@given(headline=texts, standfirst=texts, notice=texts)
def test_any_text_survives_the_script_element(items, headline, standfirst, notice):
    item = replace(
        items["corrected"],
        headline=headline,
        standfirst=standfirst,
        corrections=(replace(items["corrected"].corrections[0], text=notice),),
    )
    parser = ScriptText()
    html = f'<script type="application/ld+json">{script(article(item))}</script>after'
    parser.feed(html.encode().decode())
    parser.close()
    data = json.loads("".join(parser.parts[True]))
    assert "".join(parser.parts[False]) == "after"
    assert (
        data.get("headline", ""),
        data.get("description", ""),
        data["correction"][0].get("text", ""),
    ) == (headline, standfirst, notice)
