import re
import tomllib
from collections import Counter
from copy import deepcopy
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest

from onrecord.newsroom.demo.content import Newsroom, Story, build, load
from onrecord.newsroom.demo.pictures import NAMES

DATED = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)"
)


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return load()


@pytest.fixture
def tables() -> dict[str, Any]:
    """Two small stories and their newsroom, as TOML gives them."""
    story = {
        "language": "en",
        "section": "port",
        "standfirst": "Gulls were told.",
        "byline": "A. Reporter",
        "hour": 9,
        "paragraphs": ["The crane is 14 metres high.", "It is painted red."],
    }
    newsroom = {
        "name": "The Paper",
        "name_ar": "الجريدة",
        "tagline": "News",
        "section": [{"slug": "port", "name_en": "Port", "name_ar": "الميناء"}],
        "user": [{"username": "ed", "name": "Ed", "role": "editor"}],
        "tour": [{"story": "two", "wrong": "14 metres", "right": "41 metres", "kind": "minor"}],
    }
    one = deepcopy(story) | {"slug": "one", "headline": "A crane", "days_ago": 3}
    two = deepcopy(story) | {"slug": "two", "headline": "The crane again", "days_ago": 2}
    return {"newsroom": newsroom, "stories": [one, two]}


def refusal(tables: dict[str, Any]) -> str:
    with pytest.raises(ValueError, match=r"\.$") as caught:
        build(tables["newsroom"], tables["stories"])
    return str(caught.value)


def word_count(story: Story) -> int:
    return sum(len(paragraph.split()) for paragraph in story.paragraphs)


def test_the_paper_has_names_sections_and_three_people_at_the_desk(newsroom: Newsroom) -> None:
    assert (newsroom.name, newsroom.name_ar) == ("The Dalmoura Beacon", "منارة دلمورة")
    slugs = [section.slug for section in newsroom.sections]
    assert slugs == ["council", "port", "schools", "health", "culture"]
    assert [user.role for user in newsroom.users] == ["editor", "desk", "reporter"]


def test_nine_stories_are_english_and_four_arabic(newsroom: Newsroom) -> None:
    assert Counter(story.language for story in newsroom.stories) == {"en": 9, "ar": 4}


def test_stories_come_in_order_of_publication(newsroom: Newsroom) -> None:
    now = datetime(2031, 5, 14, 18, 30, tzinfo=UTC)
    moments = [story.published_at(now) for story in newsroom.stories]
    assert moments == sorted(moments)
    assert moments[0] == datetime(2031, 4, 28, 8, tzinfo=UTC)
    assert moments[-1] == datetime(2031, 5, 14, 6, tzinfo=UTC)


def test_a_story_of_today_is_never_published_in_the_future(newsroom: Newsroom) -> None:
    now = datetime(2031, 5, 14, 3, 15, tzinfo=UTC)
    assert newsroom.stories[-1].published_at(now) == now


def test_each_story_is_of_a_readable_length(newsroom: Newsroom) -> None:
    lengths = {story.slug: word_count(story) for story in newsroom.stories}
    assert {slug: n for slug, n in lengths.items() if not 200 <= n <= 450} == {}


def test_every_section_has_a_story(newsroom: Newsroom) -> None:
    used = {story.section for story in newsroom.stories}
    assert used == {section.slug for section in newsroom.sections}


def test_no_two_stories_share_a_headline(newsroom: Newsroom) -> None:
    headlines = [story.headline for story in newsroom.stories]
    assert len(set(headlines)) == len(headlines)


def test_story_links_point_to_earlier_stories(newsroom: Newsroom) -> None:
    place = {story.slug: index for index, story in enumerate(newsroom.stories)}
    links = [(story, link) for story in newsroom.stories for link in story.story_links]
    assert links
    late = [link for story, link in links if place[link.slug] >= place[story.slug]]
    assert late == []


def test_the_running_story_is_linked_backwards_through_its_three_parts(newsroom: Newsroom) -> None:
    links = {story.slug: [link.slug for link in story.story_links] for story in newsroom.stories}
    first, second = "council-budget-harbour-first", "dredger-heron-arrives"
    assert links["dredging-stops-old-hull"] == [second, first]
    assert first in links[second]


def test_stories_link_within_their_own_language(newsroom: Newsroom) -> None:
    language = {story.slug: story.language for story in newsroom.stories}
    crossing = [
        link.slug
        for story in newsroom.stories
        for link in story.story_links
        if language[link.slug] != story.language
    ]
    assert crossing == []


def test_pictures_exist_and_each_drawn_picture_is_used(newsroom: Newsroom) -> None:
    used = {story.picture.name for story in newsroom.stories if story.picture}
    assert used == set(NAMES)


def test_one_story_comes_from_an_agency(newsroom: Newsroom) -> None:
    sources = [story.source for story in newsroom.stories if story.source]
    assert sources == ["Seven Capes News Agency"]


def test_the_kinds_of_the_histories(newsroom: Newsroom) -> None:
    kinds = {
        (story.language, *(edit.kind for edit in story.history))
        for story in newsroom.stories
        if story.history
    }
    assert kinds == {
        ("en", "clarification"),
        ("en", "correction"),
        ("en", "minor", "update"),
        ("en", "retraction"),
        ("ar", "correction"),
    }


def test_each_edit_of_words_changes_its_one_paragraph(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        for made, edit in enumerate(story.history):
            before, after = story.paragraphs_after(made), story.paragraphs_after(made + 1)
            changed = [
                n for n, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]
            ]
            assert changed == ([edit.paragraph] if edit.paragraph else [])


def test_the_ferry_story_reads_as_its_history_left_it(newsroom: Newsroom) -> None:
    [story] = [story for story in newsroom.stories if story.slug == "tarfoun-ferry-timetable"]
    assert story.paragraphs_after(2)[6] == (
        "A petition against the change had gathered 340 names by last night. It is being passed "
        "from stall to stall, and the organisers hope to hand it over before the timetable takes "
        "effect. Osmerel said that he would read it. He has since done so: on the two market days "
        "of the week, the company announced, the 10.15 will run after all."
    )


def test_every_notice_that_readers_are_owed_is_written(newsroom: Newsroom) -> None:
    unsaid = [
        story.slug
        for story in newsroom.stories
        for edit in story.history
        if bool(edit.notice) is (edit.kind == "minor")
    ]
    assert unsaid == []


def test_the_tour_visits_a_misspelling_and_a_wrong_number(newsroom: Newsroom) -> None:
    steps = [(step.wrong, step.right, step.kind, bool(step.why)) for step in newsroom.tour]
    assert steps == [
        ("cieling", "ceiling", "minor", False),
        ("5.8 metres", "8.5 metres", "correction", True),
    ]


def test_the_tour_s_errors_occur_once_and_in_running_text(newsroom: Newsroom) -> None:
    stories = {story.slug: story for story in newsroom.stories}
    for step in newsroom.tour:
        story = stories[step.story]
        assert story.words.count(step.wrong) == 1
        body = re.sub("“[^”]*”", "", "\n".join(story.paragraphs))
        assert body.count(step.wrong) == 1
        assert story.history == ()


def test_the_tour_s_number_is_given_rightly_in_the_story_linked_there(newsroom: Newsroom) -> None:
    stories = {story.slug: story for story in newsroom.stories}
    step = newsroom.tour[1]
    links = [link.slug for link in stories[step.story].story_links]
    assert [slug for slug in links if step.right in stories[slug].words] == [
        "council-budget-harbour-first"
    ]


def test_arabic_stories_are_written_in_arabic_and_english_ones_are_not(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        letters = [letter for letter in story.words if letter.isalpha()]
        arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters) / len(letters)
        assert arabic > 0.98 if story.language == "ar" else arabic == 0


def test_quotation_marks_are_those_of_print_and_come_in_pairs(newsroom: Newsroom) -> None:
    for story in newsroom.stories:
        first, last = "«»" if story.language == "ar" else "“”"
        for paragraph in story.paragraphs:
            assert paragraph.count(first) == paragraph.count(last)
            assert not set(paragraph) & set("\"'")


def test_no_text_names_a_day_or_month_since_dates_are_counted_back(newsroom: Newsroom) -> None:
    texts = [story.words for story in newsroom.stories]
    texts += [edit.notice + edit.after for story in newsroom.stories for edit in story.history]
    assert [found.group() for text in texts for found in DATED.finditer(text)] == []


def test_each_story_has_a_file_of_its_own(newsroom: Newsroom) -> None:
    folder = files("onrecord.newsroom.demo").joinpath("content")
    names = {file.name for file in folder.iterdir() if file.name.endswith(".toml")}
    assert names == {f"{story.slug}.toml" for story in newsroom.stories} | {"newsroom.toml"}
    for name in names - {"newsroom.toml"}:
        [row] = tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))["story"]
        assert f"{row['slug']}.toml" == name


def test_good_tables_build_a_newsroom(tables: dict[str, Any]) -> None:
    newsroom = build(tables["newsroom"], reversed(tables["stories"]))
    assert [story.slug for story in newsroom.stories] == ["one", "two"]


def test_a_missing_field_is_refused(tables: dict[str, Any]) -> None:
    del tables["stories"][0]["byline"]
    assert refusal(tables) == "Story one needs a text for byline."


def test_a_misspelt_field_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][0]["standfrist"] = "Oh."
    assert refusal(tables) == "Story one has fields nobody knows: standfrist."


def test_a_day_out_of_range_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][0]["days_ago"] = 17
    assert refusal(tables) == "Story one needs a whole number from 0 to 16 for days_ago."


def test_an_unknown_section_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][1]["section"] = "sport"
    assert refusal(tables) == "Story two stands in an unknown section: sport."


def test_a_headline_used_twice_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][1]["headline"] = "A crane"
    assert refusal(tables) == "The headline “A crane” is used more than once."


def test_a_link_to_a_later_story_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][0]["story_links"] = [{"after": 1, "slug": "two"}]
    assert refusal(tables) == "Story one links to two, which is no earlier story."


def test_a_link_after_the_end_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][1]["story_links"] = [{"after": 3, "slug": "one"}]
    assert refusal(tables) == "Story two has no paragraph 3 to put a link after."


def test_an_edit_of_words_that_are_not_there_is_refused(tables: dict[str, Any]) -> None:
    edit = {"days_ago": 2, "hour": 9, "kind": "minor", "paragraph": 2, "before": "blue"}
    tables["stories"][0]["history"] = [edit | {"after": "green"}]
    assert refusal(tables) == (
        "“blue” must occur exactly once in paragraph 2 of one, but occurs 0 times."
    )


def test_an_edit_sees_what_the_one_before_it_left(tables: dict[str, Any]) -> None:
    edit = {"days_ago": 2, "kind": "minor", "paragraph": 2}
    tables["stories"][0]["history"] = [
        edit | {"hour": 10, "before": "red", "after": "blue"},
        edit | {"hour": 11, "before": "blue", "after": "green"},
    ]
    story = build(tables["newsroom"], tables["stories"]).stories[0]
    assert [story.paragraphs_after(made)[1] for made in range(3)] == [
        "It is painted red.",
        "It is painted blue.",
        "It is painted green.",
    ]


def test_an_edit_before_publication_is_refused(tables: dict[str, Any]) -> None:
    edit = {"days_ago": 4, "hour": 9, "kind": "minor", "paragraph": 2}
    tables["stories"][0]["history"] = [edit | {"before": "red", "after": "blue"}]
    assert refusal(tables) == "An edit of one is not later than what it changes."


def test_a_correction_without_a_notice_is_refused(tables: dict[str, Any]) -> None:
    edit = {"days_ago": 2, "hour": 9, "kind": "correction", "paragraph": 2}
    tables["stories"][0]["history"] = [edit | {"before": "red", "after": "blue"}]
    assert refusal(tables) == "An edit of one needs a text for notice."


def test_a_retraction_that_changes_words_is_refused(tables: dict[str, Any]) -> None:
    edit = {"days_ago": 2, "hour": 9, "kind": "retraction", "notice": "Do not rely on this."}
    tables["stories"][0]["history"] = [edit | {"before": "red"}]
    assert refusal(tables) == "An edit of one has fields nobody knows: before."


def test_a_tour_of_words_that_occur_twice_is_refused(tables: dict[str, Any]) -> None:
    tables["stories"][1]["standfirst"] = "It is 14 metres high."
    assert refusal(tables) == "“14 metres” must occur exactly once in the story two."


def test_a_tour_s_correction_must_say_why(tables: dict[str, Any]) -> None:
    tables["newsroom"]["tour"][0]["kind"] = "correction"
    assert refusal(tables) == "The tour must say why “14 metres” is wrong."


def test_a_tour_of_an_unknown_story_is_refused(tables: dict[str, Any]) -> None:
    tables["newsroom"]["tour"][0]["story"] = "three"
    assert refusal(tables) == "The tour visits three, which is no story."
