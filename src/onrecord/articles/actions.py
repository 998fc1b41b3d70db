"""Changes of state around stories."""

from django.db import transaction

from onrecord.articles import queries
from onrecord.articles.models import Picture, PictureUse
from onrecord.outbox.actions import owe
from onrecord.record.actions import record_change, visible_parts
from onrecord.record.models import Answer, Version
from onrecord.record.parts import same

RENDITIONS = "articles.renditions"


def note_pictures(version: Version) -> None:
    """Write down which pictures a story shows now; called with every version of it."""
    shown = {
        int(part.ref.split(":")[1])
        for part in version.reader_parts
        if part.role == "picture"
    }
    uses = PictureUse.objects.filter(page_id=version.page_id)
    uses.exclude(picture_id__in=shown).delete()
    known = set(uses.values_list("picture_id", flat=True))
    PictureUse.objects.bulk_create(
        PictureUse(page_id=version.page_id, picture_id=pk) for pk in sorted(shown - known)
    )
    if shown - known:
        owe(RENDITIONS, subject=version, payload={"page": version.page_id})


@transaction.atomic
def restate_picture(picture: Picture) -> list[Version]:
    """Write a version of every live story in which readers now see another caption or credit."""
    written = []
    for page in queries.pages_showing(picture):
        version = page.current_version
        if version and same(version.reader_parts, visible_parts(page, version.standing)):
            continue  # this story says its own caption and credit
        answer = None
        if picture.edit_answer and version:
            said = picture.edit_answer
            answer = Answer(
                kind=said.kind,
                notice=said.notice,
                placement=said.placement,
                restores=said.restores,
                basis=version.number,
            )
        # An answer the page carries belongs to a draft, not to this change.
        version = record_change(page, answer=answer or Answer())
        if version:
            written.append(version)
    return written
