"""Connections of httpcore2 that are given up once they are of no use any more.

httpcore2 looks whether something has come over an idle HTTP/1.1 connection, but not
at what h11 has already read from it, and not at all at one with HTTP/2.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from .engine import (
    AsyncConnectionInterface,
    AsyncConnectionPool,
    ConnectionInterface,
    ConnectionPool,
    Origin,
    Request,
    Response,
)
from .framed import AsyncFramedStream, FramedStream
from .frames import REFUSED_STREAM

C = TypeVar("C", ConnectionInterface, AsyncConnectionInterface)


class _Watched(Generic[C]):
    """What the pool asks of a connection, which one inside answers."""

    def __init__(self, inner: C) -> None:
        self._inner: C = inner

    def is_available(self) -> bool:
        """Whether it takes another request."""
        return self._inner.is_available() and not _is_going_away(self._inner)

    def has_expired(self) -> bool:
        """Whether it is to be closed. Asked only when no request is on it."""
        return self._inner.has_expired() or _is_spoilt(self._inner)

    def can_handle_request(self, origin: Origin) -> bool:
        """Whether it leads there."""
        return self._inner.can_handle_request(origin)

    def is_connected(self) -> bool:
        """Whether it is open."""
        return self._inner.is_connected()

    def is_idle(self) -> bool:
        """Whether no request is on it."""
        return self._inner.is_idle()

    def can_multiplex(self) -> bool:
        """Whether it takes several requests at once."""
        return self._inner.can_multiplex()

    def is_closed(self) -> bool:
        """Whether it is closed."""
        return self._inner.is_closed()

    def info(self) -> str:
        """Its state in words."""
        return self._inner.info()


class _Connection(_Watched[ConnectionInterface], ConnectionInterface):
    def handle_request(self, request: Request) -> Response:
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class _AsyncConnection(_Watched[AsyncConnectionInterface], AsyncConnectionInterface):
    async def handle_async_request(self, request: Request) -> Response:
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class WatchedPool(ConnectionPool):
    """A pool of such connections."""

    def create_connection(self, origin: Origin) -> ConnectionInterface:
        """A connection that is not open yet."""
        return _Connection(super().create_connection(origin))


class AsyncWatchedPool(AsyncConnectionPool):
    """The same for tasks."""

    def create_connection(self, origin: Origin) -> AsyncConnectionInterface:
        """A connection that is not open yet."""
        return _AsyncConnection(super().create_connection(origin))


# What these ask is no part of httpcore2's interface. Should it change, they say
# that the connection is of no use, and the tests that count connections fail.


def _is_going_away(connection: object) -> bool:
    stream = getattr(_engine(connection), "_network_stream", None)
    return isinstance(stream, FramedStream | AsyncFramedStream) and stream.going_away


def _is_spoilt(connection: object) -> bool:
    engine = _engine(connection)
    if engine is None:
        return False
    stream = getattr(engine, "_network_stream", None)
    if isinstance(stream, FramedStream | AsyncFramedStream):
        return stream.is_over()
    state = getattr(engine, "_h11_state", None)
    return state is None or state.trailing_data != (b"", False)


def is_refusal(event: object) -> bool:
    """Whether it is h2's event for the end of a stream that was not begun."""
    code = getattr(event, "error_code", None)
    return code == REFUSED_STREAM and hasattr(event, "stream_id")


def _engine(connection: object) -> object:
    """What speaks HTTP over the connection, behind those that only open it; none while
    it is not open."""
    inner: object = getattr(connection, "_connection", _SELF)
    return connection if inner is _SELF else _engine(inner)


_SELF = object()
