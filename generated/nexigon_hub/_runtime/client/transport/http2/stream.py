"""Sockets of an event loop, for the pool of httpcore2.

Not those of anyio: they hand errors of the system on as they are, close a connection
on which writing failed with its answer unread, and hide what has come unasked.

None keeps a timeout for a read or a write: the exchange has a deadline.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable
from typing import Any

from ..async_dial import adial
from .engine import (
    AsyncNetworkBackend,
    AsyncNetworkStream,
    ConnectError,
    ConnectTimeout,
    ReadError,
    WriteError,
)
from .tls import start_tls

_SLICE = 64 * 1024


class SocketBackend(AsyncNetworkBackend):
    """Connects by the running event loop, which is asyncio's or alike."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Opens a connection. Of the pool's settings the last two are not set."""
        try:
            async with asyncio.timeout(timeout):
                return SocketStream(await adial(host, port))
        except TimeoutError as error:
            raise ConnectTimeout(error) from error
        # ValueError: a name that has no form for the resolver.
        except (OSError, ValueError) as error:
            raise ConnectError(error) from error

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await asyncio.sleep(seconds)


class SocketStream(AsyncNetworkStream):
    """A connection without encryption."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._loop = asyncio.get_running_loop()
        self._asked = False
        self._broken = False
        self._failed: OSError | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what is there, at least a byte unless the stream is at its end.
        Whoever is cancelled has taken nothing."""
        try:
            data = await self._receive(max_bytes)
            # The system tells the reason only once, here the one who wrote.
            if self._failed and not data:
                raise self._failed
        except (OSError, ValueError) as error:
            raise ReadError(error) from error
        self._failed = None
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes all of it. Reading is still possible when that fails.

        Raises:
            ConnectError: The server has spoken before it was asked anything.
        """
        if not self._asked:
            self._asked = True
            if self.arrived():
                raise ConnectError("the server spoke first")
        if self._broken:
            raise WriteError("an earlier write was not finished")
        self._broken = True
        try:
            await self._loop.sock_sendall(self._socket, buffer)
        except OSError as error:
            self._failed = error
            raise WriteError(error) from error
        self._broken = False

    def arrived(self) -> bytes | None:
        """What has come without being waited for, if anything; empty at the end of the
        stream and when it is broken."""
        try:
            return self._socket.recv(_SLICE)
        except BlockingIOError:
            return b"" if self._broken else None
        except OSError:
            return b""

    async def aclose(self) -> None:
        """Closes the connection."""
        self._broken = True
        self._socket.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        """The encrypted connection over this one."""
        return await start_tls(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:  # as the class above declares it
        """What the pool asks about the socket."""
        # The pool asks this only of a connection that is not to be read.
        return self.arrived() is not None if info == "is_readable" else None

    async def _receive(self, max_bytes: int) -> bytes:
        readable = self._loop.create_future()
        try:
            self._loop.add_reader(self._socket, _wake, readable)
        except NotImplementedError:  # Windows
            return await self._loop.sock_recv(self._socket, max_bytes)
        try:
            await readable
        finally:
            self._loop.remove_reader(self._socket)
        return self._socket.recv(max_bytes)


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
