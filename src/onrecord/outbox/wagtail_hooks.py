"""Where the outbox enters Wagtail's admin. Only registers."""

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from onrecord.outbox.admin import urls
from onrecord.outbox.admin.panels import FailedDeliveriesPanel
from onrecord.outbox.admin.views import PERMISSION


class DeliveriesMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("deliveries/", include(urls))]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return DeliveriesMenuItem(
        _("Deliveries"), reverse("onrecord_outbox:index"), icon_name="mail", order=910
    )


@hooks.register("construct_homepage_panels")
def homepage_panels(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(PERMISSION):
        panels.append(FailedDeliveriesPanel())


@hooks.register("register_permissions")
def permissions() -> Any:
    return Permission.objects.filter(
        content_type__app_label="onrecord_outbox", codename="change_effect"
    )
