from datetime import date

import pytest

from onrecord.importers.page.html import parse_html
from onrecord.importers.page.plan import Dropped, PageUnreadable, PlanPicture, StoryLink

URL = "https://www.gull.example/2016/harbour-wall"
FIRST = (
    "The wall of the old harbour failed on Sunday night, and forty boats were lost in the storm."
)
SECOND = "No one was hurt, the council said on Monday, and the repair will begin in the spring."
THIRD = "Engineers had warned of the fault in a report that nobody in the council had read."
FOURTH = "The mayor said that she would resign if the council lost the vote on Thursday evening."

ENGLISH = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<title>Harbour wall fails | The Gull</title>
<meta property="og:title" content="Harbour wall fails">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
  {{"@type": "Organization", "name": "The Gull"}},
  {{"@type": "NewsArticle", "headline": "Harbour wall fails", "datePublished":
    "2016-10-24T23:30:00-05:00", "author": [{{"@type": "Person", "name": "Mara Lindqvist"}}]}}
]}}</script>
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article>
<h1>Harbour wall fails</h1>
<p class="standfirst">Forty boats lost in the storm</p>
<p class="byline">By Mara Lindqvist</p>
<time datetime="2016-10-24T23:30:00-05:00">24 October 2016</time>
<figure><img src="/wall.jpg" alt=""><figcaption>The wall on “Black Sunday”
  <span class="credit">Photo: Ana Brook/Gull</span></figcaption></figure>
<p>HARBOUR TOWN (Gull) — {FIRST}</p>
<p>{SECOND.replace("repair", '<a href="/repair">repair</a>')}</p>
<p><strong>Read also: <a href="/2016/storm">Storm warning for the whole coast</a></strong></p>
<p>{THIRD}</p>
<p><a href="https://other.example/report">The engineers’ report in full</a></p>
<h2>What happens next</h2>
<p>{FOURTH}</p>
<aside><h3>Most read</h3><p><a href="/boats">Boats for sale</a></p></aside>
<p>Letters to the editor may be sent to letters@gull.example.</p>
<form><h3>Submit a Correction</h3><p>For: Harbour wall fails</p></form>
</article></main>
<footer><p>© 2016 The Gull</p></footer>
</body></html>"""

ARABIC = """<html dir="rtl" lang="ar">
<head><title>انهيار جدار الميناء القديم - النورس</title></head><body>
<div class="site"><h1>النورس</h1>
<div class="post"><h2>انهيار جدار الميناء القديم</h2>
<div class="meta">بقلم: مريم السالم</div><div class="date">نشر في: 24 أكتوبر 2016</div>
<div class="wp-caption"><img src="https://pictures.example/wall.jpg">
<p class="wp-caption-text">قوارب محطمة في الميناء (وكالة الميناء)</p></div>
<p>قال رئيس البلدية يوم الاثنين إن جدار الميناء القديم انهار ليلة الأحد وإن قوارب كثيرة فقدت.</p>
<p>وأضاف أن أحدا لم يصب بأذى، وأن أعمال الترميم ستبدأ في الربيع المقبل عندما يسمح الطقس بذلك.</p>
<p><a href="/storm">تحذير من عاصفة على طول الساحل</a></p>
<p>وكان مهندسون قد حذروا من خلل في الجدار في تقرير نشر قبل أربع سنوات ولم يقرأه أحد في المجلس.</p>
<p>الآراء الواردة في هذا المقال تعبر عن رأي كاتبها ولا تعكس بالضرورة رأي الموقع.</p>
<div class="related-posts"><h3>مواضيع ذات صلة</h3><a href="/1">قوارب جديدة في الميناء</a></div>
</div></div></body></html>"""


@pytest.fixture(scope="module")
def english():
    return parse_html(ENGLISH, url=URL)


@pytest.fixture(scope="module")
def arabic():
    return parse_html(ARABIC, url="https://nawras.example/wall")


def page(*parts, head=""):
    return (
        f"<html lang=en><head>{head}</head><body><article>{''.join(parts)}</article></body></html>"
    )


def p(text):
    return f"<p>{text}</p>"


def test_who_when_and_where_are_read_from_the_page(english):
    assert english.headline == "Harbour wall fails"
    assert english.standfirst == "Forty boats lost in the storm"
    assert english.byline == "Mara Lindqvist"
    assert english.dateline == "HARBOUR TOWN (Gull)"
    assert english.published_on == date(2016, 10, 24)
    assert english.language == "en"
    assert english.source_url == URL


def test_the_text_is_plain_and_inline_links_stay_words_of_it(english):
    assert english.paragraphs == (FIRST, SECOND, THIRD, "What happens next", FOURTH)


def test_a_lone_link_to_the_same_site_is_a_story_link_at_its_place(english):
    assert english.story_links == (
        StoryLink(
            "Storm warning for the whole coast", "https://www.gull.example/2016/storm", after=2
        ),
    )


def test_a_caption_is_parted_from_its_credit(english):
    assert english.pictures == (
        PlanPicture(
            "The wall on “Black Sunday”", "Ana Brook/Gull", "https://www.gull.example/wall.jpg"
        ),
    )


def test_what_is_left_out_of_the_article_is_listed_with_reasons(english):
    assert english.dropped == (
        Dropped("The engineers’ report in full", "a link to another site, standing alone"),
        Dropped("Most read", "stands beside the story"),
        Dropped("Boats for sale", "stands beside the story"),
        Dropped(
            "Letters to the editor may be sent to letters@gull.example.", "a line of contact data"
        ),
        Dropped("Submit a Correction", "part of a form"),
        Dropped("For: Harbour wall fails", "part of a form"),
    )


def test_the_editor_is_told_where_the_page_leaves_doubt(english):
    assert english.unsure == (
        "“The engineers’ report in full” links to https://other.example/report and was left out.",
        "“What happens next” is a sub-heading; it was kept as a paragraph.",
    )


def test_an_arabic_page_without_metadata(arabic):
    assert arabic.headline == "انهيار جدار الميناء القديم"
    assert arabic.byline == "مريم السالم"
    assert arabic.published_on == date(2016, 10, 24)
    assert arabic.language == "ar"
    assert arabic.pictures == (
        PlanPicture("قوارب محطمة في الميناء", "وكالة الميناء", "https://pictures.example/wall.jpg"),
    )
    assert [text.split()[0] for text in arabic.paragraphs] == ["قال", "وأضاف", "وكان"]
    assert arabic.story_links == (
        StoryLink("تحذير من عاصفة على طول الساحل", "https://nawras.example/storm", after=2),
    )
    assert [piece.reason for piece in arabic.dropped] == [
        "a disclaimer that belongs under opinion pieces",
        "in a part of the page marked “related”",
        "in a part of the page marked “related”",
    ]


def test_a_hostile_page_becomes_plain_text_and_web_addresses_only():
    plan = parse_html(
        page(
            "<h1 onload=alert(1)>Wall fails<script>alert(2)</script></h1>",
            '<figure><img src="javascript:alert(3)" onerror="alert(4)">'
            "<figcaption>The wall<style>p{}</style></figcaption></figure>",
            f"<p onclick=alert(5)>{FIRST}<script>document.write('six')</script></p>",
            '<p><a href="javascript:alert(7)">Storm warning for the coast</a></p>',
            '<p><a href="java&#10;script:alert(8)">Another warning for the coast</a></p>',
            '<p><a href="data:text/html,nine">A third warning for the coast</a></p>',
            f"<p>{SECOND}<iframe src='https://evil.example/'></iframe></p>",
            "<form><form><p>Enter your password here, it is quite safe to do so, we say.</p>",
            "</form></form>",
            f"<p>{THIRD}</p><p hidden>{FOURTH}</p><p style='display:none'>{FOURTH}</p>",
            "<template><p>Ten</p></template><svg><text>Eleven</text></svg>",
        ),
        url=URL,
    )
    assert plan.headline == "Wall fails"
    assert plan.paragraphs == (FIRST, SECOND, THIRD)
    assert plan.story_links == ()
    assert plan.pictures == (PlanPicture("The wall"),)
    assert plan.dropped == (
        Dropped("Storm warning for the coast", "a link that leads to no page"),
        Dropped("Another warning for the coast", "a link that leads to no page"),
        Dropped("A third warning for the coast", "a link that leads to no page"),
        Dropped(
            "https://evil.example/",
            "a player or embedded page, which has to be brought over by hand",
        ),
        Dropped("Enter your password here, it is quite safe to do so, we say.", "part of a form"),
    )


def test_tags_written_as_text_stay_text():
    plan = parse_html(page("<h1>Wall fails</h1>", p(FIRST), p("&lt;script&gt; " + SECOND)))
    assert plan.paragraphs[1] == "<script> " + SECOND


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ('<a href="/tag/harbour">Everything about the harbour</a>', "a link to a list of stories"),
        ('<a href="#top">Harbour wall from the beginning</a>', "a link to this very page"),
        (
            '<a href="mailto:a@gull.example">Write to the harbour desk</a>',
            "a link that leads to no page",
        ),
    ],
)
def test_a_lone_link_that_is_no_story_is_left_out(link, reason):
    plan = parse_html(page("<h1>Wall fails</h1>", p(FIRST), p(link), p(SECOND), p(THIRD)), url=URL)
    assert plan.story_links == ()
    assert [piece.reason for piece in plan.dropped] == [reason]


def test_without_an_address_relative_links_are_of_the_same_site():
    link = '<a href="/storm">Storm warning for the coast</a>'
    plan = parse_html(page("<h1>Wall fails</h1>", p(FIRST), p(link), p(SECOND)))
    assert plan.story_links == (StoryLink("Storm warning for the coast", "", after=1),)
    assert plan.source_url == ""


def test_the_canonical_address_stands_in_for_a_missing_one():
    link = '<a href="storm">Storm warning for the coast</a>'
    plan = parse_html(
        page(
            "<h1>Wall fails</h1>",
            p(FIRST),
            p(link),
            p(SECOND),
            head='<link rel="canonical" href="https://gull.example/a/wall">',
        )
    )
    assert plan.source_url == "https://gull.example/a/wall"
    assert plan.story_links[0].url == "https://gull.example/a/storm"


def test_the_heading_that_agrees_with_the_metadata_is_the_headline():
    plan = parse_html(
        page(
            "<h1>The Gull</h1><h2>Wall fails</h2>",
            p(FIRST),
            p(SECOND),
            head="<title>Wall fails - The Gull</title>",
        )
    )
    assert plan.headline == "Wall fails"


def test_disagreeing_witnesses_are_reported():
    plan = parse_html(
        page(
            "<h1>Wall fails</h1><p>By Tom Rey</p><p>25 October 2016</p>",
            p(FIRST),
            p(SECOND),
            head='<meta name="author" content="Mara Lindqvist">'
            '<meta property="article:published_time" content="2016-10-24T10:00:00Z">',
        )
    )
    assert (plan.byline, plan.published_on) == ("Mara Lindqvist", date(2016, 10, 24))
    assert "The page also names “Tom Rey” as the writer." in plan.unsure
    assert "The page states another date, “25 October 2016”." in plan.unsure


def test_a_stated_language_wins_and_a_contradiction_is_reported():
    plan = parse_html(ARABIC.replace('lang="ar"', 'lang="en"'))
    assert plan.language == "en"
    assert ("The page says that its language is “en”, but its text looks like “ar”.") in plan.unsure
    assert parse_html(ARABIC.replace('lang="ar"', "")).language == "ar"


def test_half_dates_around_the_story_give_no_date():
    plan = parse_html(
        page("<h1>Wall fails</h1><p>Monday</p>", p(FIRST), p(SECOND)) + "<footer>© 2016</footer>"
    )
    assert plan.published_on is None


def test_paragraphs_made_of_line_breaks_are_told_apart():
    plan = parse_html(
        "<body><h1>Wall fails</h1><div>"
        f"{FIRST}<br><br>{SECOND}<br>{THIRD}<br>\n<br>Said\n the mayor<br>on Monday.</div>"
    )
    assert plan.paragraphs == (FIRST, SECOND, THIRD, "Said the mayor on Monday.")


def test_a_page_wrapped_in_one_form_is_still_a_story():
    plan = parse_html(f"<body><form><h1>Wall fails</h1>{p(FIRST)}{p(SECOND)}{p(THIRD)}</form>")
    assert plan.paragraphs == (FIRST, SECOND, THIRD)


def test_a_table_in_the_story_is_left_for_the_editor():
    table = "<table><tr><td>Boats</td><td>40</td></tr></table>"
    plan = parse_html(page("<h1>Wall fails</h1>", p(FIRST), table, p(SECOND)))
    assert plan.dropped == (Dropped("Boats 40", "a table, which has to be brought over by hand"),)
    assert "The story contains a table; bring it over by hand if needed." in plan.unsure


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<html></html>", "No story text was found here"),
        ("<!-- nothing -->", "No story text was found here"),
        ("<nav><p>Home</p></nav><p>Subscribe</p>", "No story text was found here"),
        (f"<article>{p(FIRST)}{p(SECOND)}</article>", "The page has text but no headline"),
        ("<p>" * 70_000, "far more parts than a story"),
    ],
)
def test_a_page_that_cannot_be_read_says_what_to_do(html, message):
    with pytest.raises(PageUnreadable, match=message):
        parse_html(html)
