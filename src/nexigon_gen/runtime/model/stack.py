"""Threads with a stack of a size of their own, for work that goes deep.

pydantic and pydantic-core go from a value, or a type, to those within it by recursion.
Where the stack of a thread ends, the process is killed, and nobody is told.
"""

from __future__ import annotations

import contextvars
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

_roomy: set[int] = set()
"""The threads that run on a stack of a size of its own."""

_starting = threading.Lock()
"""Held while the size of the next stack is set, which is one for the whole process."""


def on_stack(size: int, work: Callable[[], T]) -> T:
    """What a function returns, or raises, in a thread with `size` bytes of stack. If there
    can be no such thread, it runs in this one."""
    done: Future[T] = Future()
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(_run, work, done))
    try:
        with _starting:
            before = threading.stack_size(size)
            try:
                thread.start()
            finally:
                threading.stack_size(before)
    except RuntimeError:  # no memory set aside, or the interpreter is ending
        return _with_room(work)
    try:
        return done.result()
    finally:
        del done  # what it raised leads here, and would keep all alive


def has_room() -> bool:
    """Whether this thread is one for work that goes deep, or can as well be."""
    here = threading.get_ident()
    return here in _roomy or here == threading.main_thread().ident


def _with_room(work: Callable[[], T]) -> T:
    here = threading.get_ident()
    _roomy.add(here)
    try:
        return work()
    finally:
        _roomy.discard(here)


def _run(work: Callable[[], T], done: Future[T]) -> None:
    try:
        done.set_result(_with_room(work))
    except BaseException as error:  # noqa: BLE001 (whoever waits is told)
        done.set_exception(error)


def _reset() -> None:
    global _starting
    _starting = threading.Lock()


if sys.platform != "win32":  # which has no fork
    os.register_at_fork(after_in_child=_reset)  # who held the lock does not exist there
