"""Locks that do not outlive the process or the event loop they belong to."""

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
    """A process. The system is asked for its id once: only a fork changes it."""

    def __init__(self) -> None:
        self.id = os.getpid()
        if sys.platform != "win32":  # which has no fork
            os.register_at_fork(after_in_child=self._forked)

    def _forked(self) -> None:
        self.id = os.getpid()


process = _Process()
"""The one that this runs in."""


class ForkSafeLock:
    """A lock among threads. After a fork the child finds it open.

    A plain lock held by another thread at the moment of the fork would stay shut in
    the child for ever, because that thread does not exist there.
    """

    def __init__(self) -> None:
        self._locks = {process.id: threading.Lock()}

    @contextmanager
    def held(self, timeout: float = -1) -> Generator[None, None, None]:
        """Holds the lock.

        Args:
            timeout: Seconds to wait for it; -1 waits without limit.

        Raises:
            TimeoutError: It was not free in time.
        """
        lock = self._locks.get(process.id)
        if lock is None:
            # The threads of a child may come here at once: all get the same one.
            lock = self._locks.setdefault(process.id, threading.Lock())
        if not lock.acquire(timeout=timeout):
            raise TimeoutError
        try:
            yield
        finally:
            lock.release()


class PerLoop(Generic[V]):
    """A value for each event loop.

    It may refer to its loop, so a weak key would not free either of them. Those of
    loops that were closed go when another loop asks for its own.

    Args:
        new: Makes the value of the running loop.
    """

    def __init__(self, new: Callable[[], V]) -> None:
        self._new = new
        self.values: dict[asyncio.AbstractEventLoop, V] = {}
        """Those there are, by loop."""

    def get(self) -> V:
        """The value of the running loop, made if there is none."""
        import asyncio  # whoever uses only the sync client never loads it

        loop = asyncio.get_running_loop()
        found = self.values.get(loop)
        if found is None:
            for other in [*self.values]:
                if other.is_closed():
                    self.values.pop(other, None)
            found = self.values.setdefault(loop, self._new())
        return found

    def take(self) -> V | None:
        """Gives away the value of the running loop, if there is one."""
        import asyncio

        return self.values.pop(asyncio.get_running_loop(), None)


def new_lock() -> asyncio.Lock:
    """A lock among the tasks of the running loop, for `PerLoop`."""
    import asyncio

    return asyncio.Lock()
