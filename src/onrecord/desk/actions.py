"""Writing letters and marking them sent."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import Truncator

from onrecord.desk.models import SUBJECT_LENGTH, Letter
from onrecord.outbox.actions import owe, subject_of

LETTER = "desk.letter"


@transaction.atomic
def write_letter(
    about: models.Model, *, to: str, language: str, subject: str, body: str, by: Any = None
) -> Letter:
    """Write a letter and owe its delivery, in the caller's transaction.

    Without an address nothing is owed: the letter is shown on the status page only. The
    Message-ID is fixed here, so that a delivery repeated after a crash is recognised as the same.
    """
    letter = Letter.objects.create(
        about=subject_of(about),
        to=to,
        language=language,
        # One line (a header), and no longer than its column.
        subject=Truncator(" ".join(subject.split())).chars(SUBJECT_LENGTH),
        # Browsers send CRLF; what is stored, shown and sent has one sort of line break.
        body=body.replace("\r\n", "\n"),
        message_id=f"<{uuid.uuid4().hex}.letter@{settings.ONRECORD.host}>",
        by=by,
    )
    if to:
        owe(LETTER, subject=letter, payload={"about": letter.about})
    return letter


def mark_sent(letter: Letter) -> None:
    """The mail server took it."""
    letter.sent_at = timezone.now()
    letter.save(update_fields=["sent_at"])
