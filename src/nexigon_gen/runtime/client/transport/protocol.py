"""The protocols `Transport` and `AsyncTransport`, with requests, responses and failures.

A transport sends one request once. It decides nothing: retries, the deadline over all
attempts and the meaning of a status are matters of the call.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ...dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A POST request. Its repr hides the body, and the headers with the token."""

    url: str
    """The whole URL, in ASCII."""

    headers: Mapping[str, str] = field(repr=False)
    """By lower-case name. The transport adds `host` and `content-length`."""

    body: bytes = field(repr=False)
    """The action as JSON."""

    timeout: float
    """Seconds for this attempt, from connecting to the end of the answer's body."""

    max_response_bytes: int
    """Longest body of an answer. A longer one is not read to its end."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """An answer of any status, redirects included (`wire.md` W1.8)."""

    status: int

    headers: Mapping[str, str] = field(repr=False)
    """By lower-case name; of a repeated header the last value."""

    body: bytes | None = field(repr=False)
    """`None` if it is longer than the request's `max_response_bytes`."""


class TransportFailure(Exception):
    """No answer came. Users see the message, so it must not hold tokens or bodies."""


class NotSent(TransportFailure):
    """No connection was made, so no byte of the request can have reached the server."""


class TimedOut(TransportFailure):
    """The timeout passed. The server may have received the request."""


class NotSentInTime(TimedOut):
    """The timeout passed before there was a connection, so no byte of the request can have
    reached the server."""


class ConnectionLost(TransportFailure):
    """The connection broke, or what came back is not HTTP."""


class Transport(Protocol):
    """Sends requests, from any thread."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Sends a request once and returns the answer.

        Raises:
            TransportFailure: There is no complete answer. The subclass says whether the
                server may have received the request.
        """
        ...

    def close(self) -> None:
        """Closes the connections, when the client is closed.

        Exchanges that are running in other threads may finish. None begins after them.
        """
        ...


class AsyncTransport(Protocol):
    """Sends requests from asyncio tasks. One object may be both kinds of transport."""

    async def asend(self, request: HttpRequest, /) -> HttpResponse:
        """Like `Transport.send`. Cancelling it closes the connection."""
        ...

    async def aclose(self) -> None:
        """Like `Transport.close`, for the tasks of the running event loop."""
        ...
