"""The demo as an editor's work would have left it."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone
from wagtail.models import PageLogEntry

from onrecord.articles.models import ArticlePage, Picture
from onrecord.newsroom import setup
from onrecord.newsroom.demo import content, seed
from onrecord.record.models import Notice, Version


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of one's own, without a sign that the demo is filled."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def _parts(page, role):
    return [part.text for part in page.reader_parts() if part.role == role]


def _story(page, story):
    """What the database says of a story, in the words of the demo's texts."""
    versions = list(Version.objects.filter(page_id=page.pk))
    return {
        "headline": page.title,
        "paragraphs": _parts(page, "paragraph"),
        "caption": _parts(page, "caption"),
        "links": [
            block.value["story"].slug for block in page.body if block.block_type == "story_link"
        ],
        "kinds": [version.kind for version in versions],
        "moments": [version.created_at for version in versions],
        "asked": {version.asked for version in versions},
        "first": page.first_published_at,
        "section": (page.section.specific.language, page.section.slug.removesuffix("-ar")),
    }


def _meant(story, now):
    return {
        "headline": story.headline,
        "paragraphs": list(story.paragraphs_after(len(story.history))),
        "caption": [story.picture.caption] if story.picture else [],
        "links": [link.slug for link in story.story_links],
        "kinds": ["publication", *(edit.kind for edit in story.history)],
        "moments": [story.published_at(now), *(edit.made_at(now) for edit in story.history)],
        "asked": {True},
        "first": story.published_at(now),
        "section": (story.language, story.section),
    }


@pytest.mark.django_db
def test_the_demo_is_what_its_texts_say(data):
    began = timezone.localtime()
    newsroom = content.load()
    setup.make_newsroom(first_section=False)
    taken = []
    seed.fill(lambda: taken.append(1))
    assert len(taken) == seed.steps()
    assert seed.is_filled()

    for story in newsroom.stories:
        page = ArticlePage.objects.get(slug=story.slug)
        # A story of “now” is dated when the filling began, which is a moment after us.
        now = max(began, page.first_published_at) if story.days_ago == 0 else began
        assert _story(page, story) == _meant(story, timezone.localtime(now)), story.slug
        assert page.live
        assert not page.has_unpublished_changes
    notices = sum(1 for story in newsroom.stories for edit in story.history if edit.notice)
    assert Notice.objects.count() == notices > 0
    assert Picture.objects.exclude(description="").count() == Picture.objects.count() > 0
    newest = Version.objects.order_by("-created_at")[0]
    assert newest.created_at <= timezone.now()
    assert not PageLogEntry.objects.filter(
        timestamp__gt=began - timedelta(hours=1), page__in=[
            page.pk for page in ArticlePage.objects.filter(
                first_published_at__lt=began - timedelta(days=1)
            )
        ],
    ).exists()

    for login in seed.logins():
        assert authenticate(username=login.username, password=login.password) is not None
    roles = {user.username: user.role for user in newsroom.users}
    for username, role in roles.items():
        group = setup.role_group(role)
        assert list(group.user_set.values_list("username", flat=True)) == [
            name for name, its in roles.items() if its == role
        ], username

    before = Version.objects.count(), ArticlePage.objects.count(), Picture.objects.count()
    seed.fill()
    assert (Version.objects.count(), ArticlePage.objects.count(), Picture.objects.count()) == before
