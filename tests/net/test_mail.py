"""What a mail server's refusal means: wait and try again, or show it to a person at once."""

import smtplib
import ssl

import pytest

from onrecord.net.mail import explain, is_permanent

READER = "amal@home.example"


def refused(*answers: tuple[int, bytes]) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused(
        {f"reader{number}@home.example": answer for number, answer in enumerate(answers)}
    )


CASES = {
    "recipient unknown": (refused((550, b"5.1.1 no such box")), True),
    "mailbox full": (refused((452, b"4.2.2 over quota")), False),
    "greylisted": (refused((451, b"4.7.1 try later")), False),
    "one of two refused for now": (refused((550, b"no"), (451, b"later")), False),
    "both refused for good": (refused((550, b"no"), (553, b"no")), True),
    "nobody said why": (refused(), False),
    "message refused": (smtplib.SMTPDataError(554, b"5.6.0 no"), True),
    "message refused for now": (smtplib.SMTPDataError(451, b"4.3.0 disk"), False),
    "sender refused": (smtplib.SMTPSenderRefused(553, b"who?", "desk@post.example"), True),
    "sender must sign in": (smtplib.SMTPSenderRefused(530, b"5.7.0", "desk@post.example"), False),
    "relaying needs a sign-in": (refused((530, b"5.7.0 Authentication required")), False),
    "wrong password": (smtplib.SMTPAuthenticationError(535, b"5.7.8 bad"), False),
    "server takes nobody": (smtplib.SMTPConnectError(554, b"no service"), False),
    "server too busy to greet": (smtplib.SMTPConnectError(421, b"busy"), False),
    "greeting refused": (smtplib.SMTPHeloError(501, b"syntax"), False),
    "hung up": (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), False),
    "nobody listens": (ConnectionRefusedError(111, "Connection refused"), False),
    "too slow": (TimeoutError("timed out"), False),
    "wrong certificate": (ssl.SSLCertVerificationError("certificate verify failed"), False),
    "letters the server cannot take": (smtplib.SMTPNotSupportedError("SMTPUTF8"), True),
    "an address that is none": (ValueError("Invalid address"), True),
    "a bug of ours": (RuntimeError("wires crossed"), False),
}


@pytest.mark.parametrize(("error", "permanent"), CASES.values(), ids=CASES)
def test_which_failures_are_for_good(error: Exception, permanent: bool) -> None:
    assert is_permanent(error) is permanent


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            refused((550, b"5.1.1 <amal@home.example>: Recipient address rejected")),
            "The mail server refused the recipient: 550 5.1.1 <…>: Recipient address rejected",
        ),
        (
            refused((451, b"later"), (451, b"later")),
            "The mail server refused the recipient: 451 later",
        ),
        (
            smtplib.SMTPDataError(554, b"5.6.0 refused\n5.6.0 see policy"),
            "The mail server answered 554 5.6.0 refused 5.6.0 see policy",
        ),
        (
            smtplib.SMTPAuthenticationError(535, b"5.7.8 bad"),
            "The mail server refused our sign-in: check user and password in mail_url.",
        ),
        (
            smtplib.SMTPSenderRefused(530, b"5.7.0", "desk@post.example"),
            "The mail server refused our sign-in: check user and password in mail_url.",
        ),
        (
            ConnectionRefusedError(111, "Connection refused"),
            "The mail server could not be reached or hung up: [Errno 111] Connection refused",
        ),
        (
            smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
            "The mail server could not be reached or hung up: Connection unexpectedly closed",
        ),
        (ValueError(f'Invalid address "{READER}"'), 'ValueError: Invalid address "…"'),
        (RuntimeError("wires crossed"), "RuntimeError: wires crossed"),
    ],
)
def test_says_in_a_sentence_what_happened(error: Exception, sentence: str) -> None:
    assert explain(error) == sentence


@pytest.mark.parametrize("error", [case[0] for case in CASES.values()], ids=list(CASES))
def test_never_names_the_reader(error: Exception) -> None:
    assert "@" not in explain(error)
