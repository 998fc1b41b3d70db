import pytest

from onrecord.importers.page.frontmatter import (
    Byline,
    better_caption,
    byline,
    picture_of,
    split_credit,
    split_dateline,
)
from onrecord.importers.page.plan import PlanPicture


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("By Mara Lindqvist", "Mara Lindqvist", ""),
        ("BY MARA LINDQVIST AND TOM REY", "MARA LINDQVIST AND TOM REY", ""),
        ("Written by J. R. Holt", "J. R. Holt", ""),
        ("By Mara Lindqvist | 24 October 2016", "Mara Lindqvist", "24 October 2016"),
        ("By Mara Lindqvist in Harbour Town", "Mara Lindqvist in Harbour Town", ""),
        ("بقلم مريم السالم", "مريم السالم", ""),
        ("كتبت: مريم السالم", "مريم السالم", ""),
    ],
)
def test_a_line_that_names_the_writer_is_a_byline(text, names, rest):
    assert byline(text) == Byline(names, rest)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the wall had failed.",
        "By the harbour",
        "By 2016",
        "Bystanders Saw It",
        "كتب أحمد المقال أمس",
        "",
    ],
)
def test_prose_that_begins_like_a_byline_is_none(text):
    assert byline(text) is None


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The wall on Sunday [Ana Brook/Gull]", "The wall on Sunday", "Ana Brook/Gull"),
        ("The wall on Sunday. (Gull)", "The wall on Sunday.", "Gull"),
        ("The wall on Sunday. (Photo: Ana Brook)", "The wall on Sunday.", "Ana Brook"),
        ("The wall on Sunday. Photo: Ana Brook", "The wall on Sunday.", "Ana Brook"),
        ("The wall on Sunday. Photo by Ana Brook", "The wall on Sunday.", "Ana Brook"),
        ("Photo: Ana Brook", "", "Ana Brook"),
        ("Credit: Gull Agency", "", "Gull Agency"),
        ("Photo: The wall fell on Sunday. (Ana Brook)", "The wall fell on Sunday.", "Ana Brook"),
        (
            "Photo: The wall of the harbour fell on Sunday.",
            "The wall of the harbour fell on Sunday.",
            "",
        ),
        ("قوارب محطمة في الميناء (وكالة الميناء)", "قوارب محطمة في الميناء", "وكالة الميناء"),
    ],
)
def test_a_caption_is_taken_apart_into_words_and_credit(text, caption, credit):
    assert picture_of(text, in_front=True) == PlanPicture(caption, credit)


@pytest.mark.parametrize(
    "text",
    ["He wrote “teh wall” [sic]", "And so on […]", "The wall failed.", "It grew (by a third)"],
)
def test_other_brackets_make_no_caption(text):
    assert picture_of(text, in_front=True) is None


def test_an_agency_that_signs_a_paragraph_below_makes_no_caption():
    text = "The council meets on Thursday. (Gull)"
    assert picture_of(text, in_front=False) is None
    assert picture_of("The wall on Sunday (Ana Brook/Gull)", in_front=False) == PlanPicture(
        "The wall on Sunday", "Ana Brook/Gull"
    )


def test_a_known_caption_without_a_credit_stays_whole():
    assert split_credit("The wall (built in 1921)") == PlanPicture("The wall (built in 1921)")


def test_of_two_spellings_of_a_caption_the_typographic_one_is_kept():
    plain, curly = PlanPicture('The "wall"', "Ana"), PlanPicture("The “wall”", "Ana")
    assert better_caption(plain, curly) == curly
    assert better_caption(curly, plain) == curly


@pytest.mark.parametrize(
    ("dateline", "dash", "certain"),
    [
        ("HARBOUR TOWN, Oct 3", " — ", True),
        ("HARBOUR TOWN (Gull)", " - ", True),
        ("Harbour Town, 3 October 2016", " – ", True),
        ("(Gull Agency)", " - ", True),
        ("الميناء (وكالة)", " - ", True),
        ("الميناء", " – ", False),
    ],
)
def test_a_dateline_is_cut_off_the_first_paragraph(dateline, dash, certain):
    text = "The wall of the harbour failed."
    assert split_dateline(dateline + dash + text) == (dateline, text, certain)


@pytest.mark.parametrize(
    "text",
    [
        "The wall – which was old – fell down.",
        "A well-known wall fell - they said so",
        "The wall (which was old) – and the pier – fell.",
        "The wall failed.",
    ],
)
def test_a_dash_in_prose_makes_no_dateline(text):
    assert split_dateline(text) == ("", text, True)
