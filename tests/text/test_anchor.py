import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.anchor import Place, Selector, describe, find

PARTS = [
    ("a", "The bombing of reastern Arvel began in eastern Arvel."),
    ("b", "He called it a “gesture of patience” — and didn’t  say\nmore."),
    ("c", "وصل الوزير إلى المَدِينَةِ القَديمة يوم الاثنين، والمدينـة هادئة."),
    ("d", "ﬁsh, 10² metres, 3.5 per cent, a cafe\u0301, US-born, USAID."),
]


def found(exact: str, prefix: str = "", suffix: str = "") -> list[str]:
    texts = dict(PARTS)
    return [texts[p.key][p.start : p.end] for p in find(PARTS, Selector(exact, prefix, suffix))]


class TestFind:
    def test_whole_words_are_preferred(self) -> None:
        assert find(PARTS, Selector("eastern")) == [Place("a", 39, 46)]

    def test_parts_of_words_are_found_when_there_is_nothing_else(self) -> None:
        assert find(PARTS, Selector("reast")) == [Place("a", 15, 20)]

    @pytest.mark.parametrize(
        ("exact", "expected"),
        [
            ('"gesture of patience" - and', "“gesture of patience” — and"),
            ("and didn't say more", "and didn’t  say\nmore"),
            ("المدينة القديمة", "المَدِينَةِ القَديمة"),
            ("والمدينة", "والمدينـة"),
            ("fish", "ﬁsh"),
            ("café", "cafe\u0301"),
            ("BOMBING", "bombing"),
            (" bombing\n", "bombing"),
            ("US", "US"),
        ],
    )
    def test_what_a_browser_or_keyboard_changes_does_not_matter(
        self, exact: str, expected: str
    ) -> None:
        assert found(exact) == [expected]

    @pytest.mark.parametrize("exact", ["", "  ", "ـ", "western", "102", "cafe", "المدينه", "أحمد"])
    def test_other_words_are_never_found(self, exact: str) -> None:
        assert find(PARTS, Selector(exact)) == []

    def test_part_of_a_number_is_part_of_a_word(self) -> None:
        assert find([("k", "3.5 or 5")], Selector("5")) == [Place("k", 7, 8)]

    def test_all_places_without_context(self) -> None:
        assert find(PARTS, Selector("Arvel")) == [Place("a", 24, 29), Place("a", 47, 52)]

    @pytest.mark.parametrize(
        ("prefix", "suffix", "start"),
        [
            ("in eastern ", "", 47),
            ("", " began in", 24),
            ("THE BOMBING  of\nreastern ", " began", 24),
            ("", ".He called", 47),
            ("the shelling of reastern ", " started in eastern", 24),
        ],
    )
    def test_context_tells_places_apart(self, prefix: str, suffix: str, start: int) -> None:
        assert find(PARTS, Selector("Arvel", prefix, suffix)) == [Place("a", start, start + 5)]

    def test_context_that_fits_both_leaves_both(self) -> None:
        parts = [("k", "one two three"), ("l", "one two three")]
        assert find(parts, Selector("two", "one ", " three")) == [
            Place("k", 4, 7),
            Place("l", 4, 7),
        ]

    def test_chinese_words_need_no_spaces(self) -> None:
        assert find([("k", "他在城市里")], Selector("城市")) == [Place("k", 2, 4)]


class TestDescribe:
    def test_context_is_cut_at_words(self) -> None:
        assert describe(PARTS[0][1], 15, 23, context=9) == Selector("reastern", " of ", " Arvel ")

    def test_a_range_outside_the_text_is_refused(self) -> None:
        with pytest.raises(ValueError, match="outside"):
            describe("abc", 2, 9)

    @given(st.text(max_size=60), st.data(), st.integers(0, 40))
    def test_context_stands_round_the_words(
        self, text: str, data: st.DataObject, context: int
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        selector = describe(text, start, end, context)
        assert selector.exact == text[start:end]
        assert text[:start].endswith(selector.prefix)
        assert text[end:].startswith(selector.suffix)
        assert max(len(selector.prefix), len(selector.suffix)) <= context

    @given(
        st.lists(st.sampled_from(["on", "the", "Arvel", "قال", "المدينَة", "3.5"]), min_size=1),
        st.data(),
    )
    def test_described_words_are_found_again(self, words: list[str], data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(words) - 1))
        start = len(" ".join([*words[:index], ""])) if index else 0
        text = " ".join(words)
        place = Place("k", start, start + len(words[index]))
        assert place in find([("k", text)], describe(text, place.start, place.end))


@given(
    st.lists(st.text(st.sampled_from("aeé\u0301 ’'ـحَ3.ﬁß\u200f"), max_size=12), max_size=3),
    st.text(max_size=3),
)
def test_a_place_always_lies_in_its_text(texts: list[str], exact: str) -> None:
    parts = [(str(n), text) for n, text in enumerate(texts)]
    for place in find(parts, Selector(exact)):
        assert 0 <= place.start < place.end <= len(dict(parts)[place.key])
