"""What goes wrong with revisions, schedules and stale tabs, and does not here."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.signals import page_published

from factories.articles import PARAGRAPHS, ArticleFactory, body
from onrecord.articles.models import ArticlePage
from onrecord.outbox import actions as outbox
from onrecord.outbox.models import Effect
from onrecord.record import publishing, queries, registry
from onrecord.record.actions import digest_of
from onrecord.record.models import Answer, Notice, RecordIsPermanent, Version
from onrecord.record.publishing import WordChange
from onrecord.record.tasks import publish_due
from support.editor import PUBLISH, form_data, post_edit

SPELT = PARAGRAPHS.replace("reastern", "eastern")
NUMBER = PARAGRAPHS.replace("<b>14</b>", "<b>41</b>")


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


def words(page):
    return [part.text for part in page.reader_parts() if part.role == "paragraph"]


def corrected(client, page):
    post_edit(
        client, page, text=NUMBER, edit_kind="correction", edit_notice="It is 41 metres, not 14."
    )


def test_autosave_over_the_live_revision_does_not_touch_the_record(desk_client, article, editor):
    post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    live = story(article).live_revision
    before = queries.versions_of(article).last()

    answer = desk_client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        form_data(story(article), text=NUMBER) | {"overwrite_revision_id": str(live.pk)},
        headers={"Accept": "application/json"},
    )

    assert answer.json()["success"] is True
    live.refresh_from_db()
    assert "41" in str(live.content)  # Wagtail has rewritten what went live
    after = queries.versions_of(article).last()
    assert (after.pk, after.parts, after.digest) == (before.pk, before.parts, before.digest)
    assert (
        words(story(article))[1] == "The new quay will be 14 metres long, the harbour master said."
    )
    assert digest_of(after) == after.digest


def test_purge_revisions_leaves_the_record(desk_client, article):
    post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    call_command("purge_revisions")

    more = SPELT + '<p data-block-key="p9">More.</p>'
    post_edit(desk_client, story(article), text=more, edit_kind="update")

    assert [(v.number, v.kind) for v in queries.versions_of(article)] == [
        (1, "publication"),
        (2, "minor"),
        (3, "update"),
    ]
    assert words_of(queries.versions_of(article).first())[2].startswith("Work in the reastern")


def words_of(version):
    return [part.text for part in version.reader_parts if part.role == "paragraph"]


def test_an_older_draft_published_does_not_delete_versions_or_notices(desk_client, article):
    first = story(article).latest_revision
    corrected(desk_client, article)
    old = first.as_object()
    old.edit_restores, old.edit_kind, old.edit_basis = True, "update", 2
    old.save_revision().publish()

    assert [(v.number, v.kind) for v in queries.versions_of(article)] == [
        (1, "publication"),
        (2, "correction"),
        (3, "update"),
    ]
    assert queries.notices_on(article).count() == 1


def test_a_stale_tab_is_told_and_keeps_its_text(desk_client, article):
    stale = form_data(article, text=PARAGRAPHS, standfirst="Typed in a stale tab") | PUBLISH
    corrected(desk_client, article)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])

    response = desk_client.post(url, stale | {"edit_kind": "update"})

    form = response.context_data["form"]
    assert list(form.errors) == ["edit_kind", "edit_restores"]
    assert "has changed since you opened it" in form.errors["edit_kind"][0]
    assert "“14”" in form.errors["edit_restores"][0]
    assert form["standfirst"].value() == "Typed in a stale tab"
    assert words(story(article))[1].startswith("The new quay will be 41 metres")
    again = stale | {"edit_kind": "update", "edit_basis": "2"}
    assert "edit_restores" in desk_client.post(url, again).context_data["form"].errors
    assert desk_client.post(url, again | {"edit_restores": "on"}).status_code == 302
    assert words(story(article))[1].startswith("The new quay will be 14 metres")


def test_bulk_publish_of_an_old_draft_that_brings_an_error_back_is_refused(desk_client, article):
    first = story(article).latest_revision
    corrected(desk_client, article)
    first.as_object().save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    page = desk_client.post(f"{url}?id={article.pk}&next=/admin/", follow=True).content.decode()

    assert "puts back what the record says was wrong (“14”)" in page
    assert words(story(article))[1].startswith("The new quay will be 41 metres")


def test_a_workflow_of_another_kind_that_brings_an_error_back_is_refused_in_words(
    desk_client, article, editor
):
    first = story(article).latest_revision
    corrected(desk_client, article)
    first.as_object().save_revision()
    group = Group.objects.create(name="Old desk")
    editor.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Old desk")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Old desk")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    state = workflow.start(story(article), editor).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])

    response = desk_client.post(url, {"comment": ""}, follow=True)

    assert response.redirect_chain == [(f"/admin/pages/{article.pk}/edit/", 302)]
    assert "what the record says was wrong" in response.content.decode()
    assert words(story(article))[1].startswith("The new quay will be 41 metres")
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_a_scheduled_error_is_taken_off_the_schedule_and_stops_no_other(
    desk_client, article, newsroom
):
    other = ArticleFactory(parent=newsroom)
    past = timezone.now() - timedelta(minutes=1)
    first = story(article).latest_revision
    corrected(desk_client, article)
    first.as_object().save_revision(approved_go_live_at=past)
    changed = story(other)
    changed.standfirst = "Said later."
    changed.save_revision(approved_go_live_at=timezone.now() - timedelta(seconds=5))

    done = publish_due()

    assert (done.published, done.refused) == (1, 1)
    assert words(story(article))[1].startswith("The new quay will be 41 metres")
    assert not story(article).approved_schedule
    assert story(other).standfirst == "Said later."


def test_words_that_were_put_back_on_purpose_are_free_again(desk_client, article):
    corrected(desk_client, article)
    post_edit(
        desk_client,
        story(article),
        text=PARAGRAPHS,
        edit_kind="correction",
        edit_notice="It was 14 after all.",
        edit_restores="on",
    )

    response = post_edit(
        desk_client,
        story(article),
        text=PARAGRAPHS.replace("in spring", "in March"),
        edit_kind="update",
    )

    assert response.status_code == 302


def test_a_failing_owed_row_rolls_the_publish_back(desk_client, article):
    def fails(version):
        outbox.owe("tests.never", subject="x", key="y")
        raise RuntimeError("The outbox is broken.")

    registry.register_listener(fails)
    try:
        with pytest.raises(RuntimeError):
            post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    finally:
        registry.unregister_listener(fails)

    assert words(story(article))[2] == "Work in the reastern basin begins in spring."
    assert queries.versions_of(article).count() == 1
    assert Effect.objects.count() == 0


def test_what_is_owed_is_written_with_the_version(desk_client, article):
    def owes(version):
        outbox.owe("tests.told", subject=version)

    registry.register_listener(owes)
    try:
        post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    finally:
        registry.unregister_listener(owes)

    version = queries.versions_of(article).last()
    assert [(e.kind, e.subject) for e in Effect.objects.all()] == [
        ("tests.told", f"onrecord_record.version:{version.pk}")
    ]


def test_a_failing_receiver_of_the_publish_loses_nothing(desk_client, article):
    def fails(**_kwargs):
        raise RuntimeError("A receiver broke.")

    page_published.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    finally:
        page_published.disconnect(fails)

    assert words(story(article))[2] == "Work in the eastern basin begins in spring."
    assert [v.kind for v in queries.versions_of(article)] == ["publication", "minor"]


def test_a_story_that_was_public_cannot_be_deleted_by_code(article):
    with pytest.raises(ProtectedError), transaction.atomic():
        story(article).delete()
    assert story(article).live


def test_versions_and_notices_are_written_once(desk_client, article):
    corrected(desk_client, article)
    version, notice = Version.objects.last(), Notice.objects.get()

    for change in (
        version.save,
        version.delete,
        notice.save,
        notice.delete,
        Version.objects.all().delete,
        Notice.objects.all().delete,
        lambda: Notice.objects.update(text="Nothing happened."),
    ):
        with pytest.raises(RecordIsPermanent), transaction.atomic():
            change()
    assert Notice.objects.get().text == "It is 41 metres, not 14."


def test_the_chain_of_versions_holds(desk_client, article):
    corrected(desk_client, article)
    first, second = queries.versions_of(article)

    assert second.previous == first
    assert (digest_of(first), digest_of(second)) == (first.digest, second.digest)
    assert first.digest != second.digest


def test_a_copy_begins_its_own_record_and_takes_no_answer(desk_client, article, newsroom):
    post_edit(desk_client, article, action={}, text=NUMBER, edit_kind="minor")

    copy = story(article).copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)

    assert [v.kind for v in queries.versions_of(copy)] == ["publication"]
    assert story(copy).edit_kind == ""
    assert queries.versions_of(article).count() == 1


def test_changed_words_keep_their_place_through_later_edits(desk_client, article, editor):
    text = "Work in the reastern basin begins in spring."
    start = text.index("reastern")
    key = next(p.key for p in article.reader_parts() if p.text == text)
    publishing.apply_words(
        story(article),
        WordChange(key, start, start + 8, "reastern", "eastern"),
        Answer(kind="minor", basis=1),
        by=editor,
    )
    post_edit(
        desk_client,
        story(article),
        text=SPELT.replace("Work in the", "After Easter, work in the"),
        edit_kind="update",
    )

    html = desk_client.get(story(article).url).content.decode()
    assert '<span class="changed" id="r-2" tabindex="-1">eastern</span>' in html
    assert 'id="r-3"' in html


def test_a_preview_carries_no_marks_of_the_live_text(desk_client, article):
    post_edit(desk_client, article, text=SPELT, edit_kind="minor")
    draft = story(article)
    draft.body = ArticlePage._meta.get_field("body").stream_block.to_python(
        body(SPELT.replace("eastern basin", "basin in the east"))
    )
    draft.save_revision()

    html = desk_client.get(
        reverse("wagtailadmin_pages:view_draft", args=[article.pk])
    ).content.decode()

    assert "basin in the east" in html
    assert 'id="r-2"' not in html


def test_a_missing_answer_never_raises(article):
    page = story(article)
    page.title = "Changed by code"
    try:
        page.save()
    except ValidationError as error:  # pragma: no cover
        pytest.fail(str(error))
    assert queries.versions_of(article).last().flagged
