"""Deciding a case while a colleague is at work on the same story: they go on, or are told."""

from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from factories.articles import PARAGRAPHS, ArticleFactory, body
from onrecord.articles.models import ArticlePage
from onrecord.corrections import actions
from onrecord.corrections.queries import places_of
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due
from onrecord.record import registry
from onrecord.record.tasks import Due, publish_due
from support.editor import post_edit

WITHOUT = PARAGRAPHS.replace(
    '<p data-block-key="p3">Work in the reastern basin begins in spring.</p>', ""
)


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


@pytest.fixture
def case(article):
    [place] = places_of(article.current_version, "reastern")
    report = actions.file_report(
        token="t",
        version=article.current_version,
        language="en",
        quote="reastern",
        place=place,
        should_say="eastern",
        email="reader@testserver.example",
        consents={"answer_me": True},
    )
    run_due()
    mail.outbox.clear()
    return report.case


def save_draft(page, user, text=PARAGRAPHS, **values):
    draft = story(page).get_latest_revision_as_object()
    draft.body = ArticlePage._meta.get_field("body").stream_block.to_python(body(text))
    draft.standfirst = "Not yet public."
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def press_apply(client, case):
    url = reverse("onrecord_corrections:case", args=[case.pk])
    form = client.get(url).context_data["apply_form"]
    data = {name: form.initial.get(name, "") for name in form.fields} | {"apply": "1"}
    response = client.post(url, data, follow=True)
    assert response.redirect_chain == [(url, 302)]
    run_due()
    return [(message.to, message.subject) for message in mail.outbox], [
        unescape(str(message)).strip() for message in response.context["messages"]
    ]


READER = (["reader@testserver.example"], "We have corrected “{}”")
COLLEAGUE = ["colleague@testserver.example"]


def test_a_draft_goes_on_and_nobody_needs_to_be_told(desk_client, case, article, colleague):
    save_draft(article, colleague)

    letters, messages = press_apply(desk_client, case)

    assert letters == [(READER[0], READER[1].format(article.title))]
    assert messages == [
        "The live story is changed. 1 letter is on its way.",
        "A colleague's unfinished text has the change too and goes on as it was.",
    ]
    draft = story(article).get_latest_revision_as_object()
    assert (draft.standfirst, "the eastern basin" in draft.body[1].value.source) == (
        "Not yet public.",
        True,
    )
    assert story(article).standfirst == "After nine years of talk, a vote."


def test_the_author_of_a_draft_it_did_not_fit_into_is_told(desk_client, case, article, colleague):
    save_draft(article, colleague, text=WITHOUT)

    letters, messages = press_apply(desk_client, case)

    assert letters == [
        (READER[0], READER[1].format(article.title)),
        (COLLEAGUE, f"Look at your draft of “{article.title}”"),
    ]
    assert "“reastern” became “eastern”" in mail.outbox[1].body
    assert "The paragraph is not in the draft any more." in mail.outbox[1].body
    assert messages[1].startswith("The draft by colleague was left as it is")


def test_whoever_locked_the_story_is_told_and_keeps_the_lock(desk_client, case, article, colleague):
    page = story(article)
    page.locked, page.locked_by, page.locked_at = True, colleague, timezone.now()
    page.save()

    letters, _messages = press_apply(desk_client, case)

    assert letters == [
        (READER[0], READER[1].format(article.title)),
        (COLLEAGUE, f"“{article.title}” was corrected while you had it locked"),
    ]
    assert (story(article).locked, story(article).locked_by) == (True, colleague)


def test_a_schedule_stays_and_the_page_says_that_others_are_at_work(
    desk_client, case, article, colleague
):
    later = timezone.now() + timedelta(hours=2)
    save_draft(article, colleague, go_live_at=later).publish(user=colleague)
    page = desk_client.get(reverse("onrecord_corrections:case", args=[case.pk])).content.decode()
    assert "A version is scheduled." in page
    assert "Open in the editor" not in page

    letters, _messages = press_apply(desk_client, case)

    assert len(letters) == 1
    assert story(article).scheduled_revision.approved_go_live_at == later


def test_a_story_changed_meanwhile_is_not_changed_blindly(desk_client, case, article):
    url = reverse("onrecord_corrections:case", args=[case.pk])
    form = desk_client.get(url).context_data["apply_form"]
    data = {name: form.initial.get(name, "") for name in form.fields} | {"apply": "1"}
    page = story(article)
    page.standfirst = "Somebody was quicker."
    page.save()

    response = desk_client.post(url, data)

    assert response.status_code == 409
    assert "version 2 is live" in response.content.decode()
    assert "reastern" in story(article).body[1].value.source
    fresh = response.context_data["apply_form"]
    assert (fresh["basis"].value(), "#r-3" in fresh["letter"].value()) == ("2", True)
    case.refresh_from_db()
    assert case.is_open


# A scheduled text that was refused -----------------------------------------------------------


@pytest.fixture
def refused(desk_client, article, colleague):
    """The colleague has scheduled the story with a number that the record says was wrong."""
    corrected = PARAGRAPHS.replace("<b>14</b>", "<b>41</b>")
    old = story(article).latest_revision
    post_edit(
        desk_client, article, text=corrected, edit_kind="correction", edit_notice="41, not 14."
    )
    past = timezone.now() - timedelta(minutes=1)
    return old.as_object().save_revision(user=colleague, approved_go_live_at=past)


def test_the_author_of_a_refused_schedule_is_told(refused, article):
    assert publish_due() == Due(refused=1)
    run_due()

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (COLLEAGUE, f"Your scheduled text of “{article.title}” was not published")
    ]
    body_of = mail.outbox[0].body
    assert "what the record says was wrong: “14”." in body_of
    assert f"http://testserver/admin/pages/{article.pk}/edit/" in body_of.splitlines()
    assert publish_due() == Due()
    assert len(mail.outbox) == 1


def test_the_author_is_told_in_their_own_language(refused, article, colleague):
    UserProfile.objects.create(user=colleague, preferred_language="ar")

    publish_due()
    run_due()

    assert [message.subject for message in mail.outbox] == [
        f"لم يُنشر نصك المجدول لخبر «{article.title}»"
    ]


def test_a_refusal_whose_letter_cannot_be_written_is_repeated_whole(refused, article, newsroom):
    def fails(_revision, _error):
        raise RuntimeError("The letter could not be written.")

    other = story(ArticleFactory(parent=newsroom))
    other.standfirst = "Said later."
    other.save_revision(approved_go_live_at=timezone.now() - timedelta(seconds=5))
    registry.register_refusal_listener(fails)
    try:
        assert publish_due() == Due(published=1)
    finally:
        registry.unregister_refusal_listener(fails)
    assert story(article).approved_schedule
    assert Letter.objects.count() == 0

    assert publish_due() == Due(refused=1)
    assert Letter.objects.count() == 1
