"""Streams that carry the frames of HTTP/2, see `Frames`."""

from __future__ import annotations

import ssl
from typing import Any, Protocol

from .engine import (
    AsyncNetworkStream,
    NetworkStream,
    RemoteProtocolError,
    WriteError,
)
from .frames import Frames


def speaks_http2(stream: NetworkStream | AsyncNetworkStream) -> bool:
    """Whether both sides agreed on HTTP/2."""
    return bool(stream.get_extra_info("ssl_object").selected_alpn_protocol() == "h2")


class Peekable(Protocol):
    """A connection that can be looked at without waiting."""

    def arrived(self) -> bytes | None:
        """What has come without being waited for, if anything; empty at the end of the
        stream and when it is broken."""
        ...


class _Framed:
    """What both kinds of stream have in common."""

    def __init__(self, peekable: Peekable) -> None:
        self._peekable = peekable
        self._frames = Frames()
        self._early = b""

    def is_over(self) -> bool:
        """Whether there is no sending another request. Not to be asked while the
        engine reads."""
        while not self._frames.going_away:
            data = self._peekable.arrived()
            if data is None:
                return False
            if not data:
                return True
            try:
                self._early += self._frames.received(data)
            except RemoteProtocolError:
                return True
        return True

    @property
    def going_away(self) -> bool:
        """Whether the server has said that it takes no more requests here."""
        return self._frames.going_away

    def _take_early(self) -> bytes:
        early, self._early = self._early, b""
        return early + self._frames.owed()

    def _has_answers(self) -> bool:
        """Whether the server has answered all requests that could not be sent."""
        try:
            while data := self._peekable.arrived():
                self._early += self._frames.received(data)
        except RemoteProtocolError:
            return False
        self._frames.going_away = True
        return not self._frames.is_sending


class FramedStream(_Framed, NetworkStream):
    """A connection on which both sides speak HTTP/2.

    Args:
        stream: The one below, which is a `Peekable`, too.
    """

    def __init__(self, stream: Any) -> None:  # there is no type for "and"
        super().__init__(stream)
        self._stream: NetworkStream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what the engine is to see."""
        while not (passed := self._take_early()):
            data = self._stream.read(max_bytes, timeout)
            if not data:
                break
            self._early = self._frames.received(data)
        return passed

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes whole frames."""
        passed = self._frames.sent(buffer)
        try:
            if passed:
                self._stream.write(passed, timeout)
        except WriteError:
            if not self._has_answers():
                raise

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        """Not over HTTP/2."""
        raise NotImplementedError

    def get_extra_info(self, info: str) -> Any:  # as the class above declares it
        """What the pool asks about the socket."""
        return self._stream.get_extra_info(info)


class AsyncFramedStream(_Framed, AsyncNetworkStream):
    """See `FramedStream`."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._stream: AsyncNetworkStream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what the engine is to see."""
        while not (passed := self._take_early()):
            data = await self._stream.read(max_bytes, timeout)
            if not data:
                break
            self._early = self._frames.received(data)
        return passed

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes whole frames."""
        passed = self._frames.sent(buffer)
        try:
            if passed:
                await self._stream.write(passed, timeout)
        except WriteError:
            if not self._has_answers():
                raise

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        """Not over HTTP/2."""
        raise NotImplementedError

    def get_extra_info(self, info: str) -> Any:
        """What the pool asks about the socket."""
        return self._stream.get_extra_info(info)
