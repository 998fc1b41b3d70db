"""What a browser without JavaScript sends for a form."""

import pytest
from bs4 import BeautifulSoup

from onrecord.newsroom.tour.client import Browser, TourError, field_value, filled

FORM = """
<form method="post">
  <input type="hidden" name="token" value="abc">
  <input name="quote" value="">
  <textarea name="why">
line one
line two</textarea>
  <input type="checkbox" name="answer_me">
  <input type="checkbox" name="credit_me" value="yes" checked>
  <input type="radio" name="kind" value="minor" checked>
  <input type="radio" name="kind" value="update">
  <select name="place">
    <option value="">As usual</option><option value="top" selected>Top</option>
  </select>
  <select name="tone"><option>plain</option><option>loud</option></select>
  <input name="off" value="x" disabled><input type="file" name="file"><input value="nameless">
  <button name="apply" value="1">Apply</button><button name="decline" value="1">Decline</button>
</form>
"""


def form():
    return BeautifulSoup(FORM, "lxml").form


def test_a_form_is_sent_as_it_stands():
    assert filled(form(), {}) == [
        ("token", "abc"),
        ("quote", ""),
        ("why", "line one\r\nline two"),
        ("credit_me", "yes"),
        ("kind", "minor"),
        ("place", "top"),
        ("tone", "plain"),
    ]


def test_what_is_filled_in_and_pressed_goes_with_it():
    ticks = {"answer_me": True, "credit_me": False}
    values = {"quote": "words", "kind": "update", "place": "", **ticks}
    assert filled(form(), values, press="apply") == [
        ("token", "abc"),
        ("quote", "words"),
        ("why", "line one\r\nline two"),
        ("answer_me", "on"),
        ("kind", "update"),
        ("place", ""),
        ("tone", "plain"),
        ("apply", "1"),
    ]


def test_a_field_or_button_that_is_not_there_is_noticed():
    with pytest.raises(TourError, match="no field “quotation”"):
        filled(form(), {"quotation": "words"})
    with pytest.raises(TourError, match="no button “publish”"):
        filled(form(), {}, press="publish")
    with pytest.raises(TourError, match="no field “off”"):
        filled(form(), {"off": "y"})


def test_what_a_form_shows():
    shown = [field_value(form(), name) for name in ("why", "kind", "answer_me", "place")]
    assert shown == ["line one\nline two", "minor", "", "top"]
    with pytest.raises(TourError):
        field_value(form(), "quotation")


def test_every_address_is_visited_where_the_newsroom_answers():
    browser = Browser("http://127.0.0.1:8123/")
    assert browser.here("https://news.example/a/b/?version=2#r-2") == (
        "http://127.0.0.1:8123/a/b/?version=2"
    )
    assert browser.here("/record/3/") == "http://127.0.0.1:8123/record/3/"
    browser.close()


def test_nobody_at_home_is_one_sentence():
    browser = Browser("http://127.0.0.1:9")
    with pytest.raises(TourError, match=r"http://127\.0\.0\.1:9/ did not answer: "):
        browser.get("/")
    browser.close()
