"""Threads for plain `def` functions, which may block."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from inspect import iscoroutinefunction
from typing import ParamSpec, TypeVar, cast

Q = ParamSpec("Q")
T = TypeVar("T")


class Threads:
    """Runs functions in threads, at most `size` at once."""

    __slots__ = ("_pool", "_size")

    def __init__(self, size: int) -> None:
        self._size = size
        self._pool: ThreadPoolExecutor | None = None

    async def run(self, function: Callable[[], T]) -> T:
        """What the function returns; it sees a copy of the context variables."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._size, "action")
        run = contextvars.copy_context().run
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: run(_guarded, function))

    def unblocked(
        self, function: Callable[Q, T | Awaitable[T]]
    ) -> Callable[Q, Awaitable[T]]:
        """A coroutine function as it is; of a plain one, a form that runs in a thread."""
        if _is_async(function):
            return cast("Callable[Q, Awaitable[T]]", function)

        async def in_thread(*args: Q.args, **kwargs: Q.kwargs) -> T:
            result = await self.run(partial(function, *args, **kwargs))
            if isinstance(result, Awaitable):
                # A result itself is nothing to wait for.
                return await cast("Awaitable[T]", result)
            return result

        return in_thread

    def close(self) -> None:
        """Let the threads end; a function that still runs is not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _is_async(function: Callable[..., object]) -> bool:
    """Also true of an object whose `__call__` is async."""
    return any(map(iscoroutinefunction, (function, type(function).__call__)))


def _guarded(function: Callable[[], T]) -> T:
    try:
        return function()
    except StopIteration as error:
        # A future cannot carry StopIteration: whoever waits for it would not wake.
        raise RuntimeError("a plain function raised StopIteration") from error
