"""Engines: what is said over an open connection, without input or output.

The sockets, the pools and all rules about them are the same for every engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

from .protocol import HttpRequest
from .route import ConnectionRoute

MAX_HEAD = 100 * 1024
"""Bytes that the head of an answer may have, interim answers included."""

TOO_LONG = f"the answer has more than {MAX_HEAD} bytes beside its body"
ENDED_EARLY = "the connection closed before the end of the answer"
"""What is said of an end that comes too early."""


class NotHttp(Exception):
    """What came is not a whole answer. The text says why, without a word of it."""


class Sink(Protocol):
    """Takes what comes over a connection, in parts of any size."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing more is wanted."""
        ...

    def feed(self, data: bytes) -> None:
        """Takes the next bytes, at least one.

        Raises:
            NotHttp: They do not continue what came before.
        """
        ...

    def end(self) -> None:
        """Takes the end of the connection.

        Raises:
            NotHttp: It comes too early.
        """
        ...


class Reader(ABC):
    """An answer; a `Sink`."""

    status: int = 0
    """The HTTP status, once the head is read."""
    headers: dict[str, str]
    """By lower-case name; of a repeated header the last value. There once the status is."""
    body: bytes | None = None
    """The body of the complete answer; `None` if it is too long."""
    is_complete: bool = False
    """See `Sink`."""
    is_last: bool = False
    """Whether no other answer can follow over this connection: the server says so, or the
    body was not read to its end."""
    has_surplus: bool = False
    """Whether there was something behind it that nobody asked for."""

    @abstractmethod
    def feed(self, data: bytes) -> None:
        """See `Sink`."""

    @abstractmethod
    def end(self) -> None:
        """See `Sink`."""


class Engine(Protocol):
    """Says HTTP/1.1 its own way."""

    def ask(self, request: HttpRequest, route: ConnectionRoute) -> tuple[bytes, Reader]:
        """What to send for a request, and what reads the answer.

        Raises:
            ConfigurationError: A header has what cannot be sent.
        """
        ...

    def connect(self, route: ConnectionRoute) -> tuple[bytes, Reader]:
        """What asks a proxy to connect us, and what reads its answer, which has no
        body."""
        ...
