"""Wagtail's and Django's signals, each handed to one action."""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from onrecord.record import actions
from onrecord.record.models import Notice, RecordMixin, Version


@receiver(post_save, dispatch_uid="onrecord.record.change")
def page_saved(
    sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **_kwargs: Any
) -> None:
    if raw or not isinstance(instance, RecordMixin):
        return
    if update_fields is None:
        actions.record_change(instance)
    elif instance.RECORD_FIELDS & set(update_fields):
        # Only some fields were written: what readers see is in the row, not in the object.
        actions.record_change(type(instance)._default_manager.get(pk=instance.pk))


@receiver(pre_delete, sender=Version, dispatch_uid="onrecord.record.keep_versions")
@receiver(pre_delete, sender=Notice, dispatch_uid="onrecord.record.keep_notices")
def permanent(sender: Any, instance: Any, **_kwargs: Any) -> None:
    raise ProtectedError("The record is never deleted.", {instance})
