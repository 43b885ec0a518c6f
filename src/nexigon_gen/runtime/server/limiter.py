"""Limiters of how many requests wait in each stage of a call."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic

from .cancel_scope import CancelScope, StageBounds
from .refusals import BodyTooSlow, Unavailable


class StageLimiter:
    """Counts the requests that wait in one stage. A request that passes the stage without
    waiting is not counted: the event loop runs no other meanwhile."""

    __slots__ = ("_draining", "_idle", "_limit", "_waiting", "has_room")

    has_room: bool
    """Whether one more request would be admitted. Kept up to date, because every request
    reads it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._waiting = 0
        self.open()

    def open(self) -> None:
        """Admit requests, also after a drain: an app may be started again."""
        self._draining = False
        # A new event, because an event belongs to the loop that first waited for it.
        self._idle = asyncio.Event()
        self._update()

    def refusal(self) -> Unavailable:
        """The refusal of a request for which there is no room."""
        why = "shutting down" if self._draining else "busy"
        return Unavailable(f"the server is {why}")

    def enter(self, scope: CancelScope) -> None:
        """Count one more request. There must be room."""
        self._waiting += 1
        self._update()

    def leave(self, scope: CancelScope) -> None:
        """Count one request less."""
        self._waiting -= 1
        self._update()
        if self._draining and not self._waiting:
            self._idle.set()

    def close(self) -> None:
        """Admit no more requests."""
        self._draining = True
        self._update()

    async def emptied(self, deadline: float) -> int:
        """After `close`, wait for the waiting requests. Returns how many are left at the
        deadline, a time of `time.monotonic()`."""
        if self._waiting:
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, deadline - monotonic())):
                    await self._idle.wait()
        return self._waiting

    def _update(self) -> None:
        self.has_room = self._waiting < self._limit and not self._draining


class BodyLimiter(StageLimiter):
    """A limiter of requests that wait for their bodies.

    If there are too many, a new one takes the place of the one without a principal that has
    waited longest. So clients that only pretend to send a body cannot keep others out.
    """

    __slots__ = ("_strangers", "of_known", "of_strangers")

    def __init__(self, limit: int, seconds: float) -> None:
        super().__init__(limit)
        self._strangers: dict[CancelScope, None] = {}
        self.of_known = StageBounds(seconds, BodyTooSlow, self)
        """Bounds on reading the body of a request with a principal."""

        self.of_strangers = StageBounds(seconds, BodyTooSlow, _Strangers(self))
        """Bounds on reading the body of a request without a principal."""

    def enter(self, scope: CancelScope) -> None:
        """Count one more request, in the place of a stranger if need be. Raises `Unavailable`
        if there is no room."""
        if self._waiting >= self._limit and not self._draining and self._strangers:
            longest = next(iter(self._strangers))
            self.leave_stranger(longest)
            longest.end(BodyTooSlow)
        if not self.has_room:
            raise self.refusal()
        super().enter(scope)

    def enter_stranger(self, scope: CancelScope) -> None:
        """Count one more request, whose place may be taken."""
        self.enter(scope)
        self._strangers[scope] = None

    def leave_stranger(self, scope: CancelScope) -> None:
        """Count one request less, unless its place was taken."""
        if scope in self._strangers:
            del self._strangers[scope]
            self.leave(scope)


class _Strangers:
    """The requests without a principal that wait for their bodies."""

    __slots__ = ("enter", "leave")

    def __init__(self, limiter: BodyLimiter) -> None:
        self.enter = limiter.enter_stranger
        self.leave = limiter.leave_stranger


class Limiters:
    """The limiters that a request passes, one after the other. All have the same limit."""

    __slots__ = ("_in_order", "arrival", "body", "work")

    def __init__(self, limit: int, body_seconds: float) -> None:
        self.arrival = StageLimiter(limit)
        """For those whose caller is not known yet."""

        self.body = BodyLimiter(limit, body_seconds)
        """For those whose body is still to come."""

        self.work = StageLimiter(limit)
        """For all that comes after the body."""

        # In the order of the stages: a drain closes the first one first, so that requests
        # that have passed it can go on.
        self._in_order = (self.arrival, self.body, self.work)

    def open(self) -> None:
        """Admit requests."""
        for limiter in self._in_order:
            limiter.open()

    async def drain(self, deadline: float) -> int:
        """Admit no more requests, and wait for those in progress. Returns how many are left
        at the deadline, a time of `time.monotonic()`."""
        left = 0
        for limiter in self._in_order:
            limiter.close()
            left += await limiter.emptied(deadline)
        return left
