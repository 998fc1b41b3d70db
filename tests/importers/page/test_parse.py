from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.importers.page.parse import parse
from onrecord.importers.page.plan import PageUnreadable, Plan, PlanPicture, listing

SEED = Path(__file__).parents[3].parent / "shared" / "seed" / "000_3abbd20d7dd464f6.txt"
TEXT = (
    "Harbour wall fails\n\nThe wall of the harbour failed on Sunday night in a winter storm.\n\n"
    "No one was hurt, the council said on Monday, and the repair will begin in the spring.\n"
)
HTML = "<h1>Harbour wall fails</h1>" + "".join(f"<p>{p}</p>" for p in TEXT.split("\n")[2:5:2])
PARAGRAPHS = tuple(TEXT.split("\n")[2:5:2])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT, {}),
        (TEXT, {"content_type": "text/plain; charset=utf-8"}),
        (TEXT, {"name": "wall.txt"}),
        (HTML, {}),
        (HTML, {"content_type": "text/html"}),
        (HTML, {"name": "wall.htm"}),
    ],
)
def test_text_and_html_of_a_story_give_the_same_plan(data, kind):
    plan = parse(data.encode(), **kind)
    assert (plan.headline, plan.paragraphs) == ("Harbour wall fails", PARAGRAPHS)


def test_the_address_of_the_page_is_kept():
    url = "https://gull.example/wall"
    assert parse(TEXT.encode(), url=url).source_url == url
    assert parse(HTML.encode(), url=url).source_url == url


def test_only_web_addresses_are_kept():
    assert parse(TEXT.encode(), url="javascript:alert(1)").source_url == ""
    assert parse(HTML.encode(), url="file:///etc/passwd").source_url == ""


def test_old_encodings_are_read():
    text = (
        "انهيار جدار الميناء القديم\n\n"
        "قال رئيس البلدية يوم الاثنين إن جدار الميناء القديم انهار ليلة الأحد في عاصفة.\n"
    )
    plan = parse(text.encode("cp1256"))
    assert (plan.headline, plan.language) == ("انهيار جدار الميناء القديم", "ar")


MARKUP = (
    *("<p>", "</p>", "<article>", "<h1>", "</h1>", "<a href='", "'>", "</a>", "<br>", "<table>"),
    *("<td>", "<figure>", "<img src=x>", "<figcaption>", "</figure>", "<form>", "<aside>"),
    *("<script type=ld+json>", '{"@type": "NewsArticle"', "}", "</script>", "</aside>"),
    *("<base href='http://[", "<time datetime=2016-13-45>", "http://[::1", "</form>"),
)
WORDS = (
    *("\n", "\n\n", "By ", "For: ", "[Ana]", "Photo: ", "31 February 2016", "٣١/١٢/٢٠١٦", " — "),
    *("(", "\ud7ff", "\u202e", "Storm warning for the coast", "© ", "قال رئيس البلدية", "x" * 300),
    "The wall fell on Sunday night and the boats of the old harbour were lost. ",
)
PAGES = st.lists(st.sampled_from(MARKUP + WORDS), max_size=40).map("".join).map(str.encode)
NESTED = b"<script type='application/ld+json'>" + b"[" * 9000 + b"</script>" + HTML.encode()


@settings(max_examples=200, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=300), PAGES),
    name=st.sampled_from(["", "page.html", "page.txt"]),
    content_type=st.sampled_from(
        ["", "text/html", "text/plain; charset=zip", "text/html; charset=utf-7", "image/png", ";;"]
    ),
    url=st.sampled_from(["", "https://gull.example/wall", "http://[::1", "javascript:1"]),
)
@example(b"<html><body>" + b"<div>" * 3000 + b"x", "", "", "")
@example(NESTED, "", "", "")
def test_whatever_the_bytes_there_is_a_plan_or_a_sentence(data, name, content_type, url):
    try:
        plan = parse(data, name=name, content_type=content_type, url=url)
    except PageUnreadable:
        return
    assert plan.headline
    assert plan.paragraphs
    assert all(0 <= link.after <= len(plan.paragraphs) for link in plan.story_links)
    assert len(plan.body) == len(plan.paragraphs) + len(plan.story_links)
    addresses = [plan.source_url, *(link.url for link in plan.story_links)]
    addresses += [picture.src for picture in plan.pictures]
    assert {url.partition(":")[0] for url in addresses} <= {"", "http", "https"}
    assert listing(plan).startswith("Headline:   ")


@pytest.fixture
def seed() -> Plan:
    if not SEED.exists():
        pytest.skip(f"the seed page {SEED.name} is not here")
    return parse(SEED.read_bytes(), name=SEED.name)


def seed_lines():
    return [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_seed_headline_picture_and_facts(seed):
    # Its sentences are their publisher's: they are read from the page, not written here.
    lines = seed_lines()
    caption, _bracket, credit = lines[2].removesuffix("]").partition(" [")
    assert seed.headline == lines[0]
    assert seed.pictures == (PlanPicture(caption, credit),)
    assert (seed.byline, seed.dateline, seed.published_on) == ("", "", None)
    assert (seed.language, seed.standfirst, seed.source_url) == ("en", "", "")


def test_seed_body_is_ten_paragraphs_and_a_link_after_the_fourth(seed):
    lines = seed_lines()
    assert len(seed.paragraphs) == 10
    assert list(seed.paragraphs) == lines[3:7] + lines[8:14]
    assert [(link.text, link.url, link.after) for link in seed.story_links] == [(lines[7], "", 4)]


def test_seed_leaves_the_page_around_the_story_out_with_reasons(seed):
    lines = seed_lines()
    assert [piece.text for piece in seed.dropped] == [lines[1], *lines[14:]]
    assert [piece.reason for piece in seed.dropped] == [
        "the same caption again",
        "a disclaimer that belongs under opinion pieces",
        "a call for submissions",
        "a heading over links to other stories",
        "part of a form for corrections",
        "the headline again, in a form",
        "a message of a form",
        "a message of a form",
        "a statement on consent or personal data",
    ]


def test_seed_says_where_it_is_unsure(seed):
    assert seed.unsure == (
        (
            f"“{seed.story_links[0].text}” was taken for a link to another story by its form: a "
            "short line without a full stop directly under a paragraph."
        ),
        "No byline was found.",
        "No date of publication was found.",
    )


def test_a_dated_page_states_its_date_in_json():
    plan = parse(TEXT.replace("fails\n", "fails\nPublished 24 October 2016\n").encode())
    assert plan.published_on == date(2016, 10, 24)
    assert plan.to_json()["published_on"] == "2016-10-24"
