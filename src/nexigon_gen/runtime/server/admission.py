"""How many requests run at once."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic

from .refusals import Unavailable


class Door:
    """A context manager round each request, that turns away the ones too many."""

    __slots__ = ("_draining", "_idle", "_limit", "_running")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._running = 0
        self.open()

    def open(self) -> None:
        """Admit requests, also after a drain: an app may be started again."""
        self._draining = False
        # A new one, because an event belongs to the loop that first waited for it.
        self._idle = asyncio.Event()

    def check(self) -> None:
        """Raise `Unavailable` if no request would be admitted."""
        if self._draining:
            raise Unavailable("the server is shutting down")
        if self._running >= self._limit:
            raise Unavailable("the server is busy")

    def __enter__(self) -> None:
        self.check()
        self._running += 1

    def __exit__(self, *_: object) -> None:
        self._running -= 1
        if self._draining and not self._running:
            self._idle.set()

    def close(self) -> None:
        """Admit no more."""
        self._draining = True

    async def emptied(self, deadline: float) -> int:
        """Once closed, wait for those in progress; how many are left at the deadline?"""
        if self._running:
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, deadline - monotonic())):
                    await self._idle.wait()
        return self._running


class Admission:
    """The two doors that a request passes, with the same limit each."""

    __slots__ = ("arrival", "work")

    def __init__(self, limit: int) -> None:
        self.arrival = Door(limit)
        """For those whose caller is not known yet."""

        self.work = Door(limit)
        """For all that comes after `authenticate`."""

    def open(self) -> None:
        """Admit requests."""
        self.arrival.open()
        self.work.open()

    async def drain(self, deadline: float) -> int:
        """Admit no more, wait for the ones in progress; how many are still there at the
        deadline, a time of `time.monotonic()`?"""
        left = 0
        # One after the other: who has passed the first is let through the second.
        for door in (self.arrival, self.work):
            door.close()
            left += await door.emptied(deadline)
        return left
