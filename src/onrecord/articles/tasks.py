"""Carrying out what a story owes: its pictures in every size, before a reader waits for them."""

from onrecord.articles import queries
from onrecord.articles.models import Picture, PictureUse
from onrecord.outbox.models import Effect


def make_renditions(effect: Effect) -> None:
    """Cut the pictures of one story to size; what is there already costs a query."""
    page_id = int(effect.payload["page"])
    uses = PictureUse.objects.filter(page_id=page_id).values_list("picture_id", flat=True)
    for picture in Picture.objects.filter(pk__in=uses):
        picture.get_renditions(*queries.RENDITION_SPECS)
