import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.clean import clean, clean_text


class TestClean:
    def test_what_a_story_is_made_of_stays(self) -> None:
        value = (
            '<h2 data-block-key="a1b2c">Head</h2><p data-block-key="d3e4f"><b>a</b>'
            " <strong>b</strong>"
            " <i>c</i> <em>d</em><br>H<sub>2</sub>O x<sup>2</sup></p><ul><li>e</li></ul>"
            "<ol><li>f</li></ol><blockquote>g</blockquote><h3>h</h3><h4>i</h4>"
            '<p><a href="https://a.example/?a=1&amp;b=2">j</a>'
            ' <a href="mailto:desk@a.example">k</a></p>'
        )
        assert clean(value) == value

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("a<script>alert(1)</script>b", "ab"),
            ("a<style>p{color:red}</style>b", "ab"),
            ("a<template><p>t</p></template>b", "ab"),
            ('<p onclick="x()" style="color:red" class="c" id="i">a</p>', "<p>a</p>"),
            ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
            ('<a href="/inside" target="_blank" rel="x">a</a>', "<a>a</a>"),
            ('<img src="x" onerror="alert(1)">a<!-- c -->', "a"),
            ("<div><h1>a</h1><span>b</span></div>", "ab"),
            ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ],
    )
    def test_the_rest_goes(self, html: str, expected: str) -> None:
        assert clean(html) == expected


class TestCleanText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("  one \t two  ", "one two"),
            ("one \r\n two", "one\ntwo"),
            ("a\x00b\x1b[0m\ud800\ufeff", "ab[0m"),
            ("e\u0301", "é"),
            ("a\u202egnp.exe\u202c", "agnp.exe"),
            ("\u2067قال\u2069 نعم", "\u2067قال\u2069 نعم"),
            ("\u2067قال نعم\n\u2069x", "قال نعم\nx"),
            ("(\u200fقال\u200f)", "(\u200fقال\u200f)"),
            ("10\u00a0km", "10\u00a0km"),
        ],
    )
    def test_examples(self, text: str, expected: str) -> None:
        assert clean_text(text) == expected

    @given(
        st.text(st.characters() | st.sampled_from(" \n\t\u202e\u2067\u2069\u0301\x00"), max_size=30)
    )
    def test_a_second_time_changes_nothing(self, text: str) -> None:
        once = clean_text(text)
        assert clean_text(once) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")
