"""A workflow step that asks the one question."""

from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from onrecord.record.models.mixin import RecordMixin


class RecordApprovalTask(AbstractGroupApprovalTask):
    """A workflow step whose approval asks the one question and writes the answer down."""

    approve_form: ClassVar[Any] = None  # attached in wagtail_hooks: models know no forms

    class Meta:
        verbose_name = _("Approval that asks what kind of edit it is")
        verbose_name_plural = _("Approvals that ask what kind of edit it is")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the chosen groups approve and say what kind of edit it is."))

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        # The views ask this with the page before they build the form; the form needs the page.
        self._page = obj
        if user.is_superuser or self._user_in_groups(user):
            return [("reject", _("Request changes"), True), ("approve", _("Approve"), True)]
        return []

    def get_form_for_action(self, action: str) -> Any:
        if action != "approve":
            return super().get_form_for_action(action)
        return lambda *args, **kwargs: self.approve_form(*args, page=self._page, **kwargs)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        fields = {name: kwargs.pop(name) for name in RecordMixin.ANSWER_FIELDS if name in kwargs}
        if action_name == "approve" and fields.get("edit_kind"):
            revision = task_state.revision.content_object.get_latest_revision()
            revision.content = revision.content | fields
            revision.save(update_fields=["content"])
        return super().on_action(task_state, user, action_name, **kwargs)
