"""Letters as files: for the demo, for tests by hand, for a newsroom without a mail server yet."""

import os
from collections.abc import Sequence
from email import message_from_bytes
from email.message import EmailMessage as ParsedMessage
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.text import slugify


class FileBackend(BaseEmailBackend):
    """One `.eml` file per letter, whole or not there; the same Message-ID writes the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAILBOX)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            parsed = message.message()
            name = slugify(str(parsed["Message-ID"]).split("@")[0])
            target = folder / f"{name}.eml"
            draft = target.with_suffix(".part")
            with draft.open("wb") as file:
                file.write(parsed.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        return len(email_messages)


def read_mailbox(folder: Path) -> list[tuple[str, ParsedMessage]]:
    """The letters in a folder, newest first: (file's stem, message)."""
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [
        (path.stem, message_from_bytes(path.read_bytes(), policy=default))
        for path in files
    ]
