"""Where the desk enters Wagtail's admin. Only registers."""

from typing import Any

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from onrecord.corrections.admin import urls
from onrecord.corrections.admin.views import PERMISSION


class DeskMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("corrections/", include(urls))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return DeskMenuItem(
        _("Corrections"), reverse("onrecord_corrections:index"), icon_name="comment", order=150
    )


@hooks.register("register_permissions")
def permissions() -> Any:
    return Permission.objects.filter(
        content_type__app_label="onrecord_corrections", codename="change_case"
    )


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    for action, label, message in (
        ("onrecord.case.apply", _("Apply a report"), _("Applied a reader's report")),
        ("onrecord.case.decline", _("Decline a report"), _("Declined a reader's report")),
        ("onrecord.case.already", _("Close a report"), _("Closed a report as corrected already")),
        ("onrecord.case.conflict", _("Conflict"), _("A correction did not fit into this draft")),
    ):
        registry.register_action(action, label, message)
