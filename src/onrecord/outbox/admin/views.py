"""Deliveries: every effect with where it stands, those that need a person first.

The payload of an effect may hold personal data, so none of it is shown here; the subject names
the thing it is about, and whoever may read that thing finds it there.
"""

from typing import Any, ClassVar

import django_filters
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import IndexView

from onrecord.outbox import actions, queries, registry
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect

PERMISSION = "onrecord_outbox.change_effect"


class DeliveryFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=State, label=gettext_lazy("State"))
    kind = django_filters.ChoiceFilter(choices=registry.labels, label=gettext_lazy("Kind"))

    class Meta:
        model = Effect
        fields = ["state", "kind"]


class NextAttemptColumn(DateColumn):
    """When it is tried next; empty where nobody tries it any more."""

    def get_value(self, instance: Effect) -> Any:
        return instance.due_at if instance.state == State.OWED else None


class TryAgainColumn(Column):
    """A button in a form of its own: trying again changes something, so it is a POST."""

    cell_template_name = "outbox/admin/try_again.html"

    def get_cell_context_data(self, instance: Effect, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        # Back to the same page of the same filter: never to the fragment that a filter fetches.
        query = request.GET.urlencode()
        context["next"] = reverse("onrecord_outbox:index") + (f"?{query}" if query else "")
        context["csrf_token"] = get_token(request)
        return context


class DeliveryIndexView(PermissionRequiredMixin, IndexView):
    """What is owed to the world, and what became of it."""

    model = Effect
    permission_required = PERMISSION
    permission_policy = None
    any_permission_required: ClassVar[list[str]] = []
    page_title = gettext_lazy("Deliveries")
    header_icon = "mail"
    index_url_name = "onrecord_outbox:index"
    index_results_url_name = "onrecord_outbox:index_results"
    filterset_class = DeliveryFilterSet
    is_searchable = False
    default_ordering = None
    paginate_by = 50

    def get_base_queryset(self) -> Any:
        return queries.deliveries()

    def order_queryset(self, queryset: Any) -> Any:
        return queryset

    @property
    def columns(self) -> list[Column]:
        return [
            Column("kind", label=_("Kind"), accessor=_kind_of),
            Column("subject", label=_("Subject")),
            StatusTagColumn(
                "state", label=_("State"), accessor=_state_of,
                primary=lambda effect: effect.needs_a_person,
            ),
            Column("attempts", label=_("Attempts")),
            NextAttemptColumn("due_at", label=_("Next attempt")),
            Column("last_error", label=_("Last error")),
            TryAgainColumn("try_again", label=_("Act")),
        ]


def _kind_of(effect: Effect) -> str:
    return registry.label_for(effect.kind)


def _state_of(effect: Effect) -> str:
    return str(State.FAILED.label) if effect.needs_a_person else effect.get_state_display()


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def try_again(request: HttpRequest, effect_id: int) -> HttpResponse:
    """Put one effect up for an attempt at once."""
    effect = actions.try_again(get_object_or_404(Effect, pk=effect_id))
    if effect.state == State.DONE:
        messages.info(request, _("This is done already: nothing was owed any more."))
    else:
        messages.success(request, _("It is tried again at once: look here again in a minute."))
    return redirect(get_valid_next_url_from_request(request) or "onrecord_outbox:index")
