"""A connection of an event loop, over one of its transports."""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import cast

from .deadline import Alarm
from .engine import ENDED_EARLY, Engine, NotHttp, Reader
from .failures import Refused
from .opening import TOO_EARLY, opening
from .route import Route
from .tls import Tls
from .watch import Readable, acknowledge, readable

_SLICE = 64 * 1024
_TURNS = 10  # more than a loop needs to hand over what came


class AsyncConnection(asyncio.Protocol):
    """A connection to a server, for one exchange at a time.

    `create_connection` of a loop connects it to the first hop; then it is opened. Every
    `until` is a point on the monotonic clock and holds for the whole step; a step that
    fails or is cancelled closes the connection.
    """

    def __init__(self) -> None:
        self.idle_since = 0.0
        """When it was last used."""
        self.is_reusable = False
        """Whether there can be another exchange."""
        self.is_gone = asyncio.Event()
        """Set when the loop has let go of its socket."""
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport
        self._readable: Readable
        self._tls: Tls | None = None
        self._is_open = False
        self._is_new = True
        self._came = b""  # while it is being opened
        self._reader: Reader | None = None
        self._failure: Exception | None = None
        self._is_over = False  # nothing comes any more, or what nobody asked for
        self._has_surplus = False
        self._is_full = False  # the loop has enough to send
        self._change: asyncio.Future[None] | None = None
        self._alarm = Alarm(self._loop, self._time_out)
        self._spare: socket.socket | None = None

    async def open(self, route: Route, engine: Engine, until: float) -> None:
        """Leads it to the server.

        Raises:
            OSError: It broke; `TimeoutError` if it took too long.
            Refused: The proxy or the server does not want to.
        """
        steps = opening(route, engine)
        try:
            self._alarm.set(until)
            try:
                outgoing = next(steps)
                while True:
                    self._write(outgoing)
                    outgoing = steps.send(await self._next())
            except StopIteration as end:
                self._tls = end.value
            if self._tls:
                self._write(self._tls.outgoing())
            if self._came:
                raise Refused(TOO_EARLY)
            self._is_open = True
            if self._is_over and self._failure is None:
                self._failure = NotHttp(ENDED_EARLY)
        except BaseException:
            self.close()
            raise
        finally:
            self._alarm.until = math.inf

    def is_quiet(self) -> bool:
        """Whether it is open, and nothing came since the last answer.

        The system is asked: the loop may have had no time to look.
        """
        if self._is_over or self._readable(0):
            return False
        return self._tls is None or not self._tls.is_amid_a_record

    async def exchange(self, data: bytes, reader: Reader, until: float) -> None:
        """Sends a request and reads the answer.

        Args:
            data: Head and body of the request.
            reader: Reads the answer.
            until: When it has to be complete.

        Raises:
            OSError: It broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not a whole answer.
            Refused: Something came before the request was sent.
        """
        transport, alarm = self._transport, self._alarm
        try:
            if until < alarm.rings_at:
                alarm.set(until)
            alarm.until = until
            if self._is_new:
                await self._expect_silence()
            self._is_new = self.is_reusable = False
            self._reader = reader
            if len(data) > _SLICE:
                await self._send_slices(data, reader)
            else:
                for part in self._tls.encrypted(data) if self._tls else (data,):
                    self._write(part)
            while not reader.is_complete:
                await self._changed()
        except BaseException:
            self.close()
            raise
        finally:
            self._reader = None
            alarm.until = math.inf
        self.is_reusable = not (
            reader.is_last
            or reader.has_surplus
            or self._is_over
            or transport.get_write_buffer_size()
        )

    def close(self) -> None:
        """Ends it, without a word to the other side."""
        self._is_over = True
        self._alarm.stop()
        self._transport.abort()

    async def _expect_silence(self) -> None:
        for _ in range(_TURNS):
            if not self._readable(0):
                break
            await asyncio.sleep(0)  # the loop takes it, or TLS has something to say
        if self._has_surplus:
            raise Refused(TOO_EARLY)
        if self._failure is not None:
            raise self._failure

    async def _send_slices(self, data: bytes, reader: Reader) -> None:
        """Sends a long request. Some servers answer and hang up before they have read
        it; a loop that cannot write any more would not read that answer."""
        parts = self._tls.encrypted(data) if self._tls else _slices(data)
        sock: socket.socket = self._transport.get_extra_info("socket")
        self._spare = sock.dup()
        self._spare.setblocking(False)
        try:
            for part in parts:
                if self._transport.is_closing():
                    break
                self._transport.write(part)
                acknowledge(self._spare)
                while self._is_full and not reader.is_complete:
                    await self._changed()
                if reader.is_complete:
                    break
            while not reader.is_complete:
                await self._changed()
        finally:
            self._spare.close()
            self._spare = None

    def _write(self, data: bytes) -> None:
        # uvloop raises RuntimeError; what has ended is told by what comes.
        if not self._transport.is_closing():
            self._transport.write(data)

    async def _next(self) -> bytes:
        """What comes next while it is being opened; empty if that is the end."""
        while not (self._came or self._is_over):
            await self._changed()
        came, self._came = self._came, b""
        return came

    # What the loop tells.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There is a connection to the first hop."""
        # Those of uvloop are of no class of asyncio.
        self._transport = cast("asyncio.Transport", transport)
        self._readable = readable(transport.get_extra_info("socket").fileno())

    def data_received(self, data: bytes) -> None:
        """Something came."""
        try:
            self._take(data)
        except Exception as error:  # noqa: BLE001 - told to who waits
            self._fail(error)
        self._wake()

    def eof_received(self) -> None:
        """The other side sends no more."""
        self._end(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """There is no connection any more."""
        if self._spare is not None and self._reader is not None:
            with suppress(Exception):
                while not self._reader.is_complete and (
                    rest := self._spare.recv(_SLICE)
                ):
                    self._take(rest)
        self._end(exc)
        self.close()
        self.is_gone.set()

    def pause_writing(self) -> None:
        """Enough waits to be sent."""
        self._is_full = True

    def resume_writing(self) -> None:
        """There is room again."""
        self._is_full = False
        self._wake()

    def _take(self, data: bytes) -> None:
        if not self._is_open:
            self._came += data
            return
        tls, reader = self._tls, self._reader
        if tls is not None:
            data = tls.decrypted(data)
        if reader is None:
            self._has_surplus |= data != b""
            if data or (tls is not None and tls.is_ended):
                self._fail(NotHttp(ENDED_EARLY))
            return
        if data:
            reader.feed(data)
        if tls is not None and tls.is_ended:
            self._end(None)

    def _end(self, error: Exception | None) -> None:
        """Nothing else will come."""
        self._is_over = True
        reader = self._reader
        if error is None and reader is not None:
            try:
                reader.end()
            except NotHttp as failure:
                error = failure
        elif error is None and self._is_open:
            error = NotHttp(ENDED_EARLY)
        if error is not None and (reader is None or not reader.is_complete):
            self._fail(error)
        self._wake()

    def _fail(self, error: Exception) -> None:
        self._failure = self._failure or error
        self.close()
        self._wake()

    def _wake(self) -> None:
        if self._change is not None and not self._change.done():
            self._change.set_result(None)

    async def _changed(self) -> None:
        """Waits until there is something new."""
        if self._failure is None:
            self._change = self._loop.create_future()
            await self._change
        if self._failure is not None:
            raise self._failure

    def _time_out(self) -> None:
        self._fail(TimeoutError())


def _slices(data: bytes) -> Iterator[memoryview]:
    rest = memoryview(data)
    while rest:
        yield rest[:_SLICE]
        rest = rest[_SLICE:]
