"""One request over a connection pool, in a thread or in a task."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TypeAlias

import httpcore2

from .transport import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)

_RawHeaders: TypeAlias = list[tuple[bytes, bytes]]


def exchange(
    pool: httpcore2.ConnectionPool, request: HttpRequest, connect_timeout: float
) -> HttpResponse:
    """Sends and reads the answer. The pool's connections are `DeadlineStream`s."""
    now = monotonic()
    until = now + request.timeout
    timeouts = {
        "pool": request.timeout,
        "connect": min(until, now + connect_timeout),
        "write": until,
        "read": until,
    }
    try:
        with pool.stream(
            "POST",
            request.url,
            headers=_raw(request),
            content=request.body,
            extensions={"timeout": timeouts},
        ) as response:
            collected = _Collected(request, response)
            if not collected.too_large:
                for chunk in response.iter_stream():
                    if not collected.add(chunk):
                        break
    except _POOL_ERRORS as error:
        raise _failure(error, monotonic() >= until) from _safe_cause(error)
    return collected.response()


async def aexchange(
    pool: httpcore2.AsyncConnectionPool, request: HttpRequest, connect_timeout: float
) -> HttpResponse:
    """Sends and reads the answer; cancelling frees the connection."""
    timeouts = {"connect": connect_timeout}
    try:
        async with (
            asyncio.timeout(request.timeout),
            pool.stream(
                "POST",
                request.url,
                headers=_raw(request),
                content=request.body,
                extensions={"timeout": timeouts},
            ) as response,
        ):
            collected = _Collected(request, response)
            if not collected.too_large:
                async for chunk in response.aiter_stream():
                    if not collected.add(chunk):
                        break
    except TimeoutError:
        raise TimedOut("no answer in time") from None
    except _POOL_ERRORS as error:
        raise _failure(error, over=False) from _safe_cause(error)
    return collected.response()


class _Collected:
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


def _raw(request: HttpRequest) -> _RawHeaders:
    return [
        (name.encode("ascii"), value.encode("latin-1"))
        for name, value in request.headers.items()
    ]


_POOL_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
)


def _failure(error: Exception, over: bool) -> TransportFailure:
    """What the Hub may have seen; `over` says that all the time is used up."""
    match error:
        case httpcore2.TimeoutException() if over:
            return TimedOut("no answer in time")
        case httpcore2.ConnectTimeout():
            return NotSent("connecting took too long")
        case httpcore2.PoolTimeout():
            return NotSent("no connection became free")
        case httpcore2.TimeoutException():
            return TimedOut("no answer in time")
        case httpcore2.ConnectError():
            return NotSent(f"cannot connect: {error}")
        case httpcore2.ProxyError():
            return NotSent("the proxy refused to connect")
        case httpcore2.ProtocolError():
            return ConnectionLost("the connection closed or does not speak HTTP")
        case _:
            return ConnectionLost("the connection broke")


def _safe_cause(error: Exception) -> Exception | None:
    """The cause to show; a protocol error quotes what the server sent."""
    return None if isinstance(error, httpcore2.ProtocolError) else error
