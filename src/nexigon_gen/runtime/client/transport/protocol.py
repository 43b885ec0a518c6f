"""Protocols of what carries a request to the server, for threads and for tasks.

A transport sends one request once. It decides nothing: retries, deadlines over
several attempts and the meaning of a status belong to the call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A POST. Its repr shows neither the headers, which hold the token, nor the body."""

    url: str
    """The whole URL, ASCII."""

    headers: Mapping[str, str] = field(repr=False)
    """Lower-case names; `host` and `content-length` are the transport's to add."""

    body: bytes = field(repr=False)
    """JSON."""

    timeout: float
    """Seconds left for this attempt, connecting and the whole body included."""

    max_response_bytes: int
    """A longer body is not to be read to its end."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """An answer, whatever its status. Redirects are answers too (`wire.md` W1.8)."""

    status: int

    headers: Mapping[str, str] = field(repr=False)
    """Lower-case names; of a repeated header the last value."""

    body: bytes | None = field(repr=False)
    """`None` when it is longer than the request's `max_response_bytes`."""


class TransportFailure(Exception):
    """Why there is no answer. The text is shown to users: no token, no body in it."""


class NotSent(TransportFailure):
    """No byte of the request can have reached the server: no connection was made."""


class TimedOut(TransportFailure):
    """The time was over. The server may have the request."""


class NotSentInTime(TimedOut):
    """The time was over before there was a connection: no byte of the request can have
    reached the server."""


class ConnectionLost(TransportFailure):
    """The connection broke, or something else than HTTP came back."""


class Transport(Protocol):
    """Carries requests, from any thread."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Sends once and reads the answer.

        Raises:
            TransportFailure: There is no complete answer; the subclass says what
                the server may have seen.
        """
        ...

    def close(self) -> None:
        """Frees the connections, when the client is closed.

        Exchanges that run in other threads may finish; nothing is sent after them.
        """
        ...


class AsyncTransport(Protocol):
    """Carries requests from asyncio tasks. One object may be both kinds of transport."""

    async def asend(self, request: HttpRequest, /) -> HttpResponse:
        """Like `Transport.send`; cancelling it frees the connection."""
        ...

    async def aclose(self) -> None:
        """Like `Transport.close`, for the tasks of the running event loop."""
        ...
