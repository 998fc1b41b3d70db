"""Carrying out owed letters."""

from django.core.mail import EmailMessage

from onrecord.desk import actions
from onrecord.desk.models import Letter
from onrecord.net import mail
from onrecord.outbox.models import Effect
from onrecord.outbox.registry import Failure

LETTER = actions.LETTER


def send_letter(effect: Effect) -> None:
    """Hand one letter to the mail server; at least once, always with the same Message-ID."""
    pk = effect.subject.partition(":")[2]
    letter = Letter.objects.filter(pk=pk).first()
    if letter is None:
        raise Failure("The letter does not exist any more; nothing was sent.", permanent=True)
    if letter.sent_at:
        return
    if not letter.to:
        # A mail without a recipient is dropped in silence, and the letter would count as sent.
        raise Failure(
            "The address was erased when the time for keeping it was over; nothing was sent.",
            permanent=True,
        )
    message = EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        headers={
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            # Answers to a person's report are wanted; answers by machines are not (RFC 3834).
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    try:
        message.send()
    except Exception as error:
        raise Failure(mail.explain(error), permanent=mail.is_permanent(error)) from error
    actions.mark_sent(letter)
