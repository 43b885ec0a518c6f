"""What the sync and the async pool of httpcore2 have in common."""

from __future__ import annotations

from typing import TypeAlias

import httpcore2

from .http_request import because, check_request
from .transport import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)

_RawHeaders: TypeAlias = list[tuple[bytes, bytes]]


def raw_headers(request: HttpRequest, host: bytes) -> _RawHeaders:
    """The headers as bytes, the host first: httpcore2 writes IPv6 addresses wrongly.

    Raises:
        ConfigurationError: One cannot be sent.
    """
    check_request(request)
    headers = [
        (name.encode("ascii"), value.encode("latin-1"))
        for name, value in request.headers.items()
    ]
    return [(b"host", host), *headers]


class Collected:
    """An answer being read, up to the cap."""

    def __init__(self, request: HttpRequest, response: httpcore2.Response) -> None:
        self._status = response.status
        self._headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        self._room = request.max_response_bytes
        self._chunks: list[bytes] = []
        length = self._headers.get("content-length", "")
        self.too_large = length.isdecimal() and int(length) > self._room

    def add(self, chunk: bytes) -> bool:
        """Takes a part of the body; false when it is one too many."""
        self._room -= len(chunk)
        self.too_large = self._room < 0
        self._chunks.append(chunk)
        return not self.too_large

    def response(self) -> HttpResponse:
        """The answer, now complete."""
        body = None if self.too_large else b"".join(self._chunks)
        return HttpResponse(self._status, self._headers, body)


POOL_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
)
"""What an exchange ends with when there is no complete answer."""


def failure_of(error: Exception, over: bool) -> TransportFailure:
    """What the Hub may have seen.

    Args:
        error: One of `POOL_ERRORS`. It is not kept: its traceback holds the headers.
        over: Whether all the time is used up.
    """
    match error:
        case httpcore2.ConnectTimeout() if not over:
            return NotSent("connecting took too long")
        case httpcore2.TimeoutException():
            return TimedOut("no answer in time")
        case httpcore2.ConnectError():
            return NotSent(because("cannot connect", error))
        case httpcore2.ProxyError():
            return NotSent("the proxy refused to connect")
        case httpcore2.ProtocolError():
            return ConnectionLost("the connection closed or does not speak HTTP")
        case _:
            return ConnectionLost(because("the connection broke", error))
