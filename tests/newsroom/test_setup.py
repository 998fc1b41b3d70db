"""A new newsroom: its pages, its people's rights, its way to publication."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, User
from wagtail.models import GroupApprovalTask, Page, Site, Task, Workflow

from onrecord.articles.models import ArticlePage, HomePage, SectionPage
from onrecord.newsroom import setup
from onrecord.record.models import RecordApprovalTask

pytestmark = pytest.mark.django_db


def _state():
    return {
        "pages": list(Page.objects.order_by("path").values_list("depth", "slug", "live")),
        "site": list(Site.objects.values_list("hostname", "port", "site_name", "root_page__slug")),
        "groups": list(Group.objects.order_by("name").values_list("name", flat=True)),
        "workflows": list(Workflow.objects.values_list("name", "active")),
        "tasks": list(Task.objects.values_list("name", flat=True)),
    }


def test_what_a_new_newsroom_has():
    setup.make_newsroom()
    assert _state() == {
        "pages": [(1, "root", True), (2, "home", True), (3, "news", True)],
        "site": [("testserver", 80, "The Test Post", "home")],
        "groups": ["Corrections desk", "Editors", "Reporters"],
        "workflows": [("Publication", True)],
        "tasks": ["An editor approves"],
    }
    assert HomePage.objects.get().title == "The Test Post"
    assert SectionPage.objects.get().language == "en"


def test_made_again_it_stays_as_people_changed_it():
    setup.make_newsroom()
    SectionPage.objects.update(slug="town")
    Group.objects.get(name="Reporters").permissions.clear()
    before = _state()
    setup.make_newsroom()
    assert _state() == before
    assert Group.objects.get(name="Reporters").permissions.count() == 0


def test_the_site_follows_the_settings(settings):
    setup.make_newsroom()
    settings.BASE_URL = "https://news.example.org"
    setup.keep_site()
    assert _state()["site"] == [("news.example.org", 443, "The Test Post", "home")]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("editor", {"add": True, "edit": True, "publish": True, "cases": True}),
        ("desk", {"add": False, "edit": True, "publish": True, "cases": True}),
        ("reporter", {"add": True, "edit": False, "publish": False, "cases": False}),
    ],
)
def test_what_a_role_may(role, may):
    setup.make_newsroom()
    user = User.objects.create_user("someone", password="x")
    user.groups.add(setup.role_group(role))
    section = SectionPage.objects.get()
    story = ArticlePage(title="Quay", slug="quay", owner=User.objects.create_user("other"))
    section.add_child(instance=story)
    rights = story.permissions_for_user(user)
    assert user.has_perm("wagtailadmin.access_admin")
    assert {
        "add": section.permissions_for_user(user).can_add_subpage(),
        "edit": rights.can_edit(),
        "publish": rights.can_publish(),
        "cases": user.has_perm("onrecord_corrections.change_case"),
    } == may


def test_an_approval_asks_what_kind_of_edit_it_is():
    setup.make_newsroom()
    section = SectionPage.objects.get()
    story = section.add_child(instance=ArticlePage(title="Quay", slug="quay"))
    (task,) = [item.specific for item in story.get_workflow().tasks]
    assert type(task) is RecordApprovalTask
    assert [group.name for group in task.groups.all()] == ["Editors"]
    assert GroupApprovalTask.objects.count() == 0


def test_the_first_admin():
    generated = setup.make_admin(email="desk@example.org")
    assert len(generated) >= 16
    user = authenticate(username="admin", password=generated)
    assert (user.is_superuser, user.email) == (True, "desk@example.org")
    with pytest.raises(ValueError, match="There is a user “admin” already"):
        setup.make_admin(email="else@example.org")
    assert setup.make_admin(password="given by hand", username="second") == "given by hand"
