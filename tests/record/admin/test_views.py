"""Retracting and answering later: whose it is, and what is said when it cannot be done."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page

from factories.articles import ArticleFactory, SectionFactory
from onrecord.articles.models import ArticlePage
from onrecord.record import actions, queries
from support.browser import soup, text_of

NOTICE = {"edit_notice": "We were deceived."}
FLAGGED = "/admin/record/flagged/"


def said(response):
    page = soup(response)
    for button in page.select(".messages a, .messages button"):
        button.decompose()
    return [text_of(item) for item in page.select(".messages li")]


def edit_unasked(page):
    page = ArticlePage.objects.get(pk=page.pk)
    page.standfirst = "After ten years of talk, a vote."
    page.save()
    return queries.versions_of(page).last()


@pytest.fixture
def sign_in(client):
    """Sign somebody in with a permission on one page and what is below it."""

    def _sign_in(permission, page):
        group = Group.objects.create(name="Group")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group, page=page,
            permission=Permission.objects.get(
                codename=permission, content_type__app_label="wagtailcore"
            ),
        )
        user = User.objects.create_user("somebody", "somebody@testserver.example", "pass")
        user.groups.add(group)
        client.force_login(user)
        return client

    return _sign_in


# Retracting ----------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_was_never_public_is_not_retracted(desk_client, newsroom, method):
    draft = ArticleFactory(parent=newsroom, live=False)

    response = getattr(desk_client, method)(
        f"/admin/record/retract/{draft.pk}/", NOTICE, follow=True
    )

    assert response.redirect_chain == [(f"/admin/pages/{newsroom.pk}/", 302)]
    assert said(response) == ["This story was never public: there is nothing to retract."]
    assert queries.versions_of(draft).count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_mirror_leads_to_its_story(desk_client, article, newsroom, method):
    mirror = article.create_alias(parent=newsroom, update_slug="mirror")

    response = getattr(desk_client, method)(
        f"/admin/record/retract/{mirror.pk}/", NOTICE, follow=True
    )

    assert response.redirect_chain == [(f"/admin/record/retract/{article.pk}/", 302)]
    assert said(response) == [
        f"“{article.title}” only mirrors this story: retract it here, and both say so."
    ]
    assert queries.versions_of(article).count() == 1

    desk_client.post(f"/admin/record/retract/{article.pk}/", NOTICE)
    assert [ArticlePage.objects.get(pk=page.pk).standing for page in (article, mirror)] == [
        "retracted"
    ] * 2


def test_a_section_is_no_story(desk_client, newsroom):
    assert desk_client.get(f"/admin/record/retract/{newsroom.pk}/").status_code == 404
    assert desk_client.post(f"/admin/record/retract/{newsroom.pk}/", NOTICE).status_code == 404
    assert Page.objects.get(pk=newsroom.pk).live


# Answering later -----------------------------------------------------------------------------


def test_answering_twice_is_told_and_changes_nothing(desk_client, article, editor):
    flagged = edit_unasked(article)
    actions.amend_answer(flagged, kind="minor", by=editor)

    response = desk_client.post(
        f"/admin/record/amend/{flagged.pk}/", {"edit_kind": "update"}, follow=True
    )

    assert response.redirect_chain == [(FLAGGED, 302)]
    assert said(response) == ["This edit has been answered for already; amend the newer answer."]
    assert queries.versions_of(article).count() == 3


def test_the_list_has_what_its_reader_may_answer_for(sign_in, article, newsroom):
    elsewhere = SectionFactory(
        parent=Page.objects.get(pk=newsroom.get_parent().pk), title="Sport", slug="sport"
    )
    other = edit_unasked(ArticleFactory(parent=elsewhere))
    mine = edit_unasked(article)
    client = sign_in("publish_page", newsroom)

    page = soup(client.get(FLAGGED))

    links = [link["href"] for link in page.select("main tbody a[href*=amend]")]
    assert links == [f"/admin/record/amend/{mine.pk}/"]
    assert client.get(f"/admin/record/amend/{other.pk}/")["Location"] == "/admin/"
    assert FLAGGED in client.get("/admin/").content.decode()


def test_whoever_may_publish_nothing_has_no_list(sign_in, article, newsroom):
    edit_unasked(article)
    client = sign_in("change_page", newsroom)

    responses = [client.get(FLAGGED), client.get(f"{FLAGGED}results/")]

    assert [(answer.status_code, answer["Location"]) for answer in responses] == [
        (302, "/admin/")
    ] * 2
    assert FLAGGED not in client.get("/admin/").content.decode()
