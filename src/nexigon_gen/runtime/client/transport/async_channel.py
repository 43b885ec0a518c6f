"""An open connection of an event loop: an asyncio protocol that also does TLS."""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from .deadline import Alarm
from .engine import ENDED_EARLY, Engine, NotHttp, Sink
from .failures import Refused
from .opening import TOO_EARLY, opening
from .readiness import Readable, readable
from .route import ConnectionRoute
from .tls import Tls

_SLICE = 64 * 1024
_TURNS = 10  # more than a loop needs to hand over what came


class AsyncChannel(asyncio.BufferedProtocol):
    """A connection to a server, directly or through a proxy.

    `loop.create_connection` connects the socket to the first hop, and `open` does the rest:
    the proxy and TLS. Received bytes go to a `Sink`. A step that fails or is cancelled
    closes the connection. Deadlines are points on the monotonic clock.
    """

    def __init__(self) -> None:
        self.is_gone = asyncio.Event()
        """Set when the loop has closed the socket."""
        self.is_full = False
        """Whether the send buffer of the loop is full."""
        self.is_over = False
        """Whether the connection is closed or of no more use."""
        self.has_surplus = False
        """Whether bytes came while nobody had asked for anything."""
        self.failure: Exception | None = None
        """Why the connection is of no more use."""
        self.on_change: Callable[[], None] = self._wake
        """Called when bytes came, the connection ended, or there is room to send again."""
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport
        self._readable: Readable
        self._tls: Tls | None = None
        self._is_open = False
        # A `Protocol` would have asyncio allocate 256 KiB for each read.
        self._buffer = memoryview(bytearray(_SLICE))
        self._came = b""  # received while the connection is being opened
        self._sink: Sink | None = None
        self._change: asyncio.Future[None] | None = None
        self._alarm = Alarm(self._loop, self._time_out)
        self._spare: socket.socket | None = None

    async def open(
        self, route: ConnectionRoute, engine: Engine, deadline: float
    ) -> None:
        """Passes the proxy, if there is one, and makes the TLS handshake.

        Raises:
            OSError: The connection broke; `TimeoutError` if it took too long.
            Refused: The proxy or the server refused.
        """
        steps = opening(route, engine)
        try:
            self._alarm.set(deadline)
            try:
                outgoing = next(steps)
                while True:
                    self.write(outgoing)
                    outgoing = steps.send(await self._next())
            except StopIteration as end:
                self._tls = end.value
            if self._tls:
                self.write(self._tls.outgoing())
            if self._came:
                raise Refused(TOO_EARLY)
            self._is_open = True
            if self.is_over and self.failure is None:
                self.failure = NotHttp(ENDED_EARLY)
        except BaseException:
            self.close()
            raise
        finally:
            self._alarm.deadline = math.inf

    @property
    def alpn_protocol(self) -> str | None:
        """The protocol that the server chose by ALPN, if any."""
        return self._tls.alpn_protocol if self._tls else None

    def hand_on(self, sink: Sink) -> None:
        """From now on hands all bytes to `sink`, also those that came with the handshake."""
        self._sink = sink
        self.keep_spare()
        if self._tls:
            self._receive(b"")

    def encrypted(self, text: bytes) -> bytes:
        """The bytes to send for this text: encrypted, if the connection uses TLS."""
        return b"".join(self._tls.encrypted(text)) if self._tls else text

    async def settle(self) -> None:
        """Lets the loop read what has already arrived."""
        for _ in range(_TURNS):
            if not self._readable(0):
                break
            await asyncio.sleep(0)

    async def is_quiet(self) -> bool:
        """Whether the connection is open, and nothing came since the last answer.

        Asks the system, since the loop may not have read yet what has arrived.
        """
        if self._tls:  # it may send records of its own between answers
            await self.settle()
        if self.is_over or self._readable(0):
            return False
        return self._tls is None or not self._tls.has_partial_record

    def close(self) -> None:
        """Closes the connection at once, without a goodbye to the other side."""
        self.is_over = True
        self._alarm.stop()
        self._transport.abort()

    def keep_spare(self) -> socket.socket:
        """Duplicates the socket, to read from it after the loop has closed its own."""
        sock: socket.socket = self._transport.get_extra_info("socket")
        spare = self._spare = sock.dup()
        spare.setblocking(False)
        return spare

    def write(self, data: bytes) -> None:
        """Has the loop send this; does nothing once the connection is closing."""
        # uvloop would raise RuntimeError. Reading reports that the connection has ended.
        if not self._transport.is_closing():
            self._transport.write(data)

    async def _next(self) -> bytes:
        """The next bytes while the connection is being opened; empty at its end."""
        while not (self._came or self.is_over):
            await self.changed()
        came, self._came = self._came, b""
        return came

    # The methods of an asyncio protocol, which the loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is connected to the first hop."""
        # uvloop's transports do not inherit from asyncio's.
        self._transport = cast("asyncio.Transport", transport)
        self._readable = readable(transport.get_extra_info("socket").fileno())

    def get_buffer(self, sizehint: int) -> memoryview:
        """The buffer that the loop reads into."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """The loop has read into the buffer."""
        self._receive(bytes(self._buffer[:nbytes]))

    def eof_received(self) -> None:
        """The other side will send no more."""
        self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket was closed. The system may still hold unread bytes: see `keep_spare`."""
        spare, sink = self._spare, self._sink
        if spare is not None and sink is not None:
            with suppress(Exception):
                while not sink.is_complete and (rest := spare.recv(_SLICE)):
                    self._take(rest)
            spare.close()
        self._end(exc)
        self.close()
        self.is_gone.set()

    def pause_writing(self) -> None:
        """The send buffer is full."""
        self.is_full = True

    def resume_writing(self) -> None:
        """The send buffer has room again."""
        self.is_full = False
        self.on_change()

    def _receive(self, data: bytes) -> None:
        try:
            self._take(data)
        except Exception as error:  # noqa: BLE001 - `changed` raises it
            self._fail(error)
        self.on_change()

    def _take(self, data: bytes) -> None:
        if not self._is_open:
            self._came += data
            return
        tls, sink = self._tls, self._sink
        if tls is not None:
            data = tls.decrypted(data)
        if sink is None:
            self.has_surplus |= data != b""
            if data or (tls is not None and tls.is_ended):
                self._fail(NotHttp(ENDED_EARLY))
            return
        if data:
            sink.feed(data)
        if tls is not None and tls.is_ended:
            self._end(None)

    def _end(self, error: Exception | None) -> None:
        """Handles the end of the connection."""
        self.is_over = True
        sink = self._sink
        if error is None and sink is not None:
            try:
                sink.end()
            except NotHttp as failure:
                error = failure
        elif error is None and self._is_open:
            error = NotHttp(ENDED_EARLY)
        if error is not None and (sink is None or not sink.is_complete):
            self._fail(error)
        self.on_change()

    def _fail(self, error: Exception) -> None:
        self.failure = self.failure or error
        self.close()
        self.on_change()

    def _wake(self) -> None:
        if self._change is not None and not self._change.done():
            self._change.set_result(None)

    async def changed(self) -> None:
        """Waits for the next change. Raises `failure` if the connection is of no more use."""
        if self.failure is None:
            self._change = self._loop.create_future()
            await self._change
        if self.failure is not None:
            raise self.failure

    def _time_out(self) -> None:
        self._fail(TimeoutError())
