"""Reading a public web address that a stranger may have chosen.

The danger is server-side request forgery: an address which leads, directly, by its name, by a
redirect or by an IPv6 spelling of an IPv4 address, to a machine that only we can reach. So
every address a name resolves to must be public, the connection goes to the very address that
was checked (no second lookup that could answer differently), and each redirect starts over.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from onrecord.net.connection import CheckedBackend, FetchError, Limits

__all__ = ["FetchError", "Fetched", "fetch"]

USER_AGENT = "Onrecord (+https://pypi.org/project/onrecord/)"
MAX_REDIRECTS = 5
MAX_URL_LENGTH = 4096
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# RFC 9110, 15.5.9 and RFC 6585: the request was fine, the moment was not.
TRANSIENT_STATUSES = frozenset({408, 421, 423, 425, 429, 500, 502, 503, 504})

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?\.?|[0-9a-f:.]+", re.IGNORECASE)


@dataclass(frozen=True)
class Fetched:
    """What was read: the final address after redirects, the Content-Type header, the body."""

    url: str
    content_type: str
    body: bytes


@dataclass(frozen=True)
class _Target:
    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == standard else f"{host}:{self.port}"


def fetch(
    url: str,
    *,
    max_bytes: int = 5_000_000,
    timeout: float = 20.0,
    allow_private: bool = False,
) -> Fetched:
    """Read `url` with GET and return its final address, type and body.

    `max_bytes` caps the body before and after decompression; `timeout` is the time in seconds
    for everything together, redirects included. `allow_private` lifts the rules on addresses
    and ports, for tests and for addresses an operator typed. No cookies, no credentials, no
    proxy from the environment. Raises `FetchError`.
    """
    limits = Limits(max_bytes, time.monotonic() + timeout, allow_private)
    target = _target(url, limits)
    for _ in range(MAX_REDIRECTS + 1):
        answer = _request(target, limits)
        if isinstance(answer, Fetched):
            return answer
        target = _redirected(target, answer, limits)
    raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times.", permanent=True)


def _redirected(target: _Target, location: str, limits: Limits) -> _Target:
    try:
        url = urljoin(target.url, location)
    except ValueError as error:
        raise FetchError(f"{target.url} redirects to a broken address.", permanent=True) from error
    return _target(url, limits)


def _target(url: str, limits: Limits) -> _Target:
    """Take an address apart, strictly; raises `FetchError` when it is not one we visit."""
    text = url.strip().replace(" ", "%20")
    if not text:
        raise FetchError("This is not a web address: it is empty.", permanent=True)
    if len(text) > MAX_URL_LENGTH or re.search(r"[\x00-\x20\x7f\\]", text):
        raise FetchError("This is not a web address: it is too long or broken.", permanent=True)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if host and not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError, raised for impossible names, is one
        raise FetchError(f"{text} is not a web address.", permanent=True) from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(
            f"{text} cannot be read: only http and https addresses can.", permanent=True
        )
    if parts.username is not None or parts.password is not None:
        raise FetchError("An address with a name and password is not read.", permanent=True)
    if not _HOST.fullmatch(host):
        raise FetchError(f"{text} is not a web address: it names no host.", permanent=True)
    port = port if port is not None else {"http": 80, "https": 443}[parts.scheme]
    if port not in {80, 443} and not limits.allow_private:
        raise FetchError(f"{text} uses port {port}; only 80 and 443 are read.", permanent=True)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else ""
    target = _Target("", parts.scheme, host, port, path + query)
    url = f"{target.scheme}://{target.host_header}{target.path}"
    return _Target(url, target.scheme, target.host, target.port, target.path)


def _request(target: _Target, limits: Limits) -> Fetched | str:
    """One GET: the document, or the Location of a redirect."""
    address = httpcore.URL(
        scheme=target.scheme, host=target.host, port=target.port, target=target.path
    )
    headers: dict[bytes | str, bytes | str] = {
        "Host": target.host_header,
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    backend = CheckedBackend(limits)
    pool = httpcore.ConnectionPool(network_backend=backend)
    try:
        with pool, pool.stream("GET", address, headers=headers) as response:
            return _answer(target, response, limits)
    except httpcore.TimeoutException as error:
        raise FetchError(f"{target.host} did not answer in time.", permanent=False) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        # A certificate does not heal by itself: a person has to look at it.
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            message = f"The certificate of {target.host} is not valid, so it was not read."
            raise FetchError(message, permanent=True) from error
        message = f"The connection to {target.host} failed: {error or 'it was refused'}."
        raise FetchError(message, permanent=False) from error


def _answer(target: _Target, response: httpcore.Response, limits: Limits) -> Fetched | str:
    headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in REDIRECTS and b"location" in headers:
        # Servers send raw UTF-8 here although the field is ASCII.
        return headers[b"location"].encode("latin-1").decode("utf-8", "replace")
    if response.status not in {200, 203}:
        permanent = response.status not in TRANSIENT_STATUSES
        message = f"{target.host} answered with the status {response.status} and no document."
        raise FetchError(message, permanent)
    if headers.get(b"content-length", "").isdigit():
        _check_size(int(headers[b"content-length"]), target, limits)
    coding = headers.get(b"content-encoding", "").strip().lower()
    body = b"".join(_capped(_decoded(response.iter_stream(), coding, target), target, limits))
    return Fetched(target.url, headers.get(b"content-type", ""), body)


def _check_size(size: int, target: _Target, limits: Limits) -> None:
    if size > limits.max_bytes:
        message = f"The document at {target.url} is larger than {limits.max_bytes} bytes."
        raise FetchError(message, permanent=True)


def _capped(chunks: Iterable[bytes], target: _Target, limits: Limits) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        _check_size(size, target, limits)
        yield chunk


def _decoded(chunks: Iterable[bytes], coding: str, target: _Target) -> Iterator[bytes]:
    """Undo gzip in small steps, so that a bomb is noticed before it has unfolded."""
    if coding in {"", "identity"}:
        yield from chunks
        return
    if coding not in {"gzip", "x-gzip"}:
        raise FetchError(f"{target.host} packed the document as {coding}.", permanent=True)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in chunks:
            step = unpacker.decompress(chunk, 65536)
            while step:
                yield step
                step = unpacker.decompress(unpacker.unconsumed_tail, 65536)
    except zlib.error as error:
        message = f"{target.host} sent a document that cannot be unpacked."
        raise FetchError(message, permanent=False) from error
    if not unpacker.eof:
        raise FetchError(f"{target.host} broke off in the middle.", permanent=False)
