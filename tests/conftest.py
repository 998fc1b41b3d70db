"""What every test may use: a newsroom with a section, people, and stories."""

import socket
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from factories.articles import ArticleFactory, HomeFactory, SectionFactory


@pytest.fixture(autouse=True)
def _shut_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests talk to this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise OSError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Wagtail caches renditions by key and file: another test's rows are not this one's."""
    cache.clear()


@pytest.fixture
def newsroom(db: None) -> Any:
    """A site with a front page and one section; returns the section."""
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(pk=root.pk)
    home = HomeFactory(parent=root, title="Home", slug="home")
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return SectionFactory(parent=home, title="Council", slug="council")


@pytest.fixture
def article(newsroom: Any) -> Any:
    """A live story of three paragraphs with a picture's caption."""
    return ArticleFactory(parent=newsroom)


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who may do everything at the desk."""
    return User.objects.create_superuser("editor", "editor@testserver.example", "pass")


@pytest.fixture
def colleague(db: None) -> User:
    """Another one."""
    return User.objects.create_superuser("colleague", "colleague@testserver.example", "pass")


@pytest.fixture
def desk_client(client: Any, editor: User) -> Any:
    """A browser signed in as the editor."""
    client.force_login(editor)
    return client
