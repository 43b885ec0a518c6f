"""Sockets that keep a point in time, where the pool's own keep a time per read.

A server that sends one byte a second never lets a read time out. Here the pool is
given points on the monotonic clock for its timeouts, which it hands through
untouched; before each read and write they become the seconds that are left.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any

from .engine import (
    ConnectError,
    ConnectTimeout,
    NetworkStream,
    ReadError,
    ReadTimeout,
    SyncBackend,
    WriteError,
    WriteTimeout,
)
from .framed import FramedStream, speaks_http2

_SLICE = 64 * 1024
_NOTHING_YET = (BlockingIOError, ssl.SSLWantReadError)


class Deadline(float):
    """A point on the monotonic clock. The pool logs it: it shows the seconds left."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{max(0.0, self - monotonic()):.3f}"


def _left(until: float | None, over: type[Exception]) -> float | None:
    if until is None:
        return None
    seconds = until - monotonic()
    if seconds <= 0:
        raise over("the deadline passed")
    return seconds


class DeadlineBackend(SyncBackend):
    """Connects like the pool's own backend; `timeout` is a point in time.

    Two waits are the system's and may go beyond it: looking up the host's name, and
    trying the second address of a host whose first one does not answer.
    """

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # the pool's, passed on
    ) -> NetworkStream:
        """Opens a connection."""
        seconds = _left(timeout, ConnectTimeout)
        try:
            stream = super().connect_tcp(
                host, port, seconds, local_address, socket_options
            )
        except ValueError as error:  # a name that has no form for the resolver
            raise ConnectError(error) from error
        return DeadlineStream(stream)


class DeadlineStream(NetworkStream):
    """A connection; each `timeout` is a point in time."""

    def __init__(self, stream: NetworkStream) -> None:
        self._stream = stream
        self._asked = False
        self._failed: BaseException | None = None
        self._early = b""
        tls = stream.get_extra_info("ssl_object")
        self._tls = tls
        # Within TLS to a proxy, what the socket has read may wait in memory.
        self._hides_bytes = isinstance(tls, ssl.SSLObject)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what is there, at least a byte unless the stream is at its end."""
        if self._early:
            early, self._early = self._early, b""
            return early
        data = self._stream.read(max_bytes, _left(timeout, ReadTimeout))
        # The system tells the reason only once, here the one who wrote.
        if self._failed and not data:
            raise ReadError(self._failed)
        self._failed = None
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes all of it.

        Raises:
            ConnectError: The server has spoken before it was asked anything.
        """
        if not self._asked:
            self._asked = True
            if self.arrived():
                raise ConnectError("the server spoke first")
        for start in range(0, len(buffer), _SLICE):
            part = buffer[start : start + _SLICE]
            try:
                self._stream.write(part, _left(timeout, WriteTimeout))
            except WriteError as error:
                self._failed = error.__cause__
                raise

    def arrived(self) -> bytes | None:
        """What has come without being waited for, if anything; empty at the end of the
        stream and when it is broken."""
        if not self._may_have_bytes():
            return None
        try:
            return self._stream.read(_SLICE, 0)
        except ReadError as error:
            nothing = isinstance(error.__cause__, _NOTHING_YET)
            return None if nothing else b""

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        """The encrypted connection over this one."""
        seconds = _left(timeout, ConnectTimeout)
        try:
            inner = self._stream.start_tls(ssl_context, server_hostname, seconds)
        except ValueError as error:  # a name that cannot be in a certificate
            raise ConnectError(error) from error
        stream = DeadlineStream(inner)
        if not speaks_http2(stream):
            return stream
        stream._asked = True  # there, the server may speak first
        return FramedStream(stream)

    def get_extra_info(self, info: str) -> Any:  # as the class above declares it
        """What the pool asks about the socket."""
        if info == "is_readable":
            return self._is_readable()
        return self._stream.get_extra_info(info)

    def _is_readable(self) -> bool:
        if self._tls is None:
            return bool(self._stream.get_extra_info("is_readable"))
        # What has come may be TLS's own, such as a ticket for the next session.
        data = self.arrived()
        self._early += data or b""
        return data is not None

    def _may_have_bytes(self) -> bool:
        return bool(
            self._hides_bytes
            or (self._tls is not None and self._tls.pending())
            or self._stream.get_extra_info("is_readable")
        )
