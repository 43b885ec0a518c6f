"""Encryption over a connection of an event loop."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from .engine import (
    AsyncNetworkStream,
    ConnectError,
    ConnectTimeout,
    NetworkError,
    ReadError,
    WriteError,
)
from .framed import AsyncFramedStream, Peekable, speaks_http2

T = TypeVar("T")

_SLICE = 64 * 1024


class TlsStream(AsyncNetworkStream):
    """An encrypted connection over another.

    Args:
        stream: The one below, which is a `Peekable`, too.
    """

    def __init__(
        self, stream: Any, context: ssl.SSLContext, hostname: str | None
    ) -> None:
        self._stream: AsyncNetworkStream = stream
        self._below: Peekable = stream
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(
            self._incoming, self._outgoing, server_hostname=hostname
        )
        self._sending = asyncio.Lock()
        self._asked = False
        self._early = b""

    async def handshake(self) -> bool:
        """Agrees on keys; whether HTTP/2 is spoken, where the server may speak first.

        Raises:
            OSError: Of TLS: the other side is not whom it should be, or does not
                speak it.
            NetworkError: The connection broke.
        """
        try:
            await self._perform(self._tls.do_handshake)
        except ssl.SSLError:
            with suppress(NetworkError):  # tells the other side why
                await self._flush()
            raise
        self._asked = speaks_http2(self)
        return self._asked

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what is there, at least a byte unless the stream is at its end."""
        if self._early:
            early, self._early = self._early, b""
            return early
        try:
            return await self._perform(lambda: self._tls.read(max_bytes))
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""
        except (OSError, WriteError) as error:
            raise ReadError(error) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes all of it. Reading is still possible when that fails.

        Raises:
            ConnectError: The server has spoken before it was asked anything.
        """
        if not self._asked:
            self._asked = True
            if self.arrived():
                raise ConnectError("the server spoke first")
        try:
            for start in range(0, len(buffer), _SLICE):
                part = buffer[start : start + _SLICE]
                await self._perform(partial(self._tls.write, part))
        except (OSError, ReadError) as error:
            raise WriteError(error) from error

    def arrived(self) -> bytes | None:
        """What has come without being waited for, if anything; empty at the end of the
        stream and when it is broken. What is TLS's own is no such thing."""
        raw = self._below.arrived()
        if raw is not None:
            self._take(raw)
        try:
            return self._tls.read(_SLICE)
        except ssl.SSLWantReadError:
            return None
        except OSError:
            return b""

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        """The encrypted connection over this one, which leads to a proxy."""
        return await start_tls(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:  # as the class above declares it
        """What the pool asks about the socket."""
        match info:
            case "ssl_object":
                return self._tls
            case "is_readable":
                data = self.arrived()
                self._early += data or b""
                return data is not None
            case _:
                return None

    async def _perform(self, step: Callable[[], T]) -> T:
        while True:
            try:
                done = step()
            except ssl.SSLWantReadError:
                await self._flush()
                self._take(await self._stream.read(_SLICE))
            else:
                await self._flush()
                return done

    def _take(self, data: bytes) -> None:
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    async def _flush(self) -> None:
        # Over HTTP/2 one task may write while another reads.
        while self._outgoing.pending:
            async with self._sending:
                if data := self._outgoing.read():
                    await self._stream.write(data)


async def start_tls(
    stream: Any, context: ssl.SSLContext, hostname: str | None, timeout: float | None
) -> AsyncNetworkStream:
    """The encrypted connection over another, which is closed if there is none.

    Args:
        stream: The one below, see `TlsStream`.
        context: Whom to trust, and which protocols to speak.
        hostname: Of the server.
        timeout: Seconds it may take.

    Raises:
        ConnectError: The other side is not trusted or does not speak TLS.
        ConnectTimeout: It took too long.
    """
    try:
        async with asyncio.timeout(timeout):
            secure = TlsStream(stream, context, hostname)
            return AsyncFramedStream(secure) if await secure.handshake() else secure
    except BaseException as error:
        await stream.aclose()
        match error:
            case TimeoutError():
                raise ConnectTimeout(error) from error
            # ValueError: a name that cannot be in a certificate.
            case OSError() | ValueError() | NetworkError():
                raise ConnectError(error) from error
            case _:
                raise
