from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.diff import (
    Change,
    Hunk,
    diff,
    hunks,
    looks_minor,
    map_range,
    reintroduces,
    words,
)

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_3abbd20d7dd464f6.txt"
pieces = st.lists(
    st.sampled_from(["the", "rebels", "held", "1,250", "3", "’", "“", "”", "-", ".", "حَلَب", "شرق"])
    | st.text(max_size=4),
    max_size=14,
)
texts = st.builds(lambda parts, space: space.join(parts), pieces, st.sampled_from([" ", "\n", ""]))


def before_of(changes: list[Change]) -> str:
    return "".join(c.text for c in changes if c.op != "insert")


def after_of(changes: list[Change]) -> str:
    return "".join(c.text for c in changes if c.op != "delete")


class TestWords:
    @given(texts)
    def test_they_join_to_the_text(self, text: str) -> None:
        assert "".join(words(text)) == text

    @pytest.mark.parametrize(
        "word",
        [
            "don't",
            "don’t",
            "1,250",
            "3.5",
            "١٢٬٥٠٠",
            "US-led",
            "-5",
            "القَدِيمَة",
            "الـمدينة",
            "می‌روم",
        ],
    )
    def test_a_word_is_one_token(self, word: str) -> None:
        assert words(f"{word} ({word}).") == [word, " ", "(", word, ")", "."]

    def test_the_stop_after_a_number_is_not_part_of_it(self) -> None:
        assert words("in 2016, 5.") == ["in", " ", "2016", ",", " ", "5", "."]


class TestDiff:
    @given(texts, texts)
    def test_it_reassembles_into_both_texts(self, before: str, after: str) -> None:
        changes = diff(before, after)
        assert (before_of(changes), after_of(changes)) == (before, after)

    @given(texts, texts)
    def test_a_delete_comes_before_its_insert_and_changes_never_touch(
        self, before: str, after: str
    ) -> None:
        ops = " ".join(c.op for c in diff(before, after))
        for pair in ("insert delete", "insert insert", "delete delete", "equal equal"):
            assert pair not in ops

    @given(texts)
    def test_equal_texts_have_no_changes(self, text: str) -> None:
        assert diff(text, text) == ([Change("equal", text)] if text else [])

    def test_two_words_become_three(self) -> None:
        assert diff("on a quiet morning in May", "on a cold wet day in May") == [
            Change("equal", "on a "),
            Change("delete", "quiet morning"),
            Change("insert", "cold wet day"),
            Change("equal", " in May"),
        ]

    def test_an_added_word_leaves_its_neighbours_alone(self) -> None:
        assert diff("قال الوزير اليوم", "قال الوزير السابق اليوم") == [
            Change("equal", "قال الوزير "),
            Change("insert", "السابق "),
            Change("equal", "اليوم"),
        ]

    def test_an_arabic_word_changes_as_a_whole(self) -> None:
        assert diff("في المَدينة القديمة", "في المَدينةِ القديمة") == [
            Change("equal", "في "),
            Change("delete", "المَدينة"),
            Change("insert", "المَدينةِ"),
            Change("equal", " القديمة"),
        ]

    def test_a_long_text_with_changes_all_over_reassembles(self) -> None:
        before = " ".join(f"word{n % 97} and" for n in range(2000))
        after = " ".join(
            f"word{n % 89} or" if n % 7 == 0 else f"word{n % 97} and" for n in range(2000)
        )
        changes = diff(before, after)
        assert (before_of(changes), after_of(changes)) == (before, after)

    @pytest.mark.skipif(not SEED.exists(), reason="the seed page is not on this machine")
    def test_the_typo_of_the_seed_page_is_one_hunk(self) -> None:
        page = SEED.read_text(encoding="utf-8")
        start = page.index("reastern")
        (hunk,) = hunks(page, page.replace("reastern", "eastern"))
        assert (hunk.before, hunk.after) == ("reastern", "eastern")
        assert (hunk.before_start, hunk.before_end) == (start, start + 8)
        assert (hunk.after_start, hunk.after_end) == (start, start + 7)
        assert (len(hunk.prefix.split()), len(hunk.suffix.split())) == (3, 3)
        assert looks_minor(page, page.replace("reastern", "eastern")) is True


class TestHunks:
    @given(texts, texts)
    def test_offsets_agree_with_the_words(self, before: str, after: str) -> None:
        for hunk in hunks(before, after):
            assert before[hunk.before_start : hunk.before_end] == hunk.before
            assert after[hunk.after_start : hunk.after_end] == hunk.after
            wrong = hunk.prefix + hunk.before + hunk.suffix
            start = hunk.before_start - len(hunk.prefix)
            assert before[start : start + len(wrong)] == wrong

    @given(texts, texts)
    def test_there_is_one_for_each_changed_place(self, before: str, after: str) -> None:
        ops = " ".join(c.op for c in diff(before, after)).replace("delete insert", "change")
        assert len(hunks(before, after)) == sum(op != "equal" for op in ops.split())

    def test_context_stops_at_the_next_change(self) -> None:
        found = hunks("They met on Monday in old Arvel", "They met on Friday in new Arvel")
        assert [(h.before, h.after, h.prefix, h.suffix) for h in found] == [
            ("Monday", "Friday", "They met on ", " in "),
            ("old", "new", " in ", " Arvel"),
        ]

    def test_a_dropped_word_is_stripped_and_its_place_kept(self) -> None:
        (hunk,) = hunks("a very large house", "a large house")
        assert hunk == Hunk("very", "", "a ", " large house", 2, 6, 2, 2)

    def test_a_change_of_white_space_alone_is_kept_as_it_is(self) -> None:
        assert hunks("one two", "one\ntwo") == [Hunk(" ", "\n", "one", "two", 3, 4, 3, 4)]


class TestMapRange:
    @given(texts, st.data())
    def test_nothing_moves_in_an_unchanged_text(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert map_range(text, text, start, end) == (start, end)

    @given(texts, texts)
    def test_unchanged_words_are_found_where_they_went(self, before: str, after: str) -> None:
        at = 0
        for change in diff(before, after):
            if change.op == "equal":
                start, end = map_range(before, after, at, at + len(change.text))
                assert after[start:end] == change.text
            at += len(change.text) if change.op != "insert" else 0

    @given(texts, texts, st.data())
    def test_the_result_lies_in_the_text(
        self, before: str, after: str, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(before)))
        end = data.draw(st.integers(start, len(before)))
        first, last = map_range(before, after, start, end)
        assert 0 <= first <= last <= len(after)

    def test_changed_words_map_to_what_they_became(self) -> None:
        before, after = "of reastern Arvel today", "now of eastern Arvel today"
        start, end = map_range(before, after, 3, 11)
        assert after[start:end] == "eastern"

    def test_a_range_over_a_change_takes_it_in(self) -> None:
        before, after = "the bombing of reastern Arvel", "the shelling of eastern Arvel"
        start, end = map_range(before, after, 12, 29)
        assert after[start:end] == "of eastern Arvel"

    def test_words_that_are_gone_leave_their_place(self) -> None:
        assert map_range("a very large house", "a large house", 2, 6) == (2, 2)

    def test_a_range_outside_the_text_is_refused(self) -> None:
        with pytest.raises(ValueError, match="outside"):
            map_range("abc", "abc", 1, 4)


class TestLooksMinor:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("bombing of reastern Arvel", "bombing of eastern Arvel"),
            ("the same", "the same"),
            ("They said so , again", "They said so, again"),
            ("the rebels offer", "the rebels’ offer"),
            ("“as it was” he sayd", "“as it was” he said"),
            ("في المدينه القديمة", "في المدينة القديمة"),
            ("it does'nt matter", "it doesn't matter"),
        ],
    )
    def test_spelling_is_minor(self, before: str, after: str) -> None:
        assert looks_minor(before, after) is True

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("killed 12 people", "killed 13 people"),
            ("قتل ١٢ شخصا", "قتل ١٣ شخصا"),
            ("in five towns", "in 5 towns"),
            ("said Kasim", "said Karim"),
            ("the arvel river", "the Arvel river"),
            ("“it was god”, he said", "“it was good”, he said"),
            ('"it was god", he said', '"it was good", he said'),
            ("قال «نعم كانت جيده» أمس", "قال «نعم كانت جيدة» أمس"),
            ("said ‘the rebels’ offer was god’ today", "said ‘the rebels’ offer was good’ today"),
            ("he was a hero today", "he was a “hero” today"),
            ("he was a hero today", "he was a ‘hero’ today"),
            ("“one goes on\nnext line", "“one went on\nnext line"),
            ("cost €5", "cost $5"),
            ("it was -5 degrees", "it was 5 degrees"),
        ],
    )
    def test_figures_names_and_quotations_are_not(self, before: str, after: str) -> None:
        assert looks_minor(before, after) is False
        assert looks_minor(after, before) is False


class TestReintroduces:
    wrong = "The bombing of reastern Arvel went on for 8 days."
    right = "The bombing of eastern Arvel went on for 11 days."

    def test_the_old_words_are_back(self) -> None:
        for hunk in hunks(self.wrong, self.right):
            assert reintroduces(hunk, self.wrong.replace(" ", "\n "), self.right) is True

    def test_the_corrected_text_is_fine(self) -> None:
        for hunk in hunks(self.wrong, self.right):
            assert reintroduces(hunk, self.right + " More.", self.right) is False

    def test_what_the_live_text_says_too_is_not_brought_back(self) -> None:
        for hunk in hunks(self.wrong, self.right):
            assert reintroduces(hunk, self.wrong, self.right + " " + self.wrong) is False

    def test_the_words_elsewhere_are_not_meant(self) -> None:
        (hunk,) = hunks("It took 8 days.", "It took 11 days.")
        assert reintroduces(hunk, "It took 11 days. Then 8 men came.", "It took 11 days.") is False

    def test_a_word_that_was_added_is_missing_again(self) -> None:
        (hunk,) = hunks("He was found guilty today", "He was not found guilty today")
        assert hunk.before == ""
        assert reintroduces(hunk, "Now: he said. He was found guilty today", hunk.after) is True
        assert reintroduces(hunk, "He was not found guilty today", hunk.after) is False

    def test_without_context_only_whole_words_count(self) -> None:
        (hunk,) = hunks("eight", "eleven")
        assert (hunk.prefix, hunk.suffix) == ("", "")
        assert reintroduces(hunk, "weights", "eleven") is False
        assert reintroduces(hunk, "only eight.", "eleven") is True

    def test_arabic_words_are_back(self) -> None:
        (hunk,) = hunks("وصل الوزير يوم الاثنين إلى المدينة", "وصل الوزير يوم الثلاثاء إلى المدينة")
        assert reintroduces(hunk, "وصل الوزير يوم الاثنين إلى المدينة", "وصل يوم الثلاثاء") is True
