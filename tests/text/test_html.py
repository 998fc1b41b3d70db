from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.html import (
    Block,
    Mark,
    blocks,
    ensure_keys,
    escape_marked,
    mark,
    plain,
    render_blocks,
    replace,
    replace_in_block,
)

letters = st.text(st.sampled_from("ab <>&\"'\u00a0\n\u064eحلب😀"), max_size=6)
inline = st.recursive(
    letters.map(escape) | st.sampled_from(["<br/>", '<embed id="1"/>', "<b></b>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["b", "i", 'a linktype="page" id="3"']),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)
markups = st.lists(inline, max_size=4).map("".join)
values = st.lists(
    st.builds(
        lambda tag, key, inner: f"<{tag}{key}>{inner}</{tag}>",
        st.sampled_from(["p", "h2", "blockquote", "li"]),
        st.sampled_from(
            ["", ' data-block-key="k1"', ' data-block-key="b1"', ' data-block-key="k"']
        ),
        markups,
    )
    | markups
    | st.sampled_from(["\n", "<ul><li>one<ul><li>two</li></ul>three</li></ul>"]),
    max_size=5,
).map("".join)


@st.composite
def ranged(draw: st.DrawFn) -> tuple[str, int, int]:
    markup = draw(markups)
    start = draw(st.integers(0, len(plain(markup))))
    return markup, start, draw(st.integers(start, len(plain(markup))))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    markup = draw(markups)
    place = st.integers(0, len(plain(markup)))
    pairs = draw(st.lists(st.tuples(place, place), max_size=4))
    return markup, [Mark(min(p), max(p), f"r-{n}") for n, p in enumerate(pairs)]


class TestPlain:
    def test_it_is_what_readers_see(self) -> None:
        assert plain('r<b>east</b>ern&nbsp;A&amp;B<br/>x  <a id="3">y</a><!-- z -->') == (
            "reastern\u00a0A&B\nx  y"
        )

    def test_white_space_between_elements_is_kept(self) -> None:
        assert plain("<b>a</b>  \t<i>b</i>\n\n") == "a  \tb\n\n"

    def test_bare_words_that_look_like_a_file_or_address_are_words(self) -> None:
        assert [plain("notes.txt"), plain("https://a.example/")] == [
            "notes.txt",
            "https://a.example/",
        ]

    @given(st.text())
    def test_escaped_text_comes_back(self, text: str) -> None:
        assert plain(escape(text)) == text


class TestBlocks:
    def test_reading_order_keys_and_tags(self) -> None:
        value = (
            '<p data-block-key="a1b2c">Text <b>bold</b></p>\n<h2>Head</h2>'
            '<ul><li data-block-key="l1">one</li></ul><blockquote><p>quoted</p></blockquote>'
            "loose <i>words</i>"
        )
        assert blocks(value) == [
            Block("a1b2c", "p", "Text <b>bold</b>", "Text bold"),
            Block("b1", "h2", "Head", "Head"),
            Block("l1", "li", "one", "one"),
            Block("b3", "p", "quoted", "quoted"),
            Block("b4", "p", "loose <i>words</i>", "loose words"),
        ]

    def test_a_nested_list_and_what_follows_it_are_blocks_of_their_own(self) -> None:
        value = (
            '<ul><li data-block-key="a">one<ul><li data-block-key="b">two</li></ul>three</li></ul>'
        )
        assert [(b.key, b.tag, b.text) for b in blocks(value)] == [
            ("a", "li", "one"),
            ("b", "li", "two"),
            ("b2", "p", "three"),
        ]

    def test_a_link_round_a_heading_and_a_plain_division_hold_blocks(self) -> None:
        value = '<a href="https://a.example/"><h2>head</h2>more</a><div>text</div>'
        assert [(b.key, b.tag, b.text) for b in blocks(value)] == [
            ("b0", "h2", "head"),
            ("b1", "p", "more"),
            ("b2", "p", "text"),
        ]

    def test_the_same_key_twice_gets_a_suffix(self) -> None:
        value = (
            '<p data-block-key="k">1</p><p data-block-key="k">2</p><p data-block-key="k-2">3</p>'
        )
        assert [(b.key, b.text) for b in blocks(value)] == [("k", "1"), ("k-3", "2"), ("k-2", "3")]

    def test_an_empty_paragraph_is_a_block_and_an_embedded_picture_is_none(self) -> None:
        value = '<p data-block-key="k"></p><embed embedtype="image" id="1"/>'
        assert blocks(value) == [Block("k", "p", "", "")]

    @given(values)
    def test_keys_differ_and_text_is_that_of_the_markup(self, value: str) -> None:
        found = blocks(value)
        assert len({b.key for b in found}) == len(found)
        assert [plain(b.markup) for b in found] == [b.text for b in found]


class TestReplace:
    @pytest.mark.parametrize(
        ("markup", "start", "end", "new", "expected"),
        [
            ("r<b>east</b>ern Arvel", 0, 8, "eastern", "<b>east</b>ern Arvel"),
            ("r<b>east</b>ern", 0, 8, "western", "w<b>est</b>ern"),
            ("in <b>Arvel</b> now", 3, 8, "Homla", "in <b>Homla</b> now"),
            ("Mr <b>Kasim</b>", 0, 8, "Ms Karim", "Ms <b>Karim</b>"),
            ("the <i>old <b>town</b></i> hall", 4, 12, "ruins", "the <i>ruins</i> hall"),
            ("one <b>two</b> three", 0, 13, "four", "four"),
            ("<b>good</b> man", 0, 4, "goods", "<b>goods</b> man"),
            ("a<b>b</b>", 1, 1, "-", "a-<b>b</b>"),
            ("one<br/>two", 3, 4, " ", "one two"),
            ("one two", 3, 4, "\n", "one<br/>two"),
            ('<b>x</b><embed id="1"/>', 0, 1, "", '<embed id="1"/>'),
            ("<i>a<br/></i>", 0, 1, "", "<i><br/></i>"),
            ("", 0, 0, "new", "new"),
            ("5 &lt; 6", 2, 3, "&", "5 &amp; 6"),
            ("في <b>الـ</b>مدينه", 3, 11, "المدينة", "في <b>ال</b>مدينة"),
        ],
    )
    def test_examples(self, markup: str, start: int, end: int, new: str, expected: str) -> None:
        assert replace(markup, start, end, new) == expected

    def test_links_keep_the_form_the_database_needs(self) -> None:
        markup = '<a linktype="page" id="3" title="the &quot;old&quot; way">here</a> teh'
        assert replace(markup, 5, 8, "the") == markup.replace("teh", "the")

    @pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 5)])
    def test_a_range_outside_the_text_is_refused(self, start: int, end: int) -> None:
        with pytest.raises(ValueError, match="outside"):
            replace("a<b>bc</b>d", start, end, "x")

    @given(ranged(), letters)
    def test_only_the_range_changes(self, where: tuple[str, int, int], new: str) -> None:
        markup, start, end = where
        text = plain(markup)
        assert plain(replace(markup, start, end, new)) == text[:start] + new + text[end:]

    @given(ranged())
    def test_the_same_words_leave_the_markup_alone(self, where: tuple[str, int, int]) -> None:
        markup, start, end = where
        assert replace(markup, start, end, plain(markup)[start:end]) == mark(markup, [])


class TestReplaceInBlock:
    value = '<h2 data-block-key="h">Old</h2><p data-block-key="p">r<b>east</b>ern</p><p>Old</p>'

    def test_only_that_block_changes(self) -> None:
        assert replace_in_block(self.value, "p", 0, 8, "eastern") == self.value.replace(">r<", "><")
        assert replace_in_block(self.value, "b2", 0, 3, "New") == self.value.replace(
            "<p>Old", "<p>New"
        )

    def test_an_unknown_block(self) -> None:
        with pytest.raises(KeyError):
            replace_in_block(self.value, "zz", 0, 0, "x")

    @given(values, st.data(), letters)
    def test_every_other_block_keeps_its_markup(
        self, value: str, data: st.DataObject, new: str
    ) -> None:
        found = blocks(value)
        if not found:
            return
        index = data.draw(st.integers(0, len(found) - 1))
        text = found[index].text
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        # A trailing letter: a loose text that becomes blank is no block any more.
        changed = blocks(replace_in_block(value, found[index].key, start, end, new + "z"))
        assert changed[index].text == text[:start] + new + "z" + text[end:]
        assert changed[:index] + changed[index + 1 :] == found[:index] + found[index + 1 :]


class TestEnsureKeys:
    def test_blocks_without_a_key_get_a_new_one(self) -> None:
        fresh = iter(["k1", "k2", "k3"])
        value = '<p data-block-key="k1">a</p><p>b</p><ul><li>c</li></ul>d <i>e</i>'
        assert ensure_keys(value, lambda: next(fresh)) == (
            '<p data-block-key="k1">a</p><p data-block-key="k1-2">b</p>'
            '<ul><li data-block-key="k2">c</li></ul><p data-block-key="k3">d <i>e</i></p>'
        )

    def test_the_default_keys_look_like_the_editor_s(self) -> None:
        (block,) = blocks(ensure_keys("<p>x</p>"))
        assert len(block.key) == 5
        assert set(block.key) <= set("0123456789abcdefghijklmnopqrstuvwxyz")

    @given(values)
    def test_words_stay_and_a_second_time_changes_nothing(self, value: str) -> None:
        keyed = ensure_keys(value)
        assert [b.text for b in blocks(keyed)] == [b.text for b in blocks(value)]
        assert ensure_keys(keyed) == keyed


class TestMark:
    def test_a_range_across_elements_has_one_id(self) -> None:
        assert mark("of r<b>east</b>ern Arvel", [Mark(3, 11, "r-4")]) == (
            'of <span class="changed" id="r-4" tabindex="-1">r</span>'
            '<b><span class="changed">east</span></b><span class="changed">ern</span> Arvel'
        )

    def test_a_deletion_is_an_empty_span(self) -> None:
        assert mark("a b", [Mark(2, 2, "r-1")]) == (
            'a <span class="changed" id="r-1" tabindex="-1"></span>b'
        )

    def test_a_text_without_words_can_be_marked(self) -> None:
        assert mark("", [Mark(0, 0, "r-1")]) == (
            '<span class="changed" id="r-1" tabindex="-1"></span>'
        )

    def test_a_range_beyond_the_text_is_cut_to_it(self) -> None:
        assert mark("ab", [Mark(1, 9, "r-1")]) == (
            'a<span class="changed" id="r-1" tabindex="-1">b</span>'
        )

    def test_overlapping_marks_nest(self) -> None:
        assert mark("abc", [Mark(1, 2, "in"), Mark(0, 3, "out")]) == (
            '<span class="changed" id="out" tabindex="-1">a</span>'.replace("a</span>", "a")
            + '<span class="changed" id="in" tabindex="-1">b</span>c</span>'
        )

    @given(marked())
    def test_the_text_never_changes_and_every_id_occurs_once(
        self, case: tuple[str, list[Mark]]
    ) -> None:
        markup, marks = case
        result = mark(markup, marks)
        assert plain(result) == plain(markup)
        assert [result.count(f'id="{m.id}"') for m in marks] == [1] * len(marks)

    @given(marked(), letters)
    def test_plain_text_is_escaped_and_marked(
        self, case: tuple[str, list[Mark]], text: str
    ) -> None:
        _, marks = case
        assert plain(escape_marked(text, marks)) == text

    def test_plain_text_example(self) -> None:
        assert escape_marked("a<b\nالمدينة", [Mark(0, 3, "r-1")]) == (
            '<span class="changed" id="r-1" tabindex="-1">a&lt;b</span><br>المدينة'
        )


class TestRenderBlocks:
    def test_public_keys_and_marks(self) -> None:
        value = (
            '<p data-block-key="x1">old</p><ul><li data-block-key="x2">a <b>b</b></li></ul><p>c</p>'
        )
        assert render_blocks(
            value, keys={"x1": "p1", "x2": "p2", "b2": "p3"}, marks={"x2": [Mark(2, 3, "r-7")]}
        ) == (
            '<p data-block-key="p1">old</p><ul><li data-block-key="p2">a <b>'
            '<span class="changed" id="r-7" tabindex="-1">b</span></b></li></ul>'
            '<p data-block-key="p3">c</p>'
        )

    def test_an_id_in_two_blocks_is_written_once(self) -> None:
        rendered = render_blocks(
            '<p data-block-key="a">x</p><p data-block-key="b">y</p>',
            keys={},
            marks={"a": [Mark(0, 1, "r-1")], "b": [Mark(0, 1, "r-1")]},
        )
        assert rendered == (
            '<p data-block-key="a"><span class="changed" id="r-1" tabindex="-1">x</span></p>'
            '<p data-block-key="b"><span class="changed">y</span></p>'
        )

    @given(values)
    def test_words_stay(self, value: str) -> None:
        found = blocks(value)
        rendered = render_blocks(
            value,
            keys={b.key: f"q{n}" for n, b in enumerate(found)},
            marks={b.key: [Mark(0, len(b.text), f"r-{n}")] for n, b in enumerate(found)},
        )
        assert [(b.key, b.text) for b in blocks(rendered)] == [
            (f"q{n}", b.text) for n, b in enumerate(found)
        ]
