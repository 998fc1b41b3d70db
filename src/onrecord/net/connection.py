"""A connection to a checked address, under one deadline."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from onrecord.net.addresses import is_public


class FetchError(Exception):
    """The address could not be read.

    `message` is a sentence for the person who asked; `permanent` says that asking again later
    gives the same answer unless somebody changes something.
    """

    def __init__(self, message: str, permanent: bool) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent


@dataclass(frozen=True)
class Limits:
    max_bytes: int
    deadline: float  # time.monotonic(), seconds
    allow_private: bool

    def left(self) -> float:
        """Seconds left, never less than a hair: a socket timeout of 0 means something else."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout
        return seconds


def _resolve(host: str, port: int, limits: Limits) -> list[str]:
    """The addresses of a host, all of them public, in the order the resolver prefers."""
    found = _lookup(host, port, limits)
    for text in found:
        if not limits.allow_private and not is_public(ipaddress.ip_address(text)):
            raise FetchError(
                f"{host} leads to {text}, which is not a public address; it was not read.",
                permanent=True,
            )
    return found


def _lookup(host: str, port: int, limits: Limits) -> list[str]:
    """Ask the resolver, in a thread because it knows no timeout."""
    answer: list[list[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=ask, daemon=True, name="onrecord-lookup")
    thread.start()
    thread.join(limits.left())
    if not answer:
        raise httpcore.ConnectTimeout
    if not isinstance(answer[0], list):
        again = isinstance(answer[0], socket.gaierror) and answer[0].errno == socket.EAI_AGAIN
        raise FetchError(f"There is no host of the name {host}.", permanent=not again)
    if not answer[0]:
        raise FetchError(f"The host {host} has no address.", permanent=True)
    return answer[0]


class _Stream(httpcore.NetworkStream):
    """A connection whose every read and write shares one deadline.

    Timeouts per read alone would let a server that sends a byte now and then hold us forever.
    """

    def __init__(self, inner: httpcore.NetworkStream, limits: Limits) -> None:
        self._inner = inner
        self._limits = limits

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._limits.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._limits.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._limits.left())
        return _Stream(inner, self._limits)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that were looked up once and checked, never to a name."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(host)
        for address in _resolve(host, port, self._limits):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._limits.left(), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._limits)
        raise failure
