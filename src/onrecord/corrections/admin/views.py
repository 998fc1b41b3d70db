"""The list of cases."""

from typing import Any, ClassVar

import django_filters
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView

from onrecord.corrections import queries
from onrecord.corrections.enums import State
from onrecord.corrections.models import Case

PERMISSION = "onrecord_corrections.change_case"


class CaseFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=State, label=gettext_lazy("State"))

    class Meta:
        model = Case
        fields = ["state"]


class CaseIndexView(PermissionRequiredMixin, IndexView):
    """The cases of the desk: open ones first."""

    model = Case
    permission_required = PERMISSION
    permission_policy = None
    any_permission_required: ClassVar[list[str]] = []
    page_title = gettext_lazy("Corrections")
    header_icon = "comment"
    index_url_name = "onrecord_corrections:index"
    index_results_url_name = "onrecord_corrections:index_results"
    filterset_class = CaseFilterSet
    is_searchable = False
    default_ordering = None
    paginate_by = 50

    def get_base_queryset(self) -> Any:
        return queries.cases()

    def order_queryset(self, queryset: Any) -> Any:
        return queryset

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "__str__", label=pgettext("reported", "Words"), accessor=str,
                get_url=lambda case: reverse("onrecord_corrections:case", args=[case.pk]),
            ),
            Column("page", label=_("Story")),
            Column("report_count", label=pgettext("sent by readers", "Reports")),
            StatusTagColumn(
                "state", label=_("State"),
                accessor=lambda case: case.get_resolution_display() or case.get_state_display(),
                primary=lambda case: case.is_open,
            ),
            DateColumn("created_at", label=_("Reported")),
        ]
