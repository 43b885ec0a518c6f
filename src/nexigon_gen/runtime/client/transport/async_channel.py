"""A channel of an event loop to a server, over one of its transports."""

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
    """An open way to a server, encrypted if it is to be.

    `create_connection` of a loop connects it to the first hop; then it is opened. Every
    `until` is a point on the monotonic clock and holds for the whole step; a step that
    fails or is cancelled closes the connection.
    """

    def __init__(self) -> None:
        self.is_gone = asyncio.Event()
        """Set when the loop has let go of its socket."""
        self.is_full = False
        """Whether the loop has enough to send."""
        self.is_over = False
        """Whether nothing comes any more, or what nobody asked for came."""
        self.has_surplus = False
        """Whether something came that nobody asked for."""
        self.failure: Exception | None = None
        """Why there is nothing to be had from it any more."""
        self.on_change: Callable[[], None] = self._wake
        """Called when something came, ended, or may be sent again."""
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport
        self._readable: Readable
        self._tls: Tls | None = None
        self._is_open = False
        # For other protocols asyncio takes 256 KiB from the system at each read.
        self._buffer = memoryview(bytearray(_SLICE))
        self._came = b""  # while it is being opened
        self._sink: Sink | None = None
        self._change: asyncio.Future[None] | None = None
        self._alarm = Alarm(self._loop, self._time_out)
        self._spare: socket.socket | None = None

    async def open(
        self, route: ConnectionRoute, engine: Engine, deadline: float
    ) -> None:
        """Leads it to the server.

        Raises:
            OSError: It broke; `TimeoutError` if it took too long.
            Refused: The proxy or the server does not want to.
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
        """The protocol that was agreed on by TLS, if any."""
        return self._tls.alpn_protocol if self._tls else None

    def hand_on(self, sink: Sink) -> None:
        """Hands on all that comes from now on, and what came with the handshake."""
        self._sink = sink
        self.keep_spare()
        if self._tls:
            self._receive(b"")

    def encrypted(self, text: bytes) -> bytes:
        """What to send for this."""
        return b"".join(self._tls.encrypted(text)) if self._tls else text

    async def settle(self) -> None:
        """Gives the loop time to take what came: it may have had none."""
        for _ in range(_TURNS):
            if not self._readable(0):
                break
            await asyncio.sleep(0)

    async def is_quiet(self) -> bool:
        """Whether it is open, and nothing came since the last answer.

        The system is asked: the loop may have had no time to look.
        """
        if self._tls:  # between answers it may have something to say for itself
            await self.settle()
        if self.is_over or self._readable(0):
            return False
        return self._tls is None or not self._tls.has_partial_record

    def close(self) -> None:
        """Ends it, without a word to the other side."""
        self.is_over = True
        self._alarm.stop()
        self._transport.abort()

    def keep_spare(self) -> socket.socket:
        """Opens another way to read, for when the loop has closed its own."""
        sock: socket.socket = self._transport.get_extra_info("socket")
        spare = self._spare = sock.dup()
        spare.setblocking(False)
        return spare

    def write(self, data: bytes) -> None:
        """Has the loop send this."""
        # uvloop raises RuntimeError; what has ended is told by what comes.
        if not self._transport.is_closing():
            self._transport.write(data)

    async def _next(self) -> bytes:
        """What comes next while it is being opened; empty if that is the end."""
        while not (self._came or self.is_over):
            await self.changed()
        came, self._came = self._came, b""
        return came

    # What the loop tells.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There is a connection to the first hop."""
        # Those of uvloop are of no class of asyncio.
        self._transport = cast("asyncio.Transport", transport)
        self._readable = readable(transport.get_extra_info("socket").fileno())

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where to put what comes."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Something came."""
        self._receive(bytes(self._buffer[:nbytes]))

    def eof_received(self) -> None:
        """The other side sends no more."""
        self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """There is no connection any more."""
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
        """Enough waits to be sent."""
        self.is_full = True

    def resume_writing(self) -> None:
        """There is room again."""
        self.is_full = False
        self.on_change()

    def _receive(self, data: bytes) -> None:
        try:
            self._take(data)
        except Exception as error:  # noqa: BLE001 - told to who waits
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
        """Nothing else will come."""
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
        """Waits until there is something new."""
        if self.failure is None:
            self._change = self._loop.create_future()
            await self._change
        if self.failure is not None:
            raise self.failure

    def _time_out(self) -> None:
        self._fail(TimeoutError())
