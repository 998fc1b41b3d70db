"""Edits nobody was asked about: the desk sees them and answers later, in public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.articles import ArticleFactory
from onrecord.articles.models import ArticlePage
from onrecord.record import actions, queries
from onrecord.record.clock import at
from onrecord.record.models import RecordIsPermanent


@pytest.fixture
def flagged(article):
    """The version that code wrote unasked."""
    page = ArticlePage.objects.get(pk=article.pk)
    page.standfirst = "After ten years of talk, a vote."
    page.save()
    return queries.versions_of(article).last()


def test_the_desk_sees_it_and_answers(desk_client, article, flagged):
    listed = desk_client.get("/admin/record/flagged/").content.decode()
    assert article.title in listed
    assert f"/admin/record/amend/{flagged.pk}/" in listed

    asked = desk_client.post(f"/admin/record/amend/{flagged.pk}/", {"edit_kind": "correction"})
    assert list(asked.context_data["form"].errors) == ["edit_notice"]
    desk_client.post(
        f"/admin/record/amend/{flagged.pk}/",
        {"edit_kind": "correction", "edit_notice": "It was ten years, not nine."},
    )

    assert article.title not in desk_client.get("/admin/record/flagged/").content.decode()
    assert [(e.version.number, str(e.kind)) for e in queries.entries_of(article)] == [
        (3, "correction"), (2, "correction"), (1, "publication"),
    ]
    assert [notice.text for notice in queries.listed_notices()] == ["It was ten years, not nine."]


def test_saying_minor_takes_the_date_back(article, flagged, editor):
    assert queries.modified_at(list(queries.versions_of(article))) == flagged.created_at

    actions.amend_answer(flagged, kind="minor", by=editor)

    assert queries.modified_at(list(queries.versions_of(article))) is None


def test_a_correction_said_later_moves_the_date(article, flagged, editor):
    amended = actions.amend_answer(flagged, kind="correction", notice="Ten years.", by=editor)

    assert queries.modified_at(list(queries.versions_of(article))) == amended.created_at


def test_an_answer_may_be_amended_again(article, flagged, editor):
    first = actions.amend_answer(flagged, kind="correction", notice="Ten years.", by=editor)
    with pytest.raises(RecordIsPermanent, match="A notice stands"):
        actions.amend_answer(first, kind="update", by=editor)

    actions.amend_answer(first, kind="clarification", notice="It depends.", by=editor)

    assert [str(e.kind) for e in queries.entries_of(article)] == [
        "clarification", "clarification", "clarification", "publication",
    ]
    assert [n.text for n in queries.notices_on(article)] == ["It depends."]


def test_an_answer_is_given_once(flagged, editor):
    actions.amend_answer(flagged, kind="minor", by=editor)

    with pytest.raises(RecordIsPermanent, match="answered for already"):
        actions.amend_answer(flagged, kind="update", by=editor)


def test_a_notice_is_superseded_in_public(desk_client, article, flagged, editor):
    amended = actions.amend_answer(flagged, kind="correction", notice="It was then.", by=editor)
    notice = amended.notices.get()

    successor = actions.supersede_notice(notice, text="It was ten years.", by=editor)

    assert list(queries.notices_on(article)) == [successor]
    assert list(queries.listed_notices()) == [successor]
    record = desk_client.get(f"/record/{article.pk}/").content.decode()
    assert "It was then." in record
    assert f'href="#notice-{successor.pk}"' in record
    with pytest.raises(RecordIsPermanent):
        actions.supersede_notice(notice, text="Again.", by=editor)


def test_a_history_from_elsewhere_keeps_its_moments(newsroom):
    then = timezone.now() - timedelta(days=400)
    with at(then):
        page = ArticleFactory(parent=newsroom)

    assert queries.versions_of(page).get().created_at == then
    with pytest.raises(ValueError, match="future"), at(timezone.now() + timedelta(days=1)):
        pass


def test_amending_needs_the_right_to_publish(client, article, flagged, django_user_model):
    from django.contrib.auth.models import Group

    reporter = django_user_model.objects.create_user("reporter", password="pass")
    reporter.groups.add(Group.objects.get(name="Editors"))
    client.force_login(reporter)

    response = client.post(f"/admin/record/amend/{flagged.pk}/", {"edit_kind": "minor"})

    assert response.status_code == 302
    assert response["Location"] == "/admin/"
    assert queries.versions_of(article).count() == 2
