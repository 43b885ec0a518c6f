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

import httpcore2
from httpcore2 import ConnectTimeout, NetworkStream, ReadTimeout, WriteTimeout

_SLICE = 64 * 1024


def _left(until: float | None, over: type[Exception]) -> float | None:
    if until is None:
        return None
    seconds = until - monotonic()
    if seconds <= 0:
        raise over("the deadline passed")
    return seconds


class DeadlineBackend(httpcore2.SyncBackend):
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
        return DeadlineStream(
            super().connect_tcp(host, port, seconds, local_address, socket_options)
        )


class DeadlineStream(NetworkStream):
    """A connection; each `timeout` is a point in time."""

    def __init__(self, stream: NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what is there, at least a byte unless the stream is at its end."""
        return self._stream.read(max_bytes, _left(timeout, ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes all of it."""
        for start in range(0, len(buffer), _SLICE):
            part = buffer[start : start + _SLICE]
            self._stream.write(part, _left(timeout, WriteTimeout))

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
        return DeadlineStream(
            self._stream.start_tls(ssl_context, server_hostname, seconds)
        )

    def get_extra_info(self, info: str) -> Any:  # as the class above declares it
        """What the pool asks about the socket."""
        return self._stream.get_extra_info(info)
