"""Where the record enters Wagtail's admin. Only registers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.actions.delete_page import DeletePageAction, DeletePagePermissionError
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from onrecord.record import queries
from onrecord.record.admin import urls
from onrecord.record.forms import ApproveForm
from onrecord.record.models import RecordApprovalTask, RecordMixin, Version, quoted

RecordApprovalTask.approve_form = ApproveForm


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("record/", include(urls))]


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    for action, label, message in (
        ("version", gettext_lazy("Version"), gettext_lazy("Published a version")),
        ("amend", gettext_lazy("Amend"), gettext_lazy("Said later what kind of edit it was")),
        ("supersede", gettext_lazy("Supersede"), gettext_lazy("Superseded a notice")),
        (
            "refused",
            gettext_lazy("Refuse"),
            gettext_lazy(
                "Refused a scheduled text: it puts back words that the record says were wrong"
            ),
        ),
    ):
        registry.register_action(f"onrecord.record.{action}", label, message)


class FlaggedMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(page_permission_policy.user_has_permission(request.user, "publish"))


@hooks.register("register_reports_menu_item")
def flagged_menu_item() -> MenuItem:
    return FlaggedMenuItem(
        gettext_lazy("Edits without an answer"),
        reverse("onrecord_record:flagged"),
        icon_name="warning",
        order=900,
    )


def _public_stories(pages: Any) -> list[Page]:
    """Those of the pages and their descendants that readers ever saw."""
    paths = [page.path for page in pages]
    ids = {
        page.pk
        for path_ in paths
        for page in Page.objects.filter(path__startswith=path_).only("pk")
    }
    with_record = set(Version.objects.filter(page_id__in=ids).values_list("page_id", flat=True))
    return list(Page.objects.filter(pk__in=with_record))


class KeepRecordDeletePageAction(DeletePageAction):
    """Deleting through the API: refused for what readers saw, as in the admin."""

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks)
        if stories := _public_stories([self.page]):
            raise DeletePagePermissionError(_refusal(stories))


@hooks.register("register_actions")
def actions(registry: Any) -> None:
    registry.register(Page, KeepRecordDeletePageAction)


@hooks.register("before_unpublish_page")
def ask_before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    page = page.specific
    if request.POST.get("include_descendants"):
        # Taken down together with a section, its stories would be unpublished unasked.
        below = [story for story in _public_stories([page]) if story.live and story.pk != page.pk]
        if below:
            messages.error(request, _refusal(below))
            return redirect("wagtailadmin_explore", page.pk)
    if not isinstance(page, RecordMixin) or page.alias_of_id or not page.was_public:
        return None
    messages.warning(
        request,
        _(
            "Readers have seen “%s”. A story that was public is not unpublished: retract it, and "
            "withdraw its text if nobody should read it any more."
        )
        % page.title,
    )
    return redirect("onrecord_record:retract", page.pk)


@hooks.register("before_delete_page")
def answer_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    stories = _public_stories([page])
    if not stories:
        return None
    messages.error(request, _refusal(stories))
    if stories == [page] or (len(stories) == 1 and stories[0].pk == page.pk):
        return redirect("onrecord_record:retract", page.pk)
    return redirect("wagtailadmin_explore", page.pk)


def _refusal(stories: list[Page]) -> str:
    names = quoted(story.title for story in stories[:3])
    more = _(" and others") if len(stories) > 3 else ""
    return _(
        "Nothing was deleted or unpublished. Readers have seen %(names)s%(more)s, and a story that "
        "was public keeps its record: retract it instead."
    ) % {"names": names, "more": more}


@hooks.register("before_bulk_action")
def answer_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], bulk_action: Any
) -> HttpResponse | None:
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type in {"delete", "unpublish"}:
        stories = _public_stories(pages)
        stories = [story for story in stories if action_type == "delete" or story.live]
        if stories:
            messages.error(request, _refusal(stories))
            return redirect(bulk_action.next_url)
    if action_type == "publish":
        return _refuse_returning_errors(request, pages, bulk_action)
    return None


def _refuse_returning_errors(
    request: HttpRequest, pages: list[Page], bulk_action: Any
) -> HttpResponse | None:
    refused = []
    for page in pages:
        live = page.specific
        revision = live.get_latest_revision()
        if isinstance(live, RecordMixin) and live.was_public and revision:
            draft = revision.as_object()
            words = queries.returning_errors(live, draft.reader_parts())
            if words and not draft.edit_restores:
                refused.append((live, words))
    if not refused:
        return None
    for live, words in refused:
        link = reverse("wagtailadmin_pages:edit", args=[live.pk])
        messages.error(
            request,
            format_html(
                _(
                    "Nothing was published: the draft of <a href='{}'>{}</a> puts back what the "
                    "record says was wrong ({}). Open it and take the live text, or say that the "
                    "words were right after all."
                ),
                link,
                live.title,
                quoted(words),
            ),
        )
    return redirect(bulk_action.next_url)
