"""Changing the live text beside a colleague's draft, schedule, workflow and lock."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import TaskState, Workflow, WorkflowTask

from factories.articles import (
    PARAGRAPHS,
    PICTURE_ID,
    TEXT_ID,
    ArticleFactory,
    PictureFactory,
    body,
)
from onrecord.articles.models import ArticlePage
from onrecord.record import publishing, queries
from onrecord.record.models import Answer, CorrectedErrorReturns, RecordApprovalTask
from onrecord.record.publishing import ChangeRefused, WordChange, WordsMoved
from onrecord.record.tasks import publish_due

KEY = f"{TEXT_ID}.p3"
LIVE = "Work in the reastern basin begins in spring."
ADDED = PARAGRAPHS + '<p data-block-key="p4">A sentence not yet public.</p>'
WITHOUT = PARAGRAPHS.replace(
    '<p data-block-key="p3">Work in the reastern basin begins in spring.</p>', ""
)


def story(page):
    return ArticlePage.objects.get(pk=page.pk)


def save_draft(page, user, text=ADDED, **values):
    draft = story(page).get_latest_revision_as_object()
    draft.body = ArticlePage._meta.get_field("body").stream_block.to_python(body(text))
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def spelling():
    start = LIVE.index("reastern")
    return WordChange(KEY, start, start + len("reastern"), "reastern", "eastern")


def apply(page, by, change=None, kind="minor", **answer):
    number = story(page).current_version.number
    return publishing.apply_words(
        story(page), change or spelling(), Answer(kind=kind, basis=number, **answer), by=by
    )


def paragraphs(page):
    return [part.text for part in page.reader_parts() if part.role == "paragraph"]


def draft_of(page):
    return story(page).get_latest_revision_as_object()


def test_the_live_text_changes_and_nothing_else(article, editor):
    applied = apply(article, editor)

    live = story(article)
    assert paragraphs(live)[2] == "Work in the eastern basin begins in spring."
    assert (live.live, live.has_unpublished_changes) == (True, False)
    assert (applied.version.number, applied.version.kind, applied.version.by) == (
        2,
        "minor",
        editor,
    )
    assert (applied.merged, applied.conflicts, applied.lock) == ((), (), None)


def test_markup_inside_the_words_survives(article, editor):
    paragraph = "The new quay will be 14 metres long, the harbour master said."
    start = paragraph.index("14 metres")
    change = WordChange(f"{TEXT_ID}.p2", start, start + 9, "14 metres", "41 metres")

    apply(article, editor, change, kind="correction", notice="It is 41 metres.")

    assert "<b>41</b> metres long" in story(article).body[1].value.source


def test_a_colleagues_draft_goes_on_with_the_change_in_it(article, editor, colleague):
    save_draft(article, colleague)

    applied = apply(article, editor)

    live, draft = story(article), draft_of(article)
    assert paragraphs(live) == [
        "The council of Port Ellery met on Monday to talk about the quay.",
        "The new quay will be 14 metres long, the harbour master said.",
        "Work in the eastern basin begins in spring.",
    ]
    assert paragraphs(draft) == [*paragraphs(live), "A sentence not yet public."]
    assert live.has_unpublished_changes
    assert live.latest_revision.user == colleague
    assert list(applied.merged) == [live.latest_revision]


def test_the_answer_in_a_draft_stays_valid_for_the_new_basis(article, editor, colleague):
    save_draft(article, colleague, edit_kind="update", edit_basis=1)

    apply(article, editor)
    story(article).latest_revision.publish(user=colleague)

    assert [(v.kind, v.asked) for v in queries.versions_of(article)] == [
        ("publication", True),
        ("minor", True),
        ("update", True),
    ]


def test_a_draft_without_the_paragraph_is_kept_and_named(article, editor, colleague):
    save_draft(article, colleague, text=WITHOUT)

    applied = apply(article, editor)

    assert paragraphs(draft_of(article)) == paragraphs(story(article))[:2]
    assert [(c.revision.user, c.reason) for c in applied.conflicts] == [
        (colleague, "The paragraph is not in the draft any more.")
    ]
    assert story(article).latest_revision == applied.conflicts[0].revision


def test_a_draft_in_which_the_words_were_changed_otherwise_is_named(article, editor, colleague):
    save_draft(article, colleague, text=PARAGRAPHS.replace("reastern", "northern"))

    applied = apply(article, editor)

    assert paragraphs(draft_of(article))[2] == "Work in the northern basin begins in spring."
    assert [c.reason for c in applied.conflicts] == [
        "The words are not in the draft's paragraph any more."
    ]


def test_a_draft_that_has_the_correction_already_is_no_conflict(article, editor, colleague):
    save_draft(article, colleague, text=ADDED.replace("reastern", "eastern"))

    applied = apply(article, editor)

    assert applied.conflicts == ()
    assert paragraphs(draft_of(article))[2] == "Work in the eastern basin begins in spring."


def test_a_schedule_goes_on_with_the_change_in_it(article, editor, colleague):
    later = timezone.now() + timedelta(hours=3)
    revision = save_draft(article, colleague, go_live_at=later, edit_kind="update", edit_basis=1)
    revision.publish(user=colleague)
    assert story(article).approved_schedule

    apply(article, editor)

    live = story(article)
    assert "A sentence not yet public." not in paragraphs(live)
    scheduled = live.scheduled_revision
    assert (scheduled.approved_go_live_at, scheduled.user) == (later, colleague)
    scheduled.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.save(update_fields=["content", "approved_go_live_at"])
    assert publish_due().published == 1
    assert paragraphs(story(article))[2:] == [
        "Work in the eastern basin begins in spring.",
        "A sentence not yet public.",
    ]
    assert [(v.kind, v.asked) for v in queries.versions_of(article)] == [
        ("publication", True),
        ("minor", True),
        ("update", True),
    ]


def test_a_running_workflow_goes_on_and_approves_the_merged_text(article, editor, colleague):
    group = Group.objects.create(name="Desk")
    editor.groups.add(group)
    task = RecordApprovalTask.objects.create(name="Desk")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Desk")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    save_draft(article, colleague, edit_kind="update", edit_basis=1)
    state = workflow.start(story(article), colleague)

    apply(article, editor)

    state.refresh_from_db()
    current = state.current_task_state
    assert (state.status, current.status) == ("in_progress", TaskState.STATUS_IN_PROGRESS)
    assert current.revision == story(article).latest_revision
    current.specific.approve(user=editor)
    assert paragraphs(story(article))[2:] == [
        "Work in the eastern basin begins in spring.",
        "A sentence not yet public.",
    ]
    assert queries.versions_of(article).last().kind == "update"


def test_a_lock_stands_and_is_named(article, editor, colleague):
    page = story(article)
    page.locked, page.locked_by, page.locked_at = True, colleague, timezone.now()
    page.save()

    applied = apply(article, editor)

    live = story(article)
    assert (live.locked, live.locked_by) == (True, colleague)
    assert type(applied.lock).__name__ == "BasicLock"
    assert paragraphs(live)[2] == "Work in the eastern basin begins in spring."


def test_refused_when_another_version_is_live(article, editor):
    change = spelling()
    page = story(article)
    page.byline = "Somebody"
    page.save()

    with pytest.raises(WordsMoved, match="version 2 is live"):
        publishing.apply_words(story(article), change, Answer(kind="minor", basis=1), by=editor)
    assert queries.versions_of(article).count() == 2


def test_refused_when_the_words_are_elsewhere(article, editor):
    with pytest.raises(WordsMoved, match="not at this place"):
        apply(article, editor, WordChange(KEY, 0, 8, "reastern", "eastern"))
    with pytest.raises(WordsMoved, match="paragraph is not"):
        apply(article, editor, WordChange(f"{TEXT_ID}.zz", 0, 8, "reastern", "eastern"))
    assert queries.versions_of(article).count() == 1


def test_refused_when_nothing_would_change(article, editor):
    start = LIVE.index("reastern")
    same = WordChange(KEY, start, start + 8, "reastern", "reastern")
    with pytest.raises(ChangeRefused, match="same as the old"):
        apply(article, editor, same)


@pytest.mark.parametrize(
    ("key", "old", "new", "read"),
    [
        ("headline", "quay", "pier", "title"),
        ("standfirst", "nine", "seven", "standfirst"),
        ("byline", "Hale", "Hall", "byline"),
    ],
)
def test_headline_standfirst_and_byline(article, editor, key, old, new, read):
    text = getattr(article, read)
    start = text.index(old)

    apply(article, editor, WordChange(key, start, start + len(old), old, new))

    assert getattr(story(article), read) == text.replace(old, new, 1)
    assert queries.versions_of(article).last().anchor == "r-2"


@pytest.mark.parametrize("new", ["", "long " * 60])
def test_a_headline_that_cannot_be_is_refused_in_words(article, editor, new):
    change = WordChange("headline", 0, len(article.title), article.title, new)
    with pytest.raises(ChangeRefused, match=r"blank|255"):
        apply(article, editor, change, kind="update")
    assert story(article).title == article.title


def test_a_caption_of_this_use(article, editor):
    key = f"{PICTURE_ID}.caption"

    apply(article, editor, WordChange(key, 4, 7, "old", "new"))

    live = story(article)
    assert [p.text for p in live.reader_parts() if p.key == key] == ["The new quay at low tide"]
    assert live.body[0].id == PICTURE_ID
    assert queries.versions_of(article).last().marks == [
        {"id": "r-2", "key": key, "start": 4, "end": 7}
    ]


def test_a_shared_caption_is_changed_for_this_story_only(newsroom, editor):
    picture = PictureFactory(caption="The old quay at low tide")
    raw = body()
    raw[0]["value"] |= {"picture": picture.pk, "caption": "", "credit": ""}
    page = ArticleFactory(parent=newsroom, raw=raw)

    apply(page, editor, WordChange(f"{PICTURE_ID}.caption", 4, 7, "old", "new"))

    picture.refresh_from_db()
    assert picture.caption == "The old quay at low tide"
    assert story(page).body[0].value["caption"] == "The new quay at low tide"


def test_retracting_beside_a_draft(article, editor, colleague):
    save_draft(article, colleague)

    publishing.retract(story(article), notice="Not ours.", withdraw=False, by=editor)

    live = story(article)
    assert (live.standing, live.has_unpublished_changes) == ("retracted", True)
    assert "A sentence not yet public." in paragraphs(draft_of(article))


def test_a_draft_saved_before_a_correction_cannot_put_the_error_back(article, editor, colleague):
    save_draft(article, colleague, text=ADDED)
    old = story(article).latest_revision
    apply(article, editor)

    with pytest.raises(CorrectedErrorReturns) as refused:
        old.publish(user=colleague)

    assert refused.value.words == ["reastern"]
    assert paragraphs(story(article))[2] == "Work in the eastern basin begins in spring."
