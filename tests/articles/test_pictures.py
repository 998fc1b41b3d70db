"""Shared pictures: who may change and delete what live stories show."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import path, reverse
from wagtail.api.v3.urls import api
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import APIToken, Collection

from factories.articles import ArticleFactory, PictureFactory, body
from onrecord.articles.models import ArticlePage, Picture
from onrecord.newsroom.setup import role_group
from onrecord.newsroom.urls import urlpatterns as newsroom_urls
from onrecord.record import queries
from support.browser import soup, text_of

urlpatterns = [path("api/v3/", api.urls), *newsroom_urls]


@pytest.fixture
def picture(newsroom):
    return PictureFactory(title="Quay", collection=Collection.get_first_root_node())


def showing(picture, parent, **values):
    raw = body()
    raw[0]["value"] |= {"picture": picture.pk, "caption": "", "credit": ""}
    return ArticleFactory(parent=parent, raw=raw, **values)


@pytest.fixture
def article(newsroom, picture):
    return showing(picture, newsroom)


@pytest.fixture
def reporter(client, picture):
    """A reporter, who may change the pictures they uploaded; returns their browser."""
    user = User.objects.create_user("reporter", password="pass")
    user.groups.add(role_group("reporter"))
    Picture.objects.filter(pk=picture.pk).update(uploaded_by_user=user)
    client.force_login(user)
    return client


def address(picture):
    return reverse("wagtailimages:edit", args=[picture.pk])


def form_data(picture, **values):
    fields = ("title", "caption", "credit", "description", "tags")
    focus = {f"focal_point_{name}": "" for name in ("x", "y", "width", "height")}
    kept = {name: getattr(picture, name, "") for name in fields} | {"tags": ""}
    return kept | focus | {"collection": picture.collection_id} | values


def post(client, picture, **values):
    return client.post(address(picture), form_data(picture, **values))


def history(page):
    return [(version.kind, version.standing) for version in queries.versions_of(page)[1:]]


def errors(response):
    return {
        name: [str(item) for item in items]
        for name, items in response.context_data["form"].errors.items()
    }


ASK_AN_EDITOR = (
    "Readers see this in stories that you may not publish, so it was not changed. Ask an editor "
    "to change it."
)


# Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["", "correction", "retraction"])
def test_a_reporter_changes_no_words_of_live_stories(reporter, picture, article, kind):
    response = post(
        reporter, picture, caption="All false", credit="Nobody", edit_kind=kind, edit_notice="No."
    )

    assert errors(response) == {"caption": [ASK_AN_EDITOR], "credit": [ASK_AN_EDITOR]}
    page = soup(response)
    assert page.select_one("[name=credit]")["value"] == "Nobody"
    assert page.select("[name=edit_kind]") == []
    assert history(article) == []
    assert Picture.objects.get(pk=picture.pk).credit == "Mina Dell"


def another_file():
    content = get_test_image_file(colour="red").file.getvalue()
    return SimpleUploadedFile("other.png", content, "image/png")


def test_a_reporter_puts_no_other_file_into_live_stories(reporter, picture, article):
    name = picture.file.name

    response = post(reporter, picture, file=another_file())

    assert errors(response) == {"file": [ASK_AN_EDITOR]}
    assert Picture.objects.get(pk=picture.pk).file.name == name
    assert history(article) == []


def test_a_reporter_changes_what_readers_do_not_see(reporter, picture, article):
    assert post(reporter, picture, title="The quay, from the east").status_code == 302
    assert Picture.objects.get(pk=picture.pk).title == "The quay, from the east"
    assert history(article) == []


def test_a_reporter_changes_a_picture_that_no_live_story_shows(reporter, picture, newsroom):
    showing(picture, newsroom, live=False)

    assert post(reporter, picture, credit="Mina Cell").status_code == 302
    assert Picture.objects.get(pk=picture.pk).credit == "Mina Cell"


def test_an_editor_changes_them_and_answers(client, picture, article):
    Group.objects.filter(name="Editors").delete()  # Wagtail's own, as `setup` does
    user = User.objects.create_user("ed", password="pass")
    user.groups.add(role_group("editor"))
    client.force_login(user)

    asked = post(client, picture, credit="Mina Cell/Post 2")
    assert list(errors(asked)) == ["edit_kind"]
    post(client, picture, credit="Mina Cell/Post 2", edit_kind="update")

    assert history(article) == [("update", "stands")]


def test_another_file_waits_for_the_answer(desk_client, picture, article):
    asked = post(desk_client, picture, file=another_file())

    assert list(errors(asked)) == ["edit_kind"]
    assert history(article) == []

    response = post(desk_client, picture, file=another_file(), edit_kind="update")
    assert response.status_code == 302
    assert history(article) == [("update", "stands")]


def test_no_story_is_retracted_from_a_picture(desk_client, picture, article):
    page = soup(desk_client.get(address(picture)))
    offered = [item["value"] for item in page.select("[name=edit_kind]")]
    assert offered == ["minor", "update", "clarification", "correction"]

    response = post(
        desk_client, picture, credit="Nobody", edit_kind="retraction", edit_notice="All false."
    )

    assert list(errors(response)) == ["edit_kind"]
    assert history(article) == []


# Words that were wrong come back ---------------------------------------------------------------


def corrected(client, picture):
    post(client, picture, credit="Mina Cell", edit_kind="correction", edit_notice="It is Cell.")
    return Picture.objects.get(pk=picture.pk)


def test_a_credit_that_was_wrong_comes_back_only_on_purpose(desk_client, picture, article):
    picture = corrected(desk_client, picture)
    assert soup(desk_client.get(address(picture))).select("[name=edit_restores]") == []
    answer = {"credit": "Mina Dell", "edit_kind": "correction", "edit_notice": "Dell, after all."}

    said = (
        "The record says these words were wrong, and this puts them back: “Dell”. Change them, or "
        "tick this box if they were right after all."
    )

    refused = post(desk_client, picture, **answer)

    assert errors(refused) == {"edit_restores": [said]}
    assert len(soup(refused).select("[name=edit_restores]")) == 1
    assert history(article) == [("correction", "stands")]

    assert post(desk_client, picture, **answer, edit_restores="on").status_code == 302
    assert history(article) == [("correction", "stands")] * 2
    assert text_of(soup(desk_client.get(article.url)).select_one(".credit")) == "Mina Dell"


def test_other_words_are_not_asked_about_coming_back(desk_client, picture, article):
    picture = corrected(desk_client, picture)

    asked = post(desk_client, picture, credit="Ines Vale")
    assert soup(asked).select("[name=edit_restores]") == []
    post(desk_client, picture, credit="Ines Vale", edit_kind="update")

    assert history(article) == [("correction", "stands"), ("update", "stands")]


def test_a_story_with_words_of_its_own_does_not_ask(desk_client, picture, newsroom, article):
    raw = body()
    raw[0]["value"] |= {"picture": picture.pk, "caption": "Ours", "credit": "Ours"}
    own = ArticleFactory(parent=newsroom, raw=raw)
    picture = corrected(desk_client, picture)
    article.unpublish()

    response = post(desk_client, picture, credit="Mina Dell", edit_kind="update")

    assert response.status_code == 302
    assert history(own) == []


# Deleting --------------------------------------------------------------------------------------


def refusal(*stories, more=""):
    names = ", ".join(f"“{story.title}”" for story in stories)
    return (
        f"Nothing was deleted. Readers see this in {names}{more}: take the picture out of the "
        "story first, or put another file in its place."
    )


def messages(response):
    return [
        text_of(item).removesuffix(" Go to the first error")
        for item in soup(response).select(".messages li")
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_deleting_what_a_live_story_shows_is_answered_politely(
    desk_client, picture, article, method
):
    url = reverse("wagtailimages:delete", args=[picture.pk])

    response = getattr(desk_client, method)(url, follow=True)

    assert response.redirect_chain == [(address(picture), 302)]
    assert messages(response) == [refusal(article)]
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_three_stories_are_named(desk_client, picture, newsroom):
    stories = [showing(picture, newsroom) for _ in range(4)]
    url = reverse("wagtailimages:delete", args=[picture.pk])

    response = desk_client.post(url, follow=True)

    assert messages(response) == [refusal(*stories[:3], more=" and others")]


def test_deleting_several_at_once_deletes_none(desk_client, picture, article):
    unused = PictureFactory()
    url = reverse("wagtail_bulk_action", args=["onrecord_articles", "picture", "delete"])

    response = desk_client.post(
        f"{url}?id={picture.pk}&id={unused.pk}&next=/admin/images/", follow=True
    )

    assert messages(response) == [refusal(article)]
    assert set(Picture.objects.values_list("pk", flat=True)) == {picture.pk, unused.pk}


def test_deleting_beside_the_upload_is_answered_in_its_own_form(desk_client, picture, article):
    url = reverse("wagtailimages:delete_multiple", args=[picture.pk])

    response = desk_client.post(url)

    assert (response.status_code, response.json()) == (
        409,
        {"success": False, "error_message": refusal(article)},
    )


@pytest.mark.urls(__name__)
def test_deleting_through_the_api_is_refused(client, picture, article, editor):
    _token, plain = APIToken.create_token(user=editor, name="test")

    response = client.delete(
        f"/api/v3/images/{picture.pk}/", headers={"Authorization": f"Bearer {plain}"}
    )

    assert (response.status_code, response.json()["detail"]) == (403, refusal(article))


def test_what_no_story_shows_is_deleted(desk_client, picture, article, newsroom):
    page = ArticlePage.objects.get(pk=article.pk)
    page.body = []
    page.save()

    desk_client.post(reverse("wagtailimages:delete", args=[picture.pk]))

    assert not Picture.objects.filter(pk=picture.pk).exists()


def test_who_may_not_delete_is_told_nothing(client, picture, article):
    user = User.objects.create_user("other", password="pass")
    user.groups.add(role_group("reporter"))
    client.force_login(user)

    response = client.post(reverse("wagtailimages:delete", args=[picture.pk]), follow=True)

    assert article.title not in " ".join(messages(response))
    assert Picture.objects.filter(pk=picture.pk).exists()
