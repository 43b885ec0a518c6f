"""Engines: they turn requests into bytes and bytes into answers, without input or output.

Sockets, pools and their rules are the same for every engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

from .protocol import HttpRequest
from .route import ConnectionRoute

MAX_HEAD = 100 * 1024
"""Bytes that an answer may have besides its body, together with interim (1xx) answers."""

TOO_LONG = f"the answer has more than {MAX_HEAD} bytes beside its body"
ENDED_EARLY = "the connection closed before the end of the answer"
"""Messages of `NotHttp`."""


class NotHttp(Exception):
    """The received bytes are not a whole answer. The message says why, and quotes none."""


class Sink(Protocol):
    """What takes the bytes of a connection, in parts of any size."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing more is wanted."""
        ...

    def feed(self, data: bytes) -> None:
        """Takes the next bytes, at least one.

        Raises:
            NotHttp: The bytes cannot follow those before.
        """
        ...

    def end(self) -> None:
        """Takes note of the end of the connection.

        Raises:
            NotHttp: The connection ended too early.
        """
        ...


class Reader(ABC):
    """Reads one answer; a `Sink`."""

    status: int = 0
    """The HTTP status; 0 until the head is read."""
    headers: dict[str, str]
    """By lower-case name; of a repeated header the last value. Set together with `status`."""
    body: bytes | None = None
    """The body of the complete answer; `None` if it is too long."""
    is_complete: bool = False
    """See `Sink`."""
    is_last: bool = False
    """Whether the connection cannot be used again: the server says so, or the body was not
    read to its end."""
    has_surplus: bool = False
    """Whether bytes came after the end of the answer."""

    @abstractmethod
    def feed(self, data: bytes) -> None:
        """See `Sink`."""

    @abstractmethod
    def end(self) -> None:
        """See `Sink`."""


class Engine(Protocol):
    """An implementation of HTTP/1.1."""

    def ask(self, request: HttpRequest, route: ConnectionRoute) -> tuple[bytes, Reader]:
        """The bytes of a request, and the reader of its answer.

        Raises:
            ConfigurationError: A header cannot be sent.
        """
        ...

    def connect(self, route: ConnectionRoute) -> tuple[bytes, Reader]:
        """The bytes of a `CONNECT` request to a proxy, and the reader of its answer, which
        has no body."""
        ...
