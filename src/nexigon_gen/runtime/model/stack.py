"""Threads with a larger stack, for deep recursion.

pydantic and pydantic-core recurse into the parts of values and of types. If the stack of a
thread overflows, the system kills the process without a message.
"""

from __future__ import annotations

import contextvars
import os
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_roomy: set[int] = set()
"""Ids of the threads with a larger stack."""

_starting = threading.Lock()
"""Held while a thread is started: `threading.stack_size` is a setting of the whole process."""


class _Work(Generic[T]):
    """A function that another thread runs, and what came of it. A `Future` would import
    `logging`."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._value: T

    def run(self) -> None:
        """Runs the function, in a thread of ours."""
        try:
            self._value = _with_room(self._work)
        except BaseException as error:  # noqa: BLE001 (raised by `result`)
            self._error = error

    def result(self) -> T:
        """Returns or raises what the function did, once it has ended."""
        if self._error is None:
            return self._value
        try:
            raise self._error
        finally:
            # Else the traceback of the error would keep the error itself alive.
            del self


def on_stack(size: int, work: Callable[[], T]) -> T:
    """Runs a function in a thread with `size` bytes of stack, and returns or raises what it
    does. If no such thread can be started, the function runs in this one."""
    there = _Work(work)
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(there.run,))
    try:
        with _starting:
            before = threading.stack_size(size)
            try:
                thread.start()
            finally:
                threading.stack_size(before)
    except RuntimeError:  # no memory for the stack, or the interpreter is shutting down
        return _with_room(work)
    thread.join()
    try:
        return there.result()
    finally:
        del there


def has_room() -> bool:
    """Whether this thread has a large stack: one of ours, or the main thread."""
    return is_roomy() or threading.get_ident() == threading.main_thread().ident


def is_roomy() -> bool:
    """Whether this thread is one of ours, with a large stack."""
    return threading.get_ident() in _roomy


def _with_room(work: Callable[[], T]) -> T:
    here = threading.get_ident()
    _roomy.add(here)
    try:
        return work()
    finally:
        _roomy.discard(here)


def _reset() -> None:
    global _starting
    _starting = threading.Lock()


if sys.platform != "win32":  # which has no fork
    # A thread of the parent may hold the lock.
    os.register_at_fork(after_in_child=_reset)
