"""The lock under which validators are built, and the stack that this takes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from ..lazy import load_all
from .stack import on_stack

T = TypeVar("T")

_FEW: Final = 24
"""Models that may all hold each other and be built on the stack of any thread."""

_EACH: Final = 16 << 10
"""Bytes of stack for a model within another, at most."""

_MOST: Final = 1 << 30
"""Bytes of stack. They are only set aside, and used as far as needed."""

_DEPTH: Final = 50_000
"""The limit of Python, for as long as pydantic follows types from one to the next."""


class _Building:
    """Builds one validator at a time: several threads may ask for one at once, and
    pydantic has a lock for models, but none for adapters. The types of an API can lead
    to each other for longer than the stack of a thread allows, so more than a few models
    are built in a thread of their own.
    """

    def __init__(self) -> None:
        self.models = 0
        """How many there are, built or not."""

        self.used = 0
        """How many were built because somebody used them."""

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
        """What a function returns that has validators built."""
        if self._process != os.getpid():  # who held the lock does not exist here
            self._reset()
        if self.is_here:
            return build()
        # Here, because this thread may be in the middle of an import that any other
        # would wait for; and before the lock, that another import may wait for.
        load_all()
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
