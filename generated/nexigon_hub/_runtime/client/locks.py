"""Locks that do not outlive the process or the event loop they belong to."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import asyncio


class ForkSafeLock:
    """A lock among threads. After a fork the child finds it open.

    A plain lock held by another thread at the moment of the fork would stay shut in
    the child for ever, because that thread does not exist there.
    """

    def __init__(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()

    @contextmanager
    def held(self, timeout: float = -1) -> Generator[None, None, None]:
        """Holds the lock.

        Args:
            timeout: Seconds to wait for it; -1 waits without limit.

        Raises:
            TimeoutError: It was not free in time.
        """
        if self._pid != os.getpid():
            # Only the one thread that called fork can be here.
            self._lock, self._pid = threading.Lock(), os.getpid()
        lock = self._lock
        if not lock.acquire(timeout=timeout):
            raise TimeoutError
        try:
            yield
        finally:
            lock.release()


class LoopLock:
    """A lock among the tasks of one event loop; each loop has its own."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock]
        self._locks = WeakKeyDictionary()

    def of_this_loop(self) -> asyncio.Lock:
        """The lock of the running loop."""
        import asyncio  # whoever uses only the sync client never loads it

        return self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
