"""One test for each door through which what readers see can change."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.api.v3.urls import api
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import APIToken, Workflow, WorkflowTask

from factories.articles import PARAGRAPHS, PICTURE_ID, ArticleFactory, PictureFactory, body
from onrecord.articles.models import ArticlePage
from onrecord.newsroom.urls import urlpatterns as newsroom_urls
from onrecord.record import queries
from onrecord.record.models import RecordApprovalTask
from onrecord.record.tasks import publish_due
from support.editor import form_data, post_edit

SPELT = PARAGRAPHS.replace("reastern", "eastern")
NUMBER = PARAGRAPHS.replace("<b>14</b>", "<b>41</b>")
ADDED = PARAGRAPHS + '<p data-block-key="p4">The vote was taken by hand.</p>'

urlpatterns = [path("api/v3/", api.urls), *newsroom_urls]


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


def history(page):
    """(kind, asked, standing) of every version after the first."""
    return [
        (version.kind, version.asked, version.standing) for version in queries.versions_of(page)[1:]
    ]


def draft(page, user=None, text=NUMBER, **answer):
    """Save a draft with another text, as the editor does."""
    page = story(page)
    page = page.get_latest_revision_as_object()
    stream = ArticlePage._meta.get_field("body").stream_block
    page.body = stream.to_python(body(text))
    for name, value in answer.items():
        setattr(page, name, value)
    return page.save_revision(user=user)


def reading(client, page):
    return strip_tags(client.get(story(page).url).content.decode())


# Editor ----------------------------------------------------------------------------------------


def test_editor(desk_client, article):
    post_edit(desk_client, article, text=SPELT, edit_kind="minor")

    assert history(article) == [("minor", True, "stands")]
    assert "the eastern basin" in reading(desk_client, article)


# Schedule --------------------------------------------------------------------------------------


def scheduled(page, moment, **answer):
    page = story(page)
    page.go_live_at = moment
    stream = ArticlePage._meta.get_field("body").stream_block
    page.body = stream.to_python(body(NUMBER))
    for name, value in answer.items():
        setattr(page, name, value)
    page.save_revision().publish()
    # The moment comes: the schedule of the revision and what its content says.
    revision = story(page).revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save(update_fields=["content", "approved_go_live_at"])
    return page


def test_schedule_with_an_answer(article, client):
    scheduled(
        article,
        timezone.now() + timedelta(hours=1),
        edit_kind="correction",
        edit_notice="It is 41 metres.",
        edit_basis=1,
    )
    assert history(article) == []

    assert publish_due().published == 1

    assert history(article) == [("correction", True, "stands")]
    assert [notice.text for notice in queries.notices_on(article)] == ["It is 41 metres."]


def test_schedule_without_an_answer(article):
    scheduled(article, timezone.now() + timedelta(hours=1))

    call_command("publish_scheduled")  # Wagtail's own command is a door too

    assert history(article) == [("update", False, "stands")]
    assert [version.page_id for version in queries.flagged_versions()] == [article.pk]


def test_only_a_schedule_is_no_change_for_readers(article):
    scheduled(article, timezone.now() + timedelta(hours=1), edit_kind="update", edit_basis=1)

    assert history(article) == []


# Workflow --------------------------------------------------------------------------------------


@pytest.fixture
def workflow(article, editor):
    group = Group.objects.create(name="Desk")
    editor.groups.add(group)
    task = RecordApprovalTask.objects.create(name="Desk")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Desk")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    return workflow


def start(workflow, page, user, text=NUMBER, **answer):
    draft(page, user=user, text=text, **answer)
    return workflow.start(story(page), user).current_task_state


def action_url(name, page, state):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "approve", state.pk])


def test_workflow_approved_from_the_list_asks_in_a_dialogue(desk_client, article, workflow, editor):
    state = start(workflow, article, editor)
    url = action_url("workflow_action", article, state)

    shown = desk_client.get(url).json()
    assert 'name="edit_kind"' in shown["html"]
    refused = desk_client.post(url, {}, headers={"X-Requested-With": "XMLHttpRequest"}).json()
    assert "Say what kind of edit this is." in refused["html"]
    assert history(article) == []

    desk_client.post(
        url, {"edit_kind": "correction", "edit_notice": "It is 41 metres.", "comment": ""}
    )

    assert history(article) == [("correction", True, "stands")]
    assert [notice.text for notice in queries.notices_on(article)] == ["It is 41 metres."]


def test_workflow_approved_in_the_editor_by_the_dialogue(desk_client, article, workflow, editor):
    state = start(workflow, article, editor)
    collected = desk_client.post(
        action_url("collect_workflow_action_data", article, state),
        {"edit_kind": "update", "comment": "Good."},
    ).json()

    post_edit(
        desk_client,
        article,
        action={
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps(collected["cleaned_data"]),
        },
        text=NUMBER,
    )

    assert history(article) == [("update", True, "stands")]


def test_workflow_keeps_the_writers_answer(desk_client, article, workflow, editor):
    start(workflow, article, editor, edit_kind="update", edit_basis=1)

    story(article).current_workflow_state.current_task_state.specific.approve(user=editor)

    assert history(article) == [("update", True, "stands")]


def test_workflow_by_another_task_type_is_an_unasked_update(article, workflow, editor):
    start(workflow, article, editor)

    story(article).current_workflow_state.current_task_state.specific.approve(user=editor)

    assert history(article) == [("update", False, "stands")]


def test_workflow_does_not_ask_before_the_first_publish(desk_client, newsroom, workflow, editor):
    page = ArticleFactory(parent=newsroom, live=False)
    state = workflow.start(story(page), editor).current_task_state

    shown = desk_client.get(action_url("workflow_action", page, state)).json()
    assert 'name="edit_kind"' not in shown["html"]
    desk_client.post(action_url("workflow_action", page, state), {"comment": ""})

    assert [version.kind for version in queries.versions_of(page)] == ["publication"]


# Bulk ------------------------------------------------------------------------------------------


def bulk(client, action, *pages):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{query}&next=/admin/", follow=True)


def test_bulk_publish(desk_client, article, newsroom):
    other = ArticleFactory(parent=newsroom)
    draft(article)
    draft(other, text=ADDED)

    bulk(desk_client, "publish", article, other)

    assert history(article) == [("update", False, "stands")]
    assert history(other) == [("update", False, "stands")]


def test_bulk_unpublish_and_delete_are_answered_politely(desk_client, article):
    for action in ("unpublish", "delete"):
        page = bulk(desk_client, action, article).content.decode()
        assert "retract it instead" in page
    assert story(article).live
    assert history(article) == []


# API -------------------------------------------------------------------------------------------


@pytest.fixture
def bearer(editor):
    _token, plain = APIToken.create_token(user=editor, name="test")
    return {"Authorization": f"Bearer {plain}"}


@pytest.mark.urls(__name__)
def test_api_v3_publish(client, article, editor, bearer):
    draft(article, user=editor)

    response = client.post(f"/api/v3/pages/{article.pk}/actions/publish/", headers=bearer)

    assert response.status_code == 200
    assert history(article) == [("update", False, "stands")]


@pytest.mark.urls(__name__)
def test_api_v3_edit_and_publish(client, article, bearer):
    response = client.patch(
        f"/api/v3/pages/{article.pk}/",
        {"meta": {"type": "onrecord_articles.ArticlePage", "action": "publish"}, "title": "Quay"},
        content_type="application/json",
        headers=bearer,
    )

    assert response.status_code == 200
    assert history(article) == [("update", False, "stands")]


@pytest.mark.urls(__name__)
def test_api_v3_unpublish(client, article, bearer):
    client.post(
        f"/api/v3/pages/{article.pk}/actions/unpublish/",
        {"recursive": False},
        content_type="application/json",
        headers=bearer,
    )

    assert history(article) == [("update", False, "gone")]


@pytest.mark.urls(__name__)
def test_api_v3_delete_is_refused(client, article, bearer):
    response = client.delete(f"/api/v3/pages/{article.pk}/", headers=bearer)

    assert response.status_code == 403
    assert "retract it instead" in response.json()["detail"]
    assert story(article).live


def test_api_v2_is_read_only(article):
    from wagtail.api.v2.views import PagesAPIViewSet

    methods = {
        method
        for route in PagesAPIViewSet.get_urlpatterns()
        for method in getattr(route.callback, "actions", {"get": ""})
    }
    assert methods <= {"get", "head", "options"}


# Code ------------------------------------------------------------------------------------------


def test_code_that_saves_the_row(article):
    page = story(article)
    page.title = "Another headline"
    page.save()

    assert history(article) == [("update", False, "stands")]


def test_code_that_saves_some_fields(article):
    page = story(article)
    page.standfirst = "Said otherwise."
    page.title = "This stays in memory"
    page.save(update_fields=["standfirst"])

    version = queries.versions_of(article).last()
    texts = {part.key: part.text for part in version.reader_parts}
    assert history(article) == [("update", False, "stands")]
    assert (texts["standfirst"], texts["headline"]) == ("Said otherwise.", article.title)


def test_code_that_saves_what_readers_do_not_see(article):
    page = story(article)
    page.seo_title = "For machines"
    page.save()

    assert history(article) == []


# Revert ----------------------------------------------------------------------------------------


def test_revert(desk_client, article):
    first = story(article).latest_revision
    post_edit(desk_client, article, text=ADDED, edit_kind="update")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, first.pk])
    data = form_data(story(article)) | {"action-publish": "1"}

    asked = desk_client.post(url, data)
    assert "edit_kind" in asked.context_data["form"].errors
    desk_client.post(url, data | {"edit_kind": "update"})

    assert history(article) == [("update", True, "stands"), ("update", True, "stands")]


# Alias -----------------------------------------------------------------------------------------


def test_alias_has_no_record_of_its_own_and_follows_the_original(desk_client, article, newsroom):
    alias = story(article).create_alias(update_slug="the-same")
    assert queries.versions_of(alias).count() == 1

    post_edit(desk_client, article, text=SPELT, edit_kind="minor")

    assert alias.versions.count() == 0
    assert "the eastern basin" in reading(desk_client, alias)
    assert [entry.kind for entry in queries.entries_of(story(alias))] == ["minor", "publication"]
    assert desk_client.get(f"/record/{alias.pk}/").status_code == 404


# Unpublish, expiry, delete ---------------------------------------------------------------------


def test_unpublish_in_the_admin_leads_to_a_retraction(desk_client, article):
    response = desk_client.post(
        reverse("wagtailadmin_pages:unpublish", args=[article.pk]), follow=True
    )
    assert response.redirect_chain[-1][0] == f"/admin/record/retract/{article.pk}/"
    assert story(article).live

    desk_client.post(
        f"/admin/record/retract/{article.pk}/",
        {"edit_notice": "We cannot stand by this story.", "edit_withdraw": "on"},
    )

    page = reading(desk_client, article)
    assert history(article) == [("retraction", True, "withdrawn")]
    assert "We cannot stand by this story." in page
    assert "harbour master" not in page


def test_unpublishing_a_section_does_not_take_its_stories_down(desk_client, article, newsroom):
    url = reverse("wagtailadmin_pages:unpublish", args=[newsroom.pk])

    refused = desk_client.post(url, {"include_descendants": "on"}, follow=True)

    assert "retract it instead" in refused.content.decode()
    assert story(article).live
    assert history(article) == []


def test_unpublish_by_code_is_recorded_and_the_address_says_so(client, article):
    story(article).unpublish()

    response = client.get(article.url)
    assert history(article) == [("update", False, "gone")]
    assert response.status_code == 410
    assert f"/record/{article.pk}/" in response.content.decode()
    assert client.get(f"/record/{article.pk}/").status_code == 200


def test_republished_after_it_was_gone(client, article):
    story(article).unpublish()
    story(article).latest_revision.publish()

    assert history(article) == [("update", False, "gone"), ("update", False, "stands")]
    assert client.get(article.url).status_code == 200


def test_expiry(client, article):
    page = story(article)
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()

    assert publish_due().expired == 1

    assert history(article) == [("update", False, "gone")]
    assert client.get(article.url).status_code == 410


def test_delete_is_answered_politely(desk_client, article, newsroom):
    url = reverse("wagtailadmin_pages:delete", args=[article.pk])
    response = desk_client.post(url, follow=True)
    assert "keeps its record" in response.content.decode()
    assert response.redirect_chain[-1][0] == f"/admin/record/retract/{article.pk}/"

    above = reverse("wagtailadmin_pages:delete", args=[newsroom.pk])
    assert "keeps its record" in desk_client.post(above, follow=True).content.decode()
    assert story(article).live
    assert history(article) == []


def test_delete_of_what_was_never_public_just_works(desk_client, newsroom):
    page = ArticleFactory(parent=newsroom, live=False)

    desk_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not ArticlePage.objects.filter(pk=page.pk).exists()


# A shared picture's credit ---------------------------------------------------------------------


@pytest.fixture
def pictured(newsroom):
    picture = PictureFactory(title="Quay")
    raw = body()
    raw[0]["value"] |= {"picture": picture.pk, "caption": "", "credit": ""}
    own = body()
    own[0]["value"] |= {"picture": picture.pk, "caption": "Ours", "credit": "Ours"}
    return (
        picture,
        ArticleFactory(parent=newsroom, raw=raw),
        ArticleFactory(parent=newsroom, raw=own),
    )


def test_shared_picture_credit_in_the_admin(desk_client, pictured):
    picture, shows, says_its_own = pictured
    url = reverse("wagtailimages:edit", args=[picture.pk])
    data = {
        "title": "Quay",
        "caption": picture.caption,
        "credit": "Mina Dell/Port Ellery Post",
        "collection": picture.collection_id,
        "focal_point_x": "",
        "focal_point_y": "",
        "focal_point_width": "",
        "focal_point_height": "",
        "tags": "",
        "description": "",
    }

    asked = desk_client.post(url, data)
    assert list(asked.context_data["form"].errors) == ["edit_kind"]
    assert history(shows) == []
    desk_client.post(
        url, data | {"edit_kind": "correction", "edit_notice": "The picture is the Post's."}
    )

    assert history(shows) == [("correction", True, "stands")]
    assert history(says_its_own) == []
    assert "Mina Dell/Port Ellery Post" in reading(desk_client, shows)


def test_another_file_for_a_shared_picture_by_code(pictured):
    picture, shows, says_its_own = pictured
    picture.file = get_test_image_file(colour="red")
    picture.save()

    assert history(shows) == [("update", False, "stands")]
    assert history(says_its_own) == [("update", False, "stands")]


def test_shared_picture_credit_by_code(pictured):
    picture, shows, says_its_own = pictured
    picture.credit = "Somebody else"
    picture.save()

    version = queries.versions_of(shows).last()
    texts = {part.key: part.text for part in version.reader_parts}
    assert history(shows) == [("update", False, "stands")]
    assert texts[f"{PICTURE_ID}.credit"] == "Somebody else"
    assert history(says_its_own) == []


def test_move_and_a_new_section_name_change_nothing_for_the_record(desk_client, article, newsroom):
    newsroom.slug = "city-council"
    newsroom.save()

    assert history(article) == []
