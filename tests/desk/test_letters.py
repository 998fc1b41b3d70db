"""A letter is written with its decision and is sent when the mail server took it."""

import smtplib
import socketserver
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from onrecord.desk.actions import write_letter
from onrecord.desk.models import Letter
from onrecord.outbox.actions import run_due, try_again
from onrecord.outbox.enums import State
from onrecord.outbox.models import Effect

pytestmark = pytest.mark.django_db

READER = "amal@home.example"


class MailServer(socketserver.ThreadingTCPServer):
    """A mail server on this machine that answers as it is told (RFC 5321, what smtplib speaks).

    `answers` are the replies to the end of DATA, `recipients` those to RCPT, in order; "250 ok"
    when there are none left. What was taken is in `taken`.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.answers: list[str] = []
        self.recipients: list[str] = []
        self.seen: list[EmailMessage] = []
        self.taken: list[EmailMessage] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Session(socketserver.StreamRequestHandler):
    server: MailServer

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self.say("220 mail.test.example ready")
        while line := self.rfile.readline():
            verb = line.split()[0].upper()
            if verb == b"QUIT":
                self.say("221 bye")
                return
            if verb == b"RCPT":
                self.say(self.server.recipients.pop(0) if self.server.recipients else "250 ok")
            elif verb == b"DATA":
                self.say("354 go on")
                self.take()
            else:
                self.say("250 ok")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        message = message_from_bytes(b"".join(lines), policy=default)
        answer = self.server.answers.pop(0) if self.server.answers else "250 ok"
        self.server.seen.append(message)  # type: ignore[arg-type]
        if answer.startswith("250"):
            self.server.taken.append(message)  # type: ignore[arg-type]
        self.say(answer)


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def write(editor: Any) -> Callable[..., Letter]:
    def _write(**values: Any) -> Letter:
        return write_letter(
            editor,
            **{
                "to": READER, "language": "en", "subject": "Your report",
                "body": "Thank you.\n\nThe desk\n", "by": editor,
            }
            | values,
        )

    return _write


def owed() -> Effect:
    return Effect.objects.get(kind="desk.letter")


def now_due() -> None:
    """The pause is over."""
    Effect.objects.update(due_at=timezone.now())


def test_a_letter_is_sent_when_the_server_took_it(
    mail_server: MailServer, write: Callable[..., Letter], editor: Any
) -> None:
    letter = write()
    assert (letter.sent_at, letter.about) == (None, f"auth.user:{editor.pk}")
    assert (owed().subject, owed().state) == (f"onrecord_desk.letter:{letter.pk}", State.OWED)
    before = timezone.now()

    assert run_due() == 1

    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert before <= letter.sent_at <= timezone.now()
    assert owed().state == State.DONE
    assert len(mail_server.taken) == 1


def test_what_arrives_is_the_letter_with_its_headers(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    letter = write(language="ar", subject="شكرا  لك\n", body="شكرا.\n.\nغرفة الأخبار\n")
    run_due()
    message = mail_server.taken[0]
    wanted = ("To", "Subject", "Message-ID", "Content-Language", "Auto-Submitted",
              "X-Auto-Response-Suppress", "From")
    assert {name: message[name] for name in wanted} == {
        "To": READER,
        "Subject": "شكرا لك",
        "Message-ID": letter.message_id,
        "Content-Language": "ar",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "From": "The Test Post <desk@testserver.example>",
    }
    assert message.get_content().replace("\r\n", "\n") == "شكرا.\n.\nغرفة الأخبار\n"


def test_a_server_that_is_busy_gets_the_same_letter_again(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    letter = write()
    mail_server.answers = ["451 4.3.0 the disk is full"]
    run_due()
    letter.refresh_from_db()
    assert (letter.sent_at, owed().state, owed().last_error) == (
        None, State.OWED, "The mail server answered 451 4.3.0 the disk is full",
    )

    now_due()
    run_due()

    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert (owed().state, owed().attempts, owed().last_error) == (State.DONE, 2, "")
    assert [message["Message-ID"] for message in mail_server.seen] == [letter.message_id] * 2
    assert len(mail_server.taken) == 1


def test_a_refusal_for_good_is_shown_at_once_and_does_not_name_the_reader(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    letter = write()
    mail_server.recipients = [f"550 5.1.1 <{READER}>: no such box here"]
    run_due()
    letter.refresh_from_db()
    assert (letter.sent_at, mail_server.seen) == (None, [])
    assert (owed().state, owed().attempts, owed().last_error) == (
        State.FAILED, 1,
        "The mail server refused the recipient: 550 5.1.1 <…>: no such box here",
    )

    try_again(owed())
    run_due()
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert owed().state == State.DONE


def test_a_letter_refused_for_now_at_the_address_waits(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    write()
    mail_server.recipients = ["450 4.2.1 greylisted"]
    run_due()
    assert (owed().state, owed().last_error) == (
        State.OWED, "The mail server refused the recipient: 450 4.2.1 greylisted",
    )


def test_a_server_that_is_not_there_is_waited_for(
    mail_server: MailServer, write: Callable[..., Letter], settings: Any
) -> None:
    letter = write()
    mail_server.shutdown()
    mail_server.server_close()
    with pytest.raises(OSError, match="refused"):
        smtplib.SMTP("127.0.0.1", mail_server.port)
    run_due()
    letter.refresh_from_db()
    assert (letter.sent_at, owed().state, owed().attempts) == (None, State.OWED, 1)
    assert owed().last_error.startswith("The mail server could not be reached or hung up:")


def test_a_crash_between_the_servers_yes_and_ours_repeats_the_same_message(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    letter = write()
    with transaction.atomic():
        run_due()
        transaction.set_rollback(True)  # the worker is killed before it wrote down the success
    run_due()
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert [message["Message-ID"] for message in mail_server.taken] == [letter.message_id] * 2


def test_a_letter_that_was_sent_is_not_sent_again(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    write()
    run_due()
    Effect.objects.update(state=State.OWED, done_at=None)
    run_due()
    assert (len(mail_server.seen), owed().state) == (1, State.DONE)


def test_without_an_address_nothing_is_owed(write: Callable[..., Letter]) -> None:
    letter = write(to="")
    assert (letter.body, Effect.objects.count()) == ("Thank you.\n\nThe desk\n", 0)


def test_a_letter_that_is_not_there_any_more_is_said_to_be_gone(
    write: Callable[..., Letter], mailoutbox: list[Any]
) -> None:
    write().delete()
    run_due()
    assert (mailoutbox, owed().state, owed().last_error) == (
        [], State.FAILED, "The letter does not exist any more; nothing was sent.",
    )


def test_a_letter_tried_again_after_its_address_was_erased_does_not_count_as_sent(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    letter = write()
    mail_server.recipients = ["550 5.1.1 no such box here"]
    run_due()
    Letter.objects.update(to="")

    try_again(owed())
    run_due()

    letter.refresh_from_db()
    assert (letter.sent_at, mail_server.seen) == (None, [])
    assert (owed().state, owed().last_error) == (
        State.FAILED,
        "The address was erased when the time for keeping it was over; nothing was sent.",
    )


def test_a_letter_stands_or_falls_with_what_it_is_about(write: Callable[..., Letter]) -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert (Letter.objects.count(), Effect.objects.count()) == (0, 0)


def test_every_letter_has_a_message_id_of_its_own(write: Callable[..., Letter]) -> None:
    first, second = write().message_id, write().message_id
    assert first != second
    assert [name.partition("@")[2] for name in (first, second)] == ["testserver>"] * 2


def test_a_subject_that_is_too_long_is_shortened_and_the_letter_goes(
    write: Callable[..., Letter], mailoutbox: list[Any]
) -> None:
    write(subject="We have corrected " + "x" * 300)
    run_due()
    assert [len(message.subject) for message in mailoutbox] == [255]


def test_an_address_that_smuggles_a_header_is_shown_at_once(
    mail_server: MailServer, write: Callable[..., Letter]
) -> None:
    write(to=f"{READER}\nBcc: everybody@home.example")
    run_due()
    assert (mail_server.seen, owed().state, owed().last_error[:12]) == (
        [], State.FAILED, "ValueError: ",
    )
