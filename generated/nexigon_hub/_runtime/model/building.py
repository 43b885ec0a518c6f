"""The lock under which validators are built, and the stack that this takes."""

from __future__ import annotations

import contextvars
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, TypeVar

from ..lazy import load_all

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
    pydantic 2.12 has no lock of its own.

    Both pydantic and pydantic-core go from a model to those it holds by recursion. The
    types of an API can lead to each other for longer than the stack of a thread allows,
    and nobody is told then: the process is killed. So more than a few models are built
    in a thread of their own.
    """

    def __init__(self) -> None:
        self.models = 0
        """How many there are, built or not."""

        self._reset()

    def _reset(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._starting = threading.Lock()
        self._owner: int | None = None

    def run(self, build: Callable[[], T]) -> T:
        """What a function returns that has validators built."""
        if self._process != os.getpid():  # who held the lock does not exist here
            self._reset()
        if self._owner == threading.get_ident():
            return build()
        # Here, because this thread may be in the middle of an import that any other
        # would wait for; and before the lock, that another import may wait for.
        load_all()
        if self.models <= _FEW:
            return self._alone(build)
        done: Future[T] = Future()
        context = contextvars.copy_context()
        thread = threading.Thread(
            target=context.run, args=(self._in_thread, build, done), name="models"
        )
        try:
            self._start(thread)
        except RuntimeError:  # no memory set aside, or the interpreter is ending
            return self._alone(build)
        try:
            return done.result()
        finally:
            del done  # what it raised leads here, and would keep all alive

    def _start(self, thread: threading.Thread) -> None:
        with self._starting:
            before = threading.stack_size(min(self.models * _EACH + (1 << 20), _MOST))
            try:
                thread.start()
            finally:
                threading.stack_size(before)

    def _in_thread(self, build: Callable[[], T], done: Future[T]) -> None:
        try:
            done.set_result(self._alone(build))
        except BaseException as error:  # noqa: BLE001 (whoever waits is told)
            done.set_exception(error)

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
