"""Threads for plain `def` functions, which may block."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from inspect import iscoroutinefunction
from time import monotonic
from typing import Any, ParamSpec, TypeVar, cast

from .refusals import Unavailable

Q = ParamSpec("Q")
T = TypeVar("T")

log = logging.getLogger(__name__)


class Threads:
    """A pool of at most `size` threads, which is started when it is first used."""

    __slots__ = ("_pool", "_running", "_size")

    def __init__(self, size: int) -> None:
        self._size = size
        self._pool: ThreadPoolExecutor | None = None
        self._running = set[Future[Any]]()

    async def run(self, function: Callable[[], T]) -> T:
        """Run a function in a thread, with a copy of the context variables.

        If this is cancelled, the function goes on in its thread. What it raises then is
        logged.

        Raises:
            Unavailable: No thread can be started.
        """
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._size, "action")
        run = contextvars.copy_context().run
        is_wanted = True

        def work() -> T:
            if not is_wanted:
                raise asyncio.CancelledError
            return run(_guarded, function)

        try:
            running = self._pool.submit(work)
        except RuntimeError:  # the system has no thread left
            is_wanted = False  # it is queued nevertheless
            log.error("no thread can be started")
            raise Unavailable("the server is busy") from None
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        try:
            return await asyncio.wrap_future(running)
        except asyncio.CancelledError:
            running.add_done_callback(_log_failure)
            raise

    def unblocked(
        self, function: Callable[Q, T | Awaitable[T]]
    ) -> Callable[Q, Awaitable[T]]:
        """Returns a coroutine function as it is, and a plain one wrapped to run in a thread."""
        if is_async(function):
            return cast("Callable[Q, Awaitable[T]]", function)

        async def in_thread(*args: Q.args, **kwargs: Q.kwargs) -> T:
            result = await self.run(partial(function, *args, **kwargs))
            if isinstance(result, Awaitable):
                # A plain function may return a coroutine.
                return await cast("Awaitable[T]", result)
            return result

        return in_thread

    async def end(self, deadline: float) -> int:
        """Let the threads end. Returns how many functions still run at the deadline, a time
        of `time.monotonic()`."""
        pool, self._pool = self._pool, None
        if pool is None:
            return 0
        pool.shutdown(wait=False, cancel_futures=True)
        running = [asyncio.wrap_future(each) for each in self._running.copy()]
        if not running:
            return 0
        _, left = await asyncio.wait(running, timeout=max(0.0, deadline - monotonic()))
        return len(left)


def is_async(function: Callable[..., object]) -> bool:
    """Whether a function, or the `__call__` of an object, is async."""
    return any(map(iscoroutinefunction, (function, type(function).__call__)))


def _guarded(function: Callable[[], T]) -> T:
    try:
        return function()
    except StopIteration as error:
        # A future cannot carry StopIteration: its waiter would never wake.
        raise RuntimeError("a plain function raised StopIteration") from error


def _log_failure(ended: Future[Any]) -> None:
    if not ended.cancelled() and (error := ended.exception()):
        log.error("a plain function failed after its deadline", exc_info=error)
