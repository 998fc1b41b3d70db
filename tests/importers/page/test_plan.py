from datetime import date

from onrecord.importers.page.plan import Dropped, Plan, PlanPicture, StoryLink, listing

LINK = StoryLink("Storm warning for the coast", "https://gull.example/storm", after=1)
PLAN = Plan(
    headline="Harbour wall fails",
    byline="Mara Lindqvist",
    published_on=date(2016, 10, 24),
    pictures=(PlanPicture("The wall", "Ana Brook"),),
    paragraphs=("The wall failed.", "Nobody was hurt."),
    story_links=(LINK, StoryLink("Boats lost", "", after=2)),
    dropped=(Dropped("Share", "buttons for sharing"),),
    unsure=("No dateline was looked for.",),
)


def test_the_body_mixes_paragraphs_and_links_in_the_order_of_the_page():
    assert PLAN.body == [
        ("paragraph", "The wall failed."),
        ("story_link", LINK),
        ("paragraph", "Nobody was hurt."),
        ("story_link", StoryLink("Boats lost", "", after=2)),
    ]


def test_a_link_above_the_first_paragraph_comes_first():
    plan = Plan(
        "Harbour wall fails", paragraphs=("It fell.",), story_links=(StoryLink("A", "", 0),)
    )
    assert plan.body == [("story_link", StoryLink("A", "", 0)), ("paragraph", "It fell.")]


def test_json_has_exactly_the_agreed_keys():
    assert PLAN.to_json() == {
        "headline": "Harbour wall fails",
        "byline": "Mara Lindqvist",
        "dateline": "",
        "published_on": "2016-10-24",
        "pictures": [{"caption": "The wall", "credit": "Ana Brook"}],
        "paragraphs": ["The wall failed.", "Nobody was hurt."],
        "story_links": [
            {
                "text": "Storm warning for the coast",
                "after": 1,
                "url": "https://gull.example/storm",
            },
            {"text": "Boats lost", "after": 2, "url": ""},
        ],
        "dropped": ["Share"],
    }


def test_json_of_an_unknown_date_is_null():
    assert Plan("Harbour wall fails").to_json()["published_on"] is None


def test_the_listing_tells_what_was_found_left_out_and_doubted():
    assert listing(PLAN) == (
        "Headline:   Harbour wall fails\n"
        "Standfirst: none found\n"
        "Byline:     Mara Lindqvist\n"
        "Dateline:   none found\n"
        "Published:  2016-10-24\n"
        "Language:   en\n"
        "Source:     none found\n"
        "Picture 1:\n"
        "  caption   The wall\n"
        "  credit    Ana Brook\n"
        "\n"
        "Story (2 paragraphs, 2 story links):\n"
        "   1  The wall failed.\n"
        "   -> Storm warning for the coast (https://gull.example/storm)\n"
        "   2  Nobody was hurt.\n"
        "   -> Boats lost\n"
        "\n"
        "Left out (1):\n"
        "  - Share\n"
        "    because: buttons for sharing\n"
        "\n"
        "Please check:\n"
        "  ? No dateline was looked for.\n"
    )


def test_the_listing_of_a_plan_without_doubts_says_so():
    assert listing(Plan("Harbour wall fails")).splitlines()[-3:] == [
        "Left out: nothing.",
        "",
        "Nothing is in doubt.",
    ]
