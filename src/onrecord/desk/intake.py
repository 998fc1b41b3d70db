"""The guard of public forms: no cookie, no double, no other site's form.

A form carries a signed token made when it was shown. It is long-lived (a reader may come back
to a tab days later) and burnt by a unique row when what it carries is stored, so that a second
click finds the first one's row. Where the browser says where a request comes from, it must be
from this site.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

LIFETIME = timedelta(days=14)
_SALT = "onrecord.desk.intake"


class TokenRefused(Exception):
    """The form's token is missing, forged or older than `LIFETIME`."""


def new_token() -> str:
    """A signed token for one showing of a form."""
    return TimestampSigner(salt=_SALT).sign(secrets.token_urlsafe(18))


def read_token(value: str) -> str:
    """The unsigned token, to be stored in a unique column. Raises `TokenRefused`."""
    try:
        return TimestampSigner(salt=_SALT).unsign(value, max_age=LIFETIME)
    except BadSignature as error:
        raise TokenRefused from error


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the request was sent by a page of this site.

    `Sec-Fetch-Site` (Fetch Metadata) cannot be set by a page; older browsers send `Origin`
    (RFC 6454); a client that sends neither is no browser and cannot be tricked into sending.
    Behind a web server that speaks TLS for us, the origin is the newsroom's own address.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin in {
        f"{request.scheme}://{request.get_host()}", settings.BASE_URL
    }


def secret_for(purpose: str, token: str) -> str:
    """A secret that only we can derive again from the stored token (256 bits, hex)."""
    return salted_hmac(f"onrecord.{purpose}", token, algorithm="sha256").hexdigest()
