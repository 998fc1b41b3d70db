"""The one question in the page editor."""

from django.urls import reverse

from factories.articles import PARAGRAPHS
from onrecord.record import queries
from onrecord.record.enums import Kind
from support.editor import post_edit

SPELT = PARAGRAPHS.replace("reastern", "eastern")
NUMBER = PARAGRAPHS.replace("<b>14</b>", "<b>41</b>")


def kinds(page):
    return [(version.number, version.kind, version.asked) for version in queries.versions_of(page)]


def form_of(response):
    return response.context_data["form"]


def test_the_first_publish_is_not_asked(desk_client, newsroom):
    url = reverse("wagtailadmin_pages:add", args=["onrecord_articles", "articlepage", newsroom.pk])
    page = newsroom.get_children().first()
    assert page is None
    html = desk_client.get(url).content.decode()
    assert 'name="edit_kind"' not in html


def test_publishing_a_change_without_an_answer_comes_back_and_publishes_nothing(
    desk_client, article
):
    response = post_edit(desk_client, article, text=NUMBER)

    assert response.status_code == 200
    assert form_of(response).errors["edit_kind"] == [
        "Readers have seen this story. Say what kind of edit this is."
    ]
    assert "<b>14</b>" in desk_client.get(article.url).content.decode()
    assert kinds(article) == [(1, "publication", True)]


def test_minor_is_preselected_for_a_spelling(desk_client, article):
    response = post_edit(desk_client, article, text=SPELT)

    assert form_of(response)["edit_kind"].value() == "minor"


def test_nothing_is_preselected_when_a_number_changed(desk_client, article):
    response = post_edit(desk_client, article, text=NUMBER)

    assert form_of(response)["edit_kind"].value() in {"", None}


def test_the_answer_is_what_the_version_says(desk_client, article, editor):
    response = post_edit(
        desk_client,
        article,
        text=NUMBER,
        edit_kind="correction",
        edit_notice="It said 14 metres. It is 41.",
    )

    assert response.status_code == 302
    version = queries.versions_of(article).last()
    assert (version.number, version.kind, version.asked, version.basis, version.by) == (
        2,
        "correction",
        True,
        1,
        editor,
    )
    notice = queries.notices_on(article).get()
    assert (notice.text, notice.kind, notice.placement, notice.version) == (
        "It said 14 metres. It is 41.",
        "correction",
        "bottom",
        version,
    )


def test_three_kinds_demand_a_notice(desk_client, article):
    for kind in ("clarification", "correction", "retraction"):
        response = post_edit(desk_client, article, text=NUMBER, edit_kind=kind)
        assert list(form_of(response).errors) == ["edit_notice"]
    assert kinds(article) == [(1, "publication", True)]


def test_a_change_readers_do_not_see_is_not_asked(desk_client, article):
    response = post_edit(desk_client, article, slug="another-address")

    assert response.status_code == 302
    assert kinds(article) == [(1, "publication", True)]


def test_a_notice_without_a_change_of_text_is_a_version(desk_client, article):
    post_edit(
        desk_client,
        article,
        edit_kind="clarification",
        edit_notice="The quay means the north quay.",
    )

    assert kinds(article) == [(1, "publication", True), (2, "clarification", True)]
    assert [notice.text for notice in queries.notices_on(article)] == [
        "The quay means the north quay."
    ]


def test_drafts_and_autosave_are_never_asked(desk_client, article):
    response = post_edit(desk_client, article, action={}, text=NUMBER)

    assert response.status_code == 302
    article.refresh_from_db()
    assert article.has_unpublished_changes
    assert kinds(article) == [(1, "publication", True)]


def test_an_answer_in_a_draft_is_kept_for_the_publish(desk_client, article):
    post_edit(desk_client, article, action={}, text=NUMBER, edit_kind="update")
    draft = article.__class__.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (draft.edit_kind, draft.edit_basis) == ("update", 1)

    draft.get_latest_revision().publish()

    assert kinds(article) == [(1, "publication", True), (2, "update", True)]


def test_an_answer_given_against_an_older_version_is_dropped(desk_client, article):
    post_edit(desk_client, article, action={}, text=NUMBER, edit_kind="minor")
    stale = article.__class__.objects.get(pk=article.pk).latest_revision
    article.title = "The council agrees on a quay"
    article.save()

    stale.publish()

    assert kinds(article) == [
        (1, "publication", True),
        (2, "update", False),
        (3, "update", False),
    ]


def test_the_question_is_shown_once_readers_saw_the_story(desk_client, article):
    html = desk_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    for kind in ("minor", "update", "clarification", "correction", "retraction"):
        assert f'value="{kind}"' in html
        assert str(Kind(kind).rule.meaning).split(".")[0] in html


def test_the_live_row_carries_no_answer_after_the_publish(desk_client, article):
    post_edit(desk_client, article, text=NUMBER, edit_kind="update", edit_notice="More is known.")

    article.refresh_from_db()
    assert (article.edit_kind, article.edit_notice, article.edit_basis) == ("", "", None)
