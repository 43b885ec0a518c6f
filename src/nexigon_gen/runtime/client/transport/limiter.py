"""Limiters of how many exchanges of a pool run at once.

Once a limiter is closed, it refuses new exchanges and those that wait; the others finish.
"""

from __future__ import annotations

from threading import Condition, Lock
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from .deadline import seconds_until
from .protocol import NotSentInTime

if TYPE_CHECKING:
    import asyncio

CLOSED = "the client is closed"
_FULL = "no connection became free"


class ThreadLimiter:
    """Limits exchanges of threads.

    Args:
        limit: How many may run at once.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._inside = set[object]()
        self._waiting = 0
        self._open = True
        self._lock = Lock()
        self._changed = Condition(self._lock)

    def acquire(self, ticket: object, timeout: float) -> None:
        """Waits for a free place, and takes it.

        Args:
            ticket: An object that stands for the exchange. Release it whatever happens,
                even if this raises: Ctrl-C may come right after the place was taken.
            timeout: Seconds to wait at most.

        Raises:
            NotSentInTime: No place became free in time.
            ConfigurationError: The limiter is closed.
        """
        with self._lock:
            if len(self._inside) >= self._limit or not self._open:
                self._wait(timeout)
            self._inside.add(ticket)

    def release(self, ticket: object) -> bool:
        """Frees the place, if it was taken. Returns true for the last one after `close`."""
        with self._lock:
            self._inside.discard(ticket)
            if self._waiting:
                self._changed.notify()
            return not self._open and not self._inside

    def close(self) -> bool:
        """Refuses all from now on. Returns whether no exchange is running."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
            return not self._inside

    def _wait(self, timeout: float) -> None:
        self._waiting += 1
        try:
            has_room = self._changed.wait_for(
                lambda: len(self._inside) < self._limit or not self._open, timeout
            )
        finally:
            self._waiting -= 1
        if not has_room:
            raise NotSentInTime(_FULL)
        if not self._open:
            raise ConfigurationError(CLOSED)


class AsyncLimiter:
    """Limits exchanges of the tasks of an event loop.

    Args:
        room: A semaphore with a place for each exchange that may run.
    """

    def __init__(self, room: asyncio.Semaphore) -> None:
        self._room = room
        self._inside = 0
        self._open = True

    async def acquire(self, deadline: float) -> None:
        """Waits for a free place, and takes it.

        Args:
            deadline: When to give up, on the monotonic clock.

        Raises:
            NotSentInTime: No place became free in time.
            ConfigurationError: The limiter is closed.
        """
        if self._room.locked():
            await self._wait(deadline)
        else:
            await self._room.acquire()
        if not self._open:
            self._room.release()
            raise ConfigurationError(CLOSED)
        self._inside += 1

    def release(self) -> bool:
        """Frees the place. Returns true for the last one after `close`."""
        self._inside -= 1
        self._room.release()
        return not self._open and not self._inside

    def close(self) -> bool:
        """Refuses all from now on. Returns whether no exchange is running."""
        self._open = False
        self._room.release()  # wakes one waiter; each that is refused wakes the next
        return not self._inside

    async def _wait(self, deadline: float) -> None:
        import asyncio

        try:
            async with asyncio.timeout(seconds_until(deadline)):
                await self._room.acquire()
        except TimeoutError:
            raise NotSentInTime(_FULL) from None
