"""Deadlines: points on the monotonic clock, and a timer that watches them in event loops."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


def seconds_until(deadline: float) -> float:
    """Seconds from now until a point on the monotonic clock.

    Raises:
        TimeoutError: The deadline has passed.
    """
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


class Alarm:
    """Calls a function when a deadline passes.

    One timer of the loop serves many deadlines, one after the other, since most of them
    are never reached: a timer that fires too early is set again.

    Args:
        loop: The running loop.
        ring: What to call.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, ring: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self.rings_at = math.inf
        """When the timer fires and looks at the deadline."""
        self.deadline = math.inf
        """The deadline; infinite if there is none now. May be assigned, unless the new one is
        before `rings_at`: that needs `set`."""

    def set(self, deadline: float) -> None:
        """Sets the deadline.

        Raises:
            TimeoutError: It has passed.
        """
        seconds = seconds_until(deadline)
        self.deadline = deadline
        if deadline < self.rings_at:
            if self._timer is not None:
                self._timer.cancel()
            self._start(seconds)

    def stop(self) -> None:
        """Cancels the timer."""
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
