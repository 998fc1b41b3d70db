"""Retracting instead of unpublishing, and answering for edits nobody was asked about."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from onrecord.record import actions, publishing, queries
from onrecord.record.forms import AmendForm, RetractForm
from onrecord.record.models import (
    CorrectedErrorReturns,
    RecordIsPermanent,
    RecordMixin,
    Version,
)


def retract(request: HttpRequest, page_id: int) -> HttpResponse:
    """Retract a story that was public: asked wherever Wagtail would unpublish or delete it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, RecordMixin):
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if page.alias_of_id:
        text = _("“%s” only mirrors this story: retract it here, and both say so.")
        messages.error(request, text % page.title)
        return redirect("onrecord_record:retract", page.alias_of_id)
    if not page.was_public:
        messages.error(request, _("This story was never public: there is nothing to retract."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    form = RetractForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.retract(
                page,
                notice=form.cleaned_data["edit_notice"],
                withdraw=form.cleaned_data["edit_withdraw"],
                by=request.user,
            )
        except (publishing.ChangeRefused, CorrectedErrorReturns) as error:
            said = error.messages if isinstance(error, CorrectedErrorReturns) else [str(error)]
            messages.error(request, " ".join(said))
        else:
            messages.success(request, _("“%s” is retracted. The notice is public.") % page.title)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(
        request,
        "record/admin/retract.html",
        {"page": page, "form": form, "page_title": _("Retract"), "header_icon": "warning"},
    )


class FlaggedIndexView(IndexView):
    """Edits that went live by a door where nobody could be asked, for those who may answer."""

    model = Version
    page_title = _("Edits without an answer")
    header_icon = "warning"
    index_url_name = "onrecord_record:flagged"
    index_results_url_name = "onrecord_record:flagged_results"
    any_permission_required = ["add", "change", "delete", "view"]
    permission_policy = None
    default_ordering = "-created_at"
    is_searchable = False
    paginate_by = 50
    show_export_buttons = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not page_permission_policy.user_has_permission(request.user, "publish"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> Any:
        theirs = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "publish"
        )
        return queries.flagged_versions().filter(page__in=theirs.values("pk"))

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "page",
                label=_("Story"),
                get_url=lambda version: reverse("onrecord_record:amend", args=[version.pk]),
            ),
            Column("number", label=_("Version")),
            Column("by", label=_("By")),
            DateColumn("created_at", label=_("Published")),
        ]


def amend(request: HttpRequest, version_id: int) -> HttpResponse:
    """Say later what kind of edit a version was."""
    version = get_object_or_404(Version.objects.select_related("page", "previous"), pk=version_id)
    page = version.page.specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    form = AmendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.amend_answer(
                version,
                kind=form.cleaned_data["edit_kind"],
                notice=form.cleaned_data["edit_notice"],
                by=request.user,
            )
        except RecordIsPermanent as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The record now says what kind of edit this was."))
        if version.amendments.exists():
            return redirect("onrecord_record:flagged")
    entry = next((item for item in queries.entries_of(page) if item.version.pk == version.pk), None)
    return TemplateResponse(
        request,
        "record/admin/amend.html",
        {
            "page": page,
            "version": version,
            "entry": entry,
            "form": form,
            "page_title": _("What kind of edit was this?"),
            "header_icon": "warning",
        },
    )
