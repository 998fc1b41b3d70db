"""Which failures of a mail server can be tried again."""

import re
import smtplib

_SIGN_IN = frozenset({530, 534, 535, 538})  # RFC 4954 section 6: who we are, not what we send
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;]+")


def is_permanent(error: BaseException) -> bool:
    """Whether trying again cannot help: the server refused for good (5yz, RFC 5321 section 4.2.1).

    What is wrong with the session and not with the letter (the sign-in, the greeting) is ours to
    mend, so it stays transient: the letter waits for the operator. A message that cannot be
    written down at all (an address that is none) stays so however often it is tried.
    """
    if isinstance(error, smtplib.SMTPConnectError | smtplib.SMTPHeloError):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return bool(codes) and all(_is_refusal(code) for code in codes)
    if isinstance(error, smtplib.SMTPResponseException):
        return _is_refusal(error.smtp_code)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return True
    # A certificate that does not fit is a ValueError to Python, but an OSError first.
    return isinstance(error, ValueError) and not isinstance(error, OSError)


def _is_refusal(code: int) -> bool:
    return 500 <= code < 600 and code not in _SIGN_IN


def explain(error: BaseException) -> str:
    """What the mail server said, in one sentence, without the addresses it was about."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = {f"{code} {_text(text)}" for code, text in error.recipients.values()}
        return f"The mail server refused the recipient: {'; '.join(sorted(answers))}"
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code in _SIGN_IN:
        return "The mail server refused our sign-in: check user and password in mail_url."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"The mail server answered {error.smtp_code} {_text(error.smtp_error)}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"The mail server cannot take this letter: {_text(str(error))}"
    if isinstance(error, OSError):
        return f"The mail server could not be reached or hung up: {_text(str(error))}"
    return f"{type(error).__name__}: {_text(str(error))}"


def _text(said: bytes | str) -> str:
    # Servers repeat the address that they refuse; what is kept and shown must not hold it.
    said = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(_ADDRESS.sub("…", said).split())
