"""A connection of an event loop that makes one exchange at a time, with HTTP/1.1."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator

from .async_channel import AsyncChannel
from .engine import Reader
from .failures import Refused
from .opening import TOO_EARLY
from .readiness import TICKETS_MS, acknowledge

_SLICE = 64 * 1024


class AsyncConnection(AsyncChannel):
    """A channel that sends requests and reads their answers; see `AsyncChannel`."""

    def __init__(self) -> None:
        super().__init__()
        self.idle_since = 0.0
        """When the last exchange ended, on the monotonic clock."""
        self.is_reusable = False
        """Whether another exchange can follow."""
        self._is_new = True

    async def exchange(self, data: bytes, reader: Reader, deadline: float) -> None:
        """Sends a request and reads the answer.

        Args:
            data: Head and body of the request.
            reader: Reads the answer.
            deadline: When the answer has to be complete, on the monotonic clock.

        Raises:
            OSError: The connection broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not a whole answer.
            Refused: The server sent something before the request was sent.
        """
        transport, alarm = self._transport, self._alarm
        try:
            if deadline < alarm.rings_at:
                alarm.set(deadline)
            alarm.deadline = deadline
            if self._is_new:
                if self._tls and len(data) > _SLICE:
                    await asyncio.sleep(TICKETS_MS / 1000)
                await self._expect_silence()
            self._is_new = self.is_reusable = False
            self._sink = reader
            if len(data) > _SLICE:
                await self._send_slices(data, reader)
            else:
                for part in self._tls.encrypted(data) if self._tls else (data,):
                    self.write(part)
            while not reader.is_complete:
                await self.changed()
        except BaseException:
            self.close()
            raise
        finally:
            self._sink = None
            alarm.deadline = math.inf
        self.is_reusable = not (
            reader.is_last
            or reader.has_surplus
            or self.is_over
            or transport.get_write_buffer_size()
        )

    async def _expect_silence(self) -> None:
        await self.settle()  # TLS may send session tickets
        if self.has_surplus:
            raise Refused(TOO_EARLY)
        if self.failure is not None:
            raise self.failure

    async def _send_slices(self, data: bytes, reader: Reader) -> None:
        """Sends a long request in slices, and reads between them.

        A server may answer and close before it has read the whole request. Once a write
        fails, asyncio stops reading, so the answer is read from a duplicate of the socket.
        """
        parts = self._tls.encrypted(data) if self._tls else _slices(data)
        spare = self.keep_spare()
        try:
            for part in parts:
                if self._transport.is_closing():
                    break
                self._transport.write(part)
                acknowledge(spare)
                while self.is_full and not reader.is_complete:
                    await self.changed()
                if reader.is_complete:
                    break
            while not reader.is_complete:
                await self.changed()
        finally:
            spare.close()
            self._spare = None


def _slices(data: bytes) -> Iterator[memoryview]:
    rest = memoryview(data)
    while rest:
        yield rest[:_SLICE]
        rest = rest[_SLICE:]
