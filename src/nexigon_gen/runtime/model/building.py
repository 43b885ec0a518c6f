"""The lock under which validators are built, and the thread with stack enough for it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from .pydantic_internals import free_rebuilds
from .stack import on_stack

T = TypeVar("T")

_FEW: Final = 24
"""How many models can be built on the stack of any thread, even if each holds the next."""

_EACH: Final = 16 << 10
"""Bytes of stack that a model within another takes at most."""

_MOST: Final = 1 << 30
"""Largest stack in bytes. The system only sets it aside, and gives memory as it is used."""

_DEPTH: Final = 50_000
"""Recursion limit of Python while pydantic goes from type to type."""


class _Building:
    """Builds one validator at a time.

    Several threads may ask for one at once, and pydantic has a lock for models, but none
    for adapters. pydantic builds by recursion, and the types of an API may form a chain
    that is longer than the stack of a thread allows. So if there are more than a few
    models, they are built in a thread with a larger stack.
    """

    def __init__(self) -> None:
        self.models = 0
        """How many models there are, built or not."""

        self.used = 0
        """How many models and adapters were asked for."""

        self._reset()

    def _reset(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._owner: int | None = None

    @property
    def is_here(self) -> bool:
        """Whether this thread is building."""
        return self._owner == threading.get_ident()

    def run(self, build: Callable[[], T]) -> T:
        """Runs a function that builds validators, and returns its result.

        The annotations of what it builds have been evaluated. Else it would import what
        they name in another thread, which waits for imports that this one is in the middle
        of; and under the lock, for which an import in another thread may wait.
        """
        if self._process != os.getpid():  # a thread of the parent may hold the lock
            self._reset()
        if self.is_here:
            return build()
        if self.models <= _FEW:
            return self._alone(build)
        size = min(self.models * _EACH + (1 << 20), _MOST)
        return on_stack(size, partial(self._alone, build))

    def _alone(self, build: Callable[[], T]) -> T:
        with self._lock:
            self._owner = threading.get_ident()
            limit = sys.getrecursionlimit()
            sys.setrecursionlimit(max(_DEPTH, limit))
            try:
                return build()
            finally:
                sys.setrecursionlimit(limit)
                self._owner = None


building = _Building()

if sys.platform != "win32":
    os.register_at_fork(after_in_child=free_rebuilds)
