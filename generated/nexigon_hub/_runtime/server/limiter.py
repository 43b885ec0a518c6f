"""How many requests run at once."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from time import monotonic

from .deadline import Leash
from .refusals import BodyTooSlow, Unavailable


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
        if self._draining or self._running >= self._limit:
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


class Reading(Door):
    """A door for requests that wait for their bodies. If there are too many, a new one
    takes the place of the stranger that has waited longest: a client that only pretends
    to send something cannot keep out those that do."""

    __slots__ = ("_waiting", "known", "strangers")

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._waiting: dict[Leash, bool] = {}
        self.known = _Seats(self, is_known=True)
        """The room of those with a principal."""

        self.strangers = _Seats(self, is_known=False)
        """The room of those without."""

    def seat(self, leash: Leash, *, is_known: bool) -> None:
        """Admit a request, or end it if it cannot be."""
        if self._running >= self._limit and not self._draining:
            each = (each for each, known in self._waiting.items() if not known)
            longest = next(each, None)
            if longest is not None:
                self.clear(longest)
                longest.end(BodyTooSlow)
        try:
            self.__enter__()
        except Unavailable as refusal:
            leash.end(partial(Unavailable, refusal.message))
        else:
            self._waiting[leash] = is_known

    def clear(self, leash: Leash) -> None:
        """Give the place of a request back, if it has one."""
        if self._waiting.pop(leash, None) is not None:
            self.__exit__()


class _Seats:
    """The places of one kind of callers."""

    __slots__ = ("_door", "_is_known")

    def __init__(self, door: Reading, *, is_known: bool) -> None:
        self._door = door
        self._is_known = is_known

    def enter(self, leash: Leash) -> None:
        self._door.seat(leash, is_known=self._is_known)

    def leave(self, leash: Leash) -> None:
        self._door.clear(leash)


class Admission:
    """The doors that a request passes, with the same limit each."""

    __slots__ = ("_doors", "arrival", "reading", "work")

    def __init__(self, limit: int) -> None:
        self.arrival = Door(limit)
        """For those whose caller is not known yet."""

        self.reading = Reading(limit)
        """For those whose body is still to come."""

        self.work = Door(limit)
        """For all that comes after the body."""

        # In the order of the way: who has passed one is let through the next.
        self._doors = (self.arrival, self.reading, self.work)

    def open(self) -> None:
        """Admit requests."""
        for door in self._doors:
            door.open()

    async def drain(self, deadline: float) -> int:
        """Admit no more, wait for the ones in progress; how many are still there at the
        deadline, a time of `time.monotonic()`?"""
        left = 0
        for door in self._doors:
            door.close()
            left += await door.emptied(deadline)
        return left
