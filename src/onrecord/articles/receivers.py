"""Signals, each handed to one action."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from onrecord.articles import actions
from onrecord.articles.models import Picture
from onrecord.record.registry import register_listener

register_listener(actions.note_pictures)


@receiver(post_save, sender=Picture, dispatch_uid="onrecord.articles.picture")
def picture_saved(
    sender: Any, instance: Picture, created: bool = False, raw: bool = False, **_kwargs: Any
) -> None:
    if not (created or raw):
        actions.restate_picture(instance)
