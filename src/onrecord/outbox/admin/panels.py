"""What the dashboard says of the outbox."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from onrecord.outbox import queries


class FailedDeliveriesPanel(Component):
    """A warning that effects need a person, with their number; nothing when none does."""

    name = "onrecord_failed_deliveries"
    template_name = "outbox/admin/failed_deliveries.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"count": queries.effects_for_a_person().count()}
