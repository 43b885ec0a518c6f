"""Connection pools, each kept by the process or the event loop it belongs to."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from .locks import ForkSafeLock

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

P = TypeVar("P")


class ProcessPools(Generic[P]):
    """Pools by server. A connection must not be used on both sides of a fork: a child
    process starts with none.

    Args:
        new: Makes the pool for a server, `https://hub.example.com`.
    """

    def __init__(self, new: Callable[[str], P]) -> None:
        self._new = new
        self._pools: dict[tuple[int, str], P] = {}
        self._lock = ForkSafeLock()

    def get(self, url: str) -> P:
        """The pool for the server of this URL."""
        key = (os.getpid(), _origin(url))
        found = self._pools.get(key)
        if found is None:
            with self._lock.held():
                found = self._pools.get(key)
                if found is None:
                    found = self._pools[key] = self._new(key[1])
        return found

    def take_all(self) -> list[P]:
        """Gives away the pools of this process, for closing them."""
        with self._lock.held():
            mine = [key for key in self._pools if key[0] == os.getpid()]
            return [self._pools.pop(key) for key in mine]


class LoopPools(Generic[P]):
    """Pools by server, for each event loop its own; see `ProcessPools`."""

    def __init__(self, new: Callable[[str], P]) -> None:
        self._new = new
        self._pools: WeakKeyDictionary[AbstractEventLoop, dict[str, P]]
        self._pools = WeakKeyDictionary()

    def get(self, url: str) -> P:
        """The pool of the running loop for the server of this URL."""
        import asyncio  # whoever uses only the sync client never loads it

        pools = self._pools.setdefault(asyncio.get_running_loop(), {})
        origin = _origin(url)
        found = pools.get(origin)
        if found is None:
            found = pools[origin] = self._new(origin)
        return found

    def take_all(self) -> list[P]:
        """Gives away the pools of the running loop, for closing them."""
        import asyncio

        return list(self._pools.pop(asyncio.get_running_loop(), {}).values())


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
