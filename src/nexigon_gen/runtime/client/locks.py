"""Locks that survive forks, and values of which each event loop has its own."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import asyncio

V = TypeVar("V")


class _Process:
    """The id of this process. `os.getpid` is a system call; only a fork changes its result."""

    def __init__(self) -> None:
        self.id = os.getpid()
        if sys.platform != "win32":  # which has no fork
            os.register_at_fork(after_in_child=self._forked)

    def _forked(self) -> None:
        self.id = os.getpid()


process = _Process()
"""This process."""


class ForkSafeLock:
    """A lock among threads that is free in a child process after a fork.

    A `threading.Lock` that another thread holds at the moment of the fork would stay
    locked in the child for ever, because that thread does not exist there.
    """

    def __init__(self) -> None:
        self._locks = {process.id: threading.Lock()}

    @contextmanager
    def held(self, timeout: float = -1) -> Generator[None, None, None]:
        """Holds the lock.

        Args:
            timeout: Seconds to wait for the lock; -1 waits without limit.

        Raises:
            TimeoutError: The lock was not free in time.
        """
        lock = self._locks.get(process.id)
        if lock is None:
            # Several threads of a child may come here at once: all get the same lock.
            lock = self._locks.setdefault(process.id, threading.Lock())
        if not lock.acquire(timeout=timeout):
            raise TimeoutError
        try:
            yield
        finally:
            lock.release()


class PerLoop(Generic[V]):
    """A value for each event loop.

    The values of closed loops are dropped when a new loop asks for its value. A
    `WeakKeyDictionary` would never drop one, since a value may refer to its loop.

    Args:
        new: Makes the value of a loop.
    """

    def __init__(self, new: Callable[[], V]) -> None:
        self._new = new
        self.values: dict[asyncio.AbstractEventLoop, V] = {}
        """The values so far, by loop."""

    def get(self) -> V:
        """Returns the value of the running loop, and makes it if there is none."""
        import asyncio  # the sync client never loads it

        loop = asyncio.get_running_loop()
        found = self.values.get(loop)
        if found is None:
            for other in [*self.values]:
                if other.is_closed():
                    self.values.pop(other, None)
            found = self.values.setdefault(loop, self._new())
        return found

    def take(self) -> V | None:
        """Removes the value of the running loop and returns it, if there is one."""
        import asyncio

        return self.values.pop(asyncio.get_running_loop(), None)


def new_lock() -> asyncio.Lock:
    """Makes a lock among the tasks of the running loop, for `PerLoop`."""
    import asyncio

    return asyncio.Lock()
