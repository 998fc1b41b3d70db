"""Which failures of a mail server can be tried again."""

import smtplib


def is_permanent(error: BaseException) -> bool:
    """Whether trying again cannot help: the server refused for good (5yz, RFC 5321 section 4.2.1).

    A rejected sign-in is ours to mend, so it stays transient: the letter waits for the operator.
    """
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return bool(error.recipients) and all(
            500 <= code < 600 for code, _ in error.recipients.values()
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return 500 <= error.smtp_code < 600
    return False


def explain(error: BaseException) -> str:
    """What the mail server said, in one sentence, without the address it was about."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = "; ".join(sorted({f"{code} {_text(text)}" for code, text in error.recipients.values()}))
        return f"The mail server refused the recipient: {said}"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "The mail server refused our sign-in: check user and password in mail_url."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"The mail server answered {error.smtp_code} {_text(error.smtp_error)}"
    if isinstance(error, OSError | smtplib.SMTPException):
        return f"The mail server could not be reached or hung up: {error}"
    return f"{type(error).__name__}: {error}"


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
