"""Making a newsroom: database, site, front page, roles, the way to publication, its first admin.

Each function may run again: it makes what is missing and leaves what people changed.
"""

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from onrecord.articles.models import HomePage, SectionPage
from onrecord.record.models import RecordApprovalTask

ADMIN = "admin"
"""The user name of a newsroom's first admin."""

_PICTURES = ("wagtailimages.add_image", "wagtailimages.choose_image")
_DOCUMENTS = ("wagtaildocs.add_document", "wagtaildocs.choose_document")
ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "editor": {
        "pages": ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        "collections": (
            *_PICTURES,
            *_DOCUMENTS,
            "wagtailimages.change_image",
            "wagtaildocs.change_document",
        ),
        "permissions": (
            "wagtailadmin.access_admin",
            "onrecord_corrections.change_case",
            "onrecord_outbox.change_effect",
        ),
    },
    "desk": {
        "pages": ("change_page", "publish_page"),
        "collections": (*_PICTURES, *_DOCUMENTS),
        "permissions": (
            "wagtailadmin.access_admin",
            "onrecord_corrections.change_case",
            "onrecord_outbox.change_effect",
        ),
    },
    "reporter": {
        "pages": ("add_page",),  # their own stories, published by way of the workflow
        "collections": (*_PICTURES, *_DOCUMENTS),
        "permissions": ("wagtailadmin.access_admin",),
    },
}


class _Counter:
    """What `migrate` prints to: calls `step` for every migration that was applied."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._step = step

    def write(self, text: str) -> int:
        if "Applying" in text:
            self._step()
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""


def migrate(step: Callable[[], None] = lambda: None) -> None:
    """Bring the database up to date; `step()` is called for each migration."""
    call_command("migrate", interactive=False, verbosity=1, no_color=True, stdout=_Counter(step))


@transaction.atomic
def make_newsroom(*, first_section: bool = True) -> HomePage:
    """Front page, site, roles and workflow, with a first section when there is none."""
    with translation.override(settings.LANGUAGE_CODE):
        Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
        home = HomePage.objects.first() or _first_home()
        keep_site(home)
        groups = {role: role_group(role) for role in ROLES}
        _workflow(groups["editor"])
        if first_section and not SectionPage.objects.exists():
            home.add_child(instance=SectionPage(title=_("News"), slug="news"))
    return home


def _first_home() -> HomePage:
    """Our front page in the place of the page that Wagtail's migrations make."""
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    for page in root.get_children():
        if page.specific_class is Page and not page.get_children().exists():
            page.delete()
    # Wagtail's own roles and workflow know nothing of the one question.
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user__isnull=True).delete()
    home = HomePage(title=settings.ONRECORD.name, slug="home")
    Page.objects.get(pk=root.pk).add_child(instance=home)
    return home


def keep_site(home: Page | None = None) -> Site | None:
    """Let Wagtail's site say what the settings say: name, host and port of `base_url`."""
    base = urlsplit(settings.BASE_URL)
    wanted: dict[str, Any] = {
        "hostname": base.hostname or "localhost",
        "port": base.port or (443 if base.scheme == "https" else 80),
        "site_name": settings.ONRECORD.name,
    }
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        if home is None:
            return None
        return Site.objects.create(root_page=home, is_default_site=True, **wanted)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    return site


def role_group(role: str) -> Group:
    """The group of a role (`editor`, `desk`, `reporter`), made with its permissions if missing."""
    names = {"editor": _("Editors"), "desk": _("Corrections desk"), "reporter": _("Reporters")}
    group, created = Group.objects.get_or_create(name=names[role])
    if created:
        may = ROLES[role]
        root = Page.get_first_root_node()
        collection = Collection.get_first_root_node()
        for name in may["pages"]:
            GroupPagePermission.objects.create(
                group=group, page=root, permission=_permission(f"wagtailcore.{name}")
            )
        for name in may["collections"]:
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=_permission(name)
            )
        group.permissions.add(*(_permission(name) for name in may["permissions"]))
    return group


def _permission(name: str) -> Permission:
    app_label, _dot, codename = name.partition(".")
    found = Permission.objects.filter(codename=codename)
    if app_label == "wagtailimages":
        # Our own picture model carries the permissions of Wagtail's image.
        return found.get(content_type__app_label="wagtailimages", content_type__model="image")
    return found.get(content_type__app_label=app_label)


def _workflow(approvers: Group) -> None:
    """Reporters' stories are approved by an editor, who is asked what kind of edit it is."""
    if RecordApprovalTask.objects.exists():
        return
    task = RecordApprovalTask.objects.create(name=_("An editor approves"))
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=_("Publication"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(
        page=Page.get_first_root_node(), defaults={"workflow": workflow}
    )


def make_admin(*, email: str = "", password: str = "", username: str = ADMIN) -> str:
    """Make the first admin and return the password, a generated one when none is given.

    Raises ValueError when there is somebody of that name.
    """
    users = get_user_model()._default_manager
    if users.filter(username=username).exists():
        raise ValueError(f"There is a user “{username}” already.")
    password = password or secrets.token_urlsafe(12)
    users.create_superuser(username, email, password)
    return password
