"""Deadlines: points on the monotonic clock, and the timer of a loop that keeps them."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


def seconds_until(deadline: float) -> float:
    """Seconds until a point on the monotonic clock.

    Raises:
        TimeoutError: It is past.
    """
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


class Alarm:
    """Rings when a deadline passes.

    One timer of the loop serves many deadlines, one after the other: most steps end long
    before theirs.

    Args:
        loop: The running one.
        ring: What it does.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, ring: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self.rings_at = math.inf
        """When the timer looks again."""
        self.deadline = math.inf
        """The deadline; infinite if there is none for now. One before `rings_at` is to be
        given to `set`."""

    def set(self, deadline: float) -> None:
        """Sets it to a point on the monotonic clock.

        Raises:
            TimeoutError: It is past.
        """
        seconds = seconds_until(deadline)
        self.deadline = deadline
        if deadline < self.rings_at:
            if self._timer is not None:
                self._timer.cancel()
            self._start(seconds)

    def stop(self) -> None:
        """There will be no deadline any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _start(self, seconds: float) -> None:
        self.rings_at = self.deadline
        self._timer = self._loop.call_later(seconds, self._look)

    def _look(self) -> None:
        self._timer, self.rings_at = None, math.inf
        seconds = self.deadline - monotonic()
        if seconds <= 0:
            self._ring()
        elif seconds < math.inf:
            self._start(seconds)
