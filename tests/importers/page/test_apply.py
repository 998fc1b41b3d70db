"""From a plan to a story: what stands in it, since when, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from factories.articles import ArticleFactory, SectionFactory
from onrecord.articles.models import ArticlePage
from onrecord.importers.page.apply import (
    AlreadyImported,
    DateInFuture,
    DateMissing,
    ImportRefused,
    SectionUnknown,
    import_plan,
    section_for,
)
from onrecord.importers.page.parse import parse
from onrecord.importers.page.plan import Plan, PlanPicture, StoryLink
from onrecord.record.models import Version

SEED = Path(__file__).parents[4] / "shared" / "seed" / "000_3abbd20d7dd464f6.txt"

PLAN = Plan(
    headline="Harbour wall to be raised",
    standfirst="By a metre, the council says.",
    byline="Lina Obermoor",
    published_on=date(2024, 3, 1),
    pictures=(PlanPicture("The wall at high tide", "Tom Averin", "https://news.example/w.jpg"),),
    paragraphs=("The wall is old.", "It is <b>low</b> & leaks.", "Work begins in spring."),
    story_links=(StoryLink("Storm floods the quay", "", after=2),),
    source_url="https://www.news.example/2024/wall",
)


def shape(page: ArticlePage) -> list[tuple[str, str]]:
    """What readers see, without the keys."""
    return [(part.role, part.text) for part in page.reader_parts()]


def test_a_plan_becomes_a_draft_that_nobody_sees(newsroom, client):
    page = import_plan(PLAN, section=newsroom)
    assert shape(page) == [
        ("headline", "Harbour wall to be raised"),
        ("standfirst", "By a metre, the council says."),
        ("byline", "Lina Obermoor"),
        ("source", "news.example"),
        ("date", "2024-03-01T12:00Z"),
        ("caption", "The wall at high tide"),
        ("credit", "Tom Averin"),
        ("paragraph", "The wall is old."),
        ("paragraph", "It is <b>low</b> & leaks."),
        ("story_link", "Storm floods the quay"),
        ("paragraph", "Work begins in spring."),
    ]
    assert [block.block_type for block in page.body] == ["picture", "text", "story_link", "text"]
    assert page.get_parent().pk == newsroom.pk
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert page.get_latest_revision().as_object().title == "Harbour wall to be raised"
    assert Version.objects.count() == 0
    assert client.get(page.url).status_code == 404


def test_every_paragraph_has_an_address_of_its_own(newsroom):
    page = import_plan(PLAN, section=newsroom)
    keys = [part.key for part in page.reader_parts()]
    assert len(set(keys)) == len(keys) == 11
    assert keys[7].partition(".")[0] == keys[8].partition(".")[0] == page.body[1].id
    assert page.body[1].value.source.count("data-block-key=") == 2


def test_published_stands_at_the_day_the_page_states(newsroom, client):
    page = import_plan(PLAN, section=newsroom, publish=True)
    noon = datetime(2024, 3, 1, 12, tzinfo=UTC)
    version = Version.objects.get()
    assert (page.live, page.first_published_at) == (True, noon)
    assert (version.created_at, version.kind, version.number) == (noon, "publication", 1)
    html = client.get(page.url).content.decode()
    assert html.count("It is &lt;b&gt;low&lt;/b&gt; &amp; leaks.") == 1
    assert "Updated" not in html
    assert '<time class="published" datetime="2024-03-01T12:00:00+00:00">' in html


@override_settings(TIME_ZONE="Asia/Tokyo")
def test_a_day_is_its_noon_where_the_newsroom_is(newsroom):
    page = import_plan(PLAN, section=newsroom, publish=True)
    assert page.first_published_at == datetime(2024, 3, 1, 3, tzinfo=UTC)


def test_the_day_given_overrules_the_page_and_a_moment_is_kept(newsroom):
    moment = datetime(2023, 5, 6, 17, 40, tzinfo=UTC)
    page = import_plan(PLAN, section=newsroom, publish=True, published_on=moment)
    assert page.first_published_at == moment


def test_today_is_never_later_than_now(newsroom):
    page = import_plan(PLAN, section=newsroom, publish=True, published_on=timezone.localdate())
    assert page.first_published_at <= timezone.now()
    assert timezone.localdate(page.first_published_at) == timezone.localdate()


def test_publishing_without_a_date_is_refused_and_leaves_nothing(newsroom):
    plan = Plan(headline="No day", paragraphs=("Something happened.",))
    with pytest.raises(DateMissing, match="--published-on YYYY-MM-DD"):
        import_plan(plan, section=newsroom, publish=True)
    assert ArticlePage.objects.count() == 0
    assert import_plan(plan, section=newsroom).first_published_at is None


def test_a_day_to_come_is_refused(newsroom):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(DateInFuture, match=f"{tomorrow} is still to come"):
        import_plan(PLAN, section=newsroom, publish=True, published_on=tomorrow)
    assert ArticlePage.objects.count() == 0


def test_a_draft_published_later_keeps_the_day_it_was_brought_in_with(newsroom, editor):
    page = import_plan(PLAN, section=newsroom)
    page.get_latest_revision().publish(user=editor)
    page.refresh_from_db()
    assert page.first_published_at == datetime(2024, 3, 1, 12, tzinfo=UTC)


def test_a_link_leads_to_the_one_live_story_with_this_headline(newsroom):
    target = ArticleFactory(parent=newsroom, title="Storm floods the quay")
    page = import_plan(PLAN, section=newsroom, publish=True)
    assert page.body[2].value["story"].pk == target.pk
    assert page.body[2].value["text"] == "Storm floods the quay"


@pytest.mark.parametrize(
    "others",
    [
        [{"title": "Storm floods the quay", "live": False}],
        [{"title": "Storm floods the Quay"}],
        [{"title": "Storm floods the quay", "slug": slug} for slug in ("monday", "friday")],
    ],
    ids=["a draft", "another headline", "two of them"],
)
def test_a_link_without_one_sure_target_stays_text(newsroom, others):
    for other in others:
        ArticleFactory(parent=newsroom, **other)
    page = import_plan(PLAN, section=newsroom)
    assert page.body[2].value["story"] is None
    assert page.body[2].value["text"] == "Storm floods the quay"


def test_the_place_of_the_report_opens_the_first_paragraph(newsroom):
    plan = Plan(
        headline="At sea",
        dateline="Port Ellery",
        paragraphs=("The ship left.", "It came back."),
        story_links=(StoryLink("Before", "", after=0),),
    )
    assert shape(import_plan(plan, section=newsroom))[1:] == [
        ("story_link", "Before"),
        ("paragraph", "Port Ellery — The ship left."),
        ("paragraph", "It came back."),
    ]


def test_a_page_is_brought_in_once_unless_asked_again(newsroom):
    first = import_plan(PLAN, section=newsroom, publish=True)
    first.title = "Harbour wall to be raised by a metre"
    first.save_revision().publish()
    with pytest.raises(AlreadyImported, match=f"story {first.pk}, published") as caught:
        import_plan(PLAN, section=newsroom)
    assert caught.value.page.pk == first.pk
    assert ArticlePage.objects.count() == 1
    second = import_plan(PLAN, section=newsroom, again=True)
    assert (ArticlePage.objects.count(), second.slug) == (2, "harbour-wall-to-be-raised-2")


def test_a_line_too_long_for_a_story_is_refused(newsroom):
    plan = Plan(headline="Long " * 60, paragraphs=("Text.",))
    with pytest.raises(ImportRefused, match="The headline has 299 characters"):
        import_plan(plan, section=newsroom)


def test_a_language_nobody_writes_here_becomes_the_newsrooms_own(newsroom):
    plan = Plan(headline="Bonjour", language="fr", paragraphs=("Le port.",))
    assert import_plan(plan, section=newsroom).language == "en"
    assert import_plan(plan, section=newsroom, language="ar", again=True).language == "ar"


def test_sections_are_found_by_name_then_by_language(newsroom):
    arabic = SectionFactory(
        parent=newsroom.get_parent(), title="الميناء", slug="al-mina", language="ar"
    )
    assert section_for("al-mina").pk == arabic.pk
    assert section_for(language="ar").pk == arabic.pk
    assert section_for().pk == newsroom.pk
    with pytest.raises(SectionUnknown, match=r"There are: council, al-mina\."):
        section_for("sport")


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not here")
def test_the_seed_page_comes_in_whole(newsroom, client):
    plan = parse(SEED.read_bytes(), name=SEED.name)
    page = import_plan(plan, section=newsroom, publish=True, published_on=date(2016, 10, 24))
    roles = [role for role, _text in shape(page)]
    assert roles == [
        "headline",
        "date",
        "caption",
        "credit",
        *["paragraph"] * 4,
        "story_link",
        *["paragraph"] * 6,
    ]
    assert [part.text for part in page.reader_parts() if part.role == "paragraph"] == list(
        plan.paragraphs
    )
    html = client.get(page.url).content.decode()
    assert html.count(plan.pictures[0].credit) == 1
    assert html.count("reastern") == 1
    assert "Op-Ed" not in html
