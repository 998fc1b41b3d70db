from datetime import date
from textwrap import dedent

import pytest

from onrecord.importers.page.lines import words
from onrecord.importers.page.plain_text import parse_text
from onrecord.importers.page.plan import Dropped, PageUnreadable, PlanPicture, StoryLink

FIRST = (
    "The wall of the old harbour failed on Sunday night, and forty boats were lost in the storm."
)
SECOND = "No one was hurt, the council said on Monday, and the repair will begin in the spring."
THIRD = "Engineers had warned of the fault in a report that nobody in the council had read."


def plan_of(*lines):
    return parse_text("\n".join(lines))


def test_a_story_with_everything_around_it():
    plan = plan_of(
        "Menu",
        "Harbour wall fails in winter storm",
        "Forty boats lost as the council is asked what it knew",
        "By Mara Lindqvist | 24 October 2016",
        "Smoke over the old harbour",
        "Photo: Ana Brook/Gull",
        "",
        "HARBOUR TOWN, Oct 23 — " + FIRST,
        "",
        "Read also: Storm warning for the whole coast",
        "",
        SECOND,
        "",
        "Share on Facebook",
        "Tags: harbour, storm",
        "© 2016 The Gull. All rights reserved.",
    )
    assert plan.headline == "Harbour wall fails in winter storm"
    assert plan.standfirst == "Forty boats lost as the council is asked what it knew"
    assert plan.byline == "Mara Lindqvist"
    assert plan.dateline == "HARBOUR TOWN, Oct 23"
    assert plan.published_on == date(2016, 10, 24)
    assert plan.language == "en"
    assert plan.pictures == (PlanPicture("Smoke over the old harbour", "Ana Brook/Gull"),)
    assert plan.paragraphs == (FIRST, SECOND)
    assert plan.story_links == (StoryLink("Storm warning for the whole coast", "", after=1),)
    assert plan.dropped == (
        Dropped("Menu", "stands above the headline"),
        Dropped("Share on Facebook", "buttons for sharing"),
        Dropped("Tags: harbour, storm", "a label or button of the page"),
        Dropped("© 2016 The Gull. All rights reserved.", "a line on copyright or terms of use"),
    )
    assert plan.unsure == (
        "A line without a full stop above the story was taken for the standfirst.",
        "The story is very short; some of it may be missing.",
    )


def test_an_arabic_story():
    first = "قال رئيس البلدية يوم الاثنين إن جدار الميناء القديم انهار وإن أربعين قاربا فقدت."
    second = "وأضاف أن أحدا لم يصب بأذى، وأن أعمال الترميم ستبدأ في الربيع المقبل عندما يسمح الطقس."
    third = "وكان مهندسون قد حذروا من خلل في الجدار في تقرير لم يقرأه أحد من أعضاء المجلس."
    plan = plan_of(
        "انهيار جدار الميناء القديم في العاصفة",
        "بقلم: مريم السالم",
        "نشر في: ٢٤ أكتوبر ٢٠١٦",
        "",
        "قوارب محطمة في الميناء القديم (وكالة الميناء)",
        "",
        "الميناء (وكالة) – " + first,
        "",
        second,
        "تحذير من عاصفة على طول الساحل",
        "",
        third,
        "",
        "الآراء الواردة في هذا المقال تعبر عن رأي كاتبها ولا تعكس بالضرورة رأي الموقع.",
        "قد يعجبك أيضاً",
        "تحذير من عاصفة جديدة",
        "تم إرسال اقتراحك بنجاح",
    )
    assert (plan.language, plan.byline, plan.published_on) == (
        "ar",
        "مريم السالم",
        date(2016, 10, 24),
    )
    assert plan.dateline == "الميناء (وكالة)"
    assert plan.pictures == (PlanPicture("قوارب محطمة في الميناء القديم", "وكالة الميناء"),)
    assert plan.paragraphs == (first, second, third)
    assert plan.story_links == (StoryLink("تحذير من عاصفة على طول الساحل", "", after=2),)
    assert [piece.reason for piece in plan.dropped] == [
        "a disclaimer that belongs under opinion pieces",
        "a heading over links to other stories",
        "below the end of the story",
        "a message of a form",
    ]


def test_a_short_line_directly_under_a_paragraph_is_a_link_and_the_editor_is_told():
    plan = plan_of("Wall fails", "", FIRST, "Storm warning for the coast", "", SECOND)
    assert plan.paragraphs == (FIRST, SECOND)
    assert plan.story_links == (StoryLink("Storm warning for the coast", "", after=1),)
    assert (
        "“Storm warning for the coast” was taken for a link to another story by its form: "
        "a short line without a full stop directly under a paragraph."
    ) in plan.unsure


def test_a_short_line_directly_above_a_paragraph_is_kept_as_a_sub_heading():
    plan = plan_of("Wall fails", "", FIRST, "", "What the council knew", SECOND, "", THIRD)
    assert plan.paragraphs == (FIRST, "What the council knew", SECOND, THIRD)
    assert plan.story_links == ()
    assert (
        "“What the council knew” looks like a sub-heading; it was kept as a paragraph."
    ) in plan.unsure


def test_a_short_line_alone_between_paragraphs_is_a_link_in_doubt():
    plan = plan_of("Wall fails", "", FIRST, "", "Storm warning for the whole coast", "", SECOND)
    assert plan.story_links == (StoryLink("Storm warning for the whole coast", "", after=1),)
    assert (
        "“Storm warning for the whole coast” was taken for a link to another story by its form: a "
        "short line without a full stop between paragraphs; it may be a sub-heading."
    ) in plan.unsure


def test_a_short_line_below_the_last_paragraph_is_left_out():
    plan = plan_of("Wall fails", "", FIRST, "", SECOND, "", "Storm warning for the whole coast")
    assert plan.story_links == ()
    assert plan.dropped == (
        Dropped("Storm warning for the whole coast", "a short line below the last paragraph"),
    )


def test_a_pull_quote_that_repeats_the_story_is_left_out():
    plan = plan_of("Wall fails", "", FIRST, "", "Forty boats were lost in the storm", "", SECOND)
    assert plan.paragraphs == (FIRST, SECOND)
    assert plan.dropped == (
        Dropped("Forty boats were lost in the storm", "a repetition of words of the story"),
    )


def test_a_caption_printed_twice_is_one_picture_in_the_better_typography():
    for one, other in (('The "wall" [Ana Brook]', "The “wall” [Ana Brook]"),) * 2:
        plan = plan_of("Wall fails", "", one, other, FIRST)
        assert plan.pictures == (PlanPicture("The “wall”", "Ana Brook"),)
        assert plan.dropped == (Dropped('The "wall" [Ana Brook]', "the same caption again"),)
        plan = plan_of("Wall fails", "", other, one, FIRST)
        assert plan.pictures == (PlanPicture("The “wall”", "Ana Brook"),)
        assert plan.dropped == (Dropped('The "wall" [Ana Brook]', "the same caption again"),)


def test_a_paragraph_printed_twice_is_there_once():
    plan = plan_of("Wall fails", "", FIRST, "", SECOND, "", FIRST)
    assert plan.paragraphs == (FIRST, SECOND)
    assert plan.dropped == (Dropped(FIRST, "the same paragraph again"),)


def test_a_full_sentence_above_byline_and_date_is_the_standfirst():
    plan = plan_of("Wall fails", "", SECOND, "", "By Mara Lindqvist", "", FIRST, "", THIRD)
    assert (plan.standfirst, plan.byline) == (SECOND, "Mara Lindqvist")
    assert plan.paragraphs == (FIRST, THIRD)
    assert ("The paragraph above the byline or date was taken for the standfirst.") in plan.unsure


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Monday", "not a full date, so not a date of publication"),
        ("November 8", "not a full date, so not a date of publication"),
        ("Updated 24 October 2016", "the date of a change, not of publication"),
        ("03/04/2016", "a date in which day and month could be the other way round"),
    ],
)
def test_a_date_that_is_not_surely_of_publication_is_not_taken(line, reason):
    plan = plan_of("Wall fails", line, "", FIRST, "", SECOND)
    assert plan.published_on is None
    assert plan.dropped == (Dropped(line, reason),)
    assert "No date of publication was found." in plan.unsure


def test_a_form_that_names_the_story_settles_which_line_is_its_headline():
    plan = plan_of(
        "The Gull of Harbour Town",
        "World",
        "Wall fails at last",
        "",
        FIRST,
        "",
        SECOND,
        "",
        "Submit a Correction",
        "For: Wall fails at last",
    )
    assert plan.headline == "Wall fails at last"
    assert [piece.text for piece in plan.dropped] == [
        "The Gull of Harbour Town",
        "World",
        "Submit a Correction",
        "For: Wall fails at last",
    ]


def test_story_text_below_the_end_is_kept_and_the_editor_is_told():
    plan = plan_of("Wall fails", "", FIRST, "", "You might also like", "Storm ahead", "", SECOND)
    assert plan.paragraphs == (FIRST, SECOND)
    assert [piece.text for piece in plan.dropped] == ["You might also like", "Storm ahead"]
    assert (
        f"“{SECOND[:69]}…” stands below the end of the story but reads like part of it; "
        "it was kept."
    ) in plan.unsure


def test_boilerplate_in_the_middle_of_the_story_is_left_out_and_the_editor_is_told():
    cookies = "We use cookies to give you the best of the harbour, its boats and its old wall."
    plan = plan_of("Wall fails", "", FIRST, "", cookies, "", SECOND)
    assert plan.paragraphs == (FIRST, SECOND)
    assert any(doubt.startswith("“We use cookies to give you") for doubt in plan.unsure)


def test_single_line_breaks_separate_paragraphs_too():
    plan = plan_of("Wall fails", FIRST, SECOND, THIRD)
    assert plan.paragraphs == (FIRST, SECOND, THIRD)


def test_a_text_wrapped_at_one_width_is_joined_to_paragraphs():
    plan = parse_text(
        dedent(
            """\
            Harbour wall fails

            The wall of the old harbour failed on Sunday night, and forty
            boats were lost in the storm that followed. No one was hurt,
            the council said, and the repair will begin in the spring when
            the weather allows it again.

            Engineers had warned of the fault in a report printed four years
            ago, which nobody in the council had read, the mayor told the
            reporters on Monday at the harbour office.

            The council meets on Thursday.
            """
        )
    )
    assert [words(text) for text in plan.paragraphs] == [41, 31, 5]
    assert plan.paragraphs[1] == (
        "Engineers had warned of the fault in a report printed four years ago, which nobody in "
        "the council had read, the mayor told the reporters on Monday at the harbour office."
    )


@pytest.mark.parametrize("text", ["Wall fails", "Wall fails\n\nShare\n", "Share\n\nTweet\n"])
def test_a_text_without_a_story_says_what_to_do(text):
    with pytest.raises(PageUnreadable, match="No story text was found here"):
        parse_text(text)


def test_a_text_far_longer_than_a_story_is_refused():
    with pytest.raises(PageUnreadable, match="far longer than a story"):
        parse_text("Wall fails\n\n" + FIRST * 10_000)
    with pytest.raises(PageUnreadable, match="far more lines than a story"):
        parse_text("Wall fails\n" * 4000)
