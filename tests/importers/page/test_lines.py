import pytest

from onrecord.importers.page.lines import (
    ends_sentence,
    guess_language,
    looks_like_prose,
    looks_like_title,
    normal,
    tidy,
)


def test_tidying_collapses_white_space_and_removes_what_cannot_be_seen():
    assert tidy("\ufeff The\u00a0 wall\u200b\tfell\x00 ") == "The wall fell"


def test_two_spellings_of_a_line_have_one_normal_form():
    assert normal("The “Wall”  fell – it’s gone.") == normal('the "wall" fell - it\'s gone')
    assert normal("قد يعجبك أيضًا") == normal("قد يعجبك ايضا")


@pytest.mark.parametrize("text", ["It fell.", "“It fell.”", "Did it?", "هل انهار؟", "It fell…"])
def test_the_end_of_a_sentence_is_seen_behind_quotation_marks(text):
    assert ends_sentence(text) is True


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Storm warning for the whole coast", True),
        ("“Old wall” fails", True),
        ("تحذير من عاصفة على الساحل", True),
        ("Storm", False),
        ("The wall fell.", False),
        ("and then it fell", False),
        ("What the mayor said:", False),
        ("- a list item of some kind", False),
        ("A line of so many words that no editor would ever print it as a title", False),
    ],
)
def test_a_title_is_short_opens_like_one_and_has_no_full_stop(text, title):
    assert looks_like_title(text) is title


def test_prose_is_long_and_a_whole_sentence():
    assert looks_like_prose("The wall of the old harbour fell on Sunday night in a storm.") is True
    assert looks_like_prose("The wall of the old harbour fell on Sunday night in a storm") is False
    assert looks_like_prose("It fell.") is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The wall of the old harbour fell on Sunday and it was not repaired", "en"),
        ("قال رئيس البلدية إن جدار الميناء القديم انهار", "ar"),
        ("شهردار گفت که دیوار بندر قدیمی فرو ریخت و چند قایق گم شد", "fa"),
        ("Le mur du vieux port est tombé dans la nuit et les bateaux sont perdus", "fr"),
        ("Die Mauer des alten Hafens ist in der Nacht gefallen und nicht repariert", "de"),
        ("Стена старой гавани упала в воскресенье ночью", "ru"),
        ("Стіна старої гавані впала в неділю вночі, її не відновили", "uk"),
        ("古い港の壁が日曜日の夜に崩れた", "ja"),
        ("旧港口的墙在星期天晚上倒塌", "zh"),
    ],
)
def test_the_language_is_told_by_script_and_small_words(text, language):
    assert guess_language(text) == (language, True)


def test_a_guess_from_nothing_is_not_certain():
    assert guess_language("Xylo 123") == ("en", False)
