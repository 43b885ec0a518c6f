"""What the sync and the async pool of httpcore2 have in common."""

from __future__ import annotations

from typing import TypeAlias

from ..protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)
from ..request import check_request
from . import engine
from .because import because
from .connections import is_refusal

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
    """An answer being read, up to the cap.

    Raises:
        RemoteProtocolError: It says twice where it ends.
    """

    def __init__(self, request: HttpRequest, response: engine.Response) -> None:
        self._status = response.status
        self._headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        # With both, two readers may see two ends (RFC 9112, 6.3); h11 takes one.
        if "transfer-encoding" in self._headers and "content-length" in self._headers:
            raise engine.RemoteProtocolError("a length beside chunks")
        self._room = request.max_response_bytes
        self._body = bytearray()  # a list of small parts would be many times as large
        length = self._headers.get("content-length", "")
        self.too_large = length.isdecimal() and int(length) > self._room

    def add(self, chunk: bytes) -> bool:
        """Takes a part of the body; false when it is one too many."""
        self._room -= len(chunk)
        self.too_large = self._room < 0
        self._body += chunk
        return not self.too_large

    def response(self) -> HttpResponse:
        """The answer, now complete."""
        body = None if self.too_large else bytes(self._body)
        return HttpResponse(self._status, self._headers, body)


def failure_of(error: Exception, over: bool) -> TransportFailure:
    """What the server may have seen.

    Args:
        error: Whatever an exchange ended with when there is no complete answer: an
            engine that is fed with what a server sends can end in anything. It is
            not kept: its traceback holds the headers.
        over: Whether all the time is used up.
    """
    match error:
        case engine.ConnectTimeout() if not over:
            return NotSent("connecting took too long")
        case engine.TimeoutException():
            return TimedOut("no answer in time")
        case engine.ConnectError():
            return NotSent(because("cannot connect", error))
        case engine.ProxyError():
            return NotSent("the proxy refused to connect")
        case engine.RemoteProtocolError(args=(event,)) if is_refusal(event):
            return NotSent("the server has not begun with the request")
        case engine.NetworkError() | OSError():
            return ConnectionLost(because("the connection broke", error))
        case _:
            return ConnectionLost("the connection closed or does not speak HTTP")
