"""How long a part of a request may take, and for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from time import monotonic
from types import coroutine
from typing import Any, TypeVar

from ..asgi import Receive
from .refusals import ClientGone

T = TypeVar("T")


@coroutine
def leashed(
    work: Coroutine[Any, Any, T],
    deadline: float,
    late: Callable[[], Exception],
    receive: Receive | None = None,
) -> Generator[Any, Any, T]:
    """What a coroutine returns, unless it has to be cancelled.

    When `deadline` has passed, in seconds of `time.monotonic()`, it raises `late()`. If
    there is a `receive` to learn of it from, it raises `ClientGone` once the client has
    left. Both are looked at only from when the coroutine first waits: one that does not
    wait pays for neither.
    """
    task = asyncio.current_task()
    assert task is not None, "asyncio runs ASGI apps in tasks"
    cancelled_before = task.cancelling()
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    leash = _Leash(task, cancelled_before)
    leash.end_at(deadline, late)
    if receive is not None:
        leash.end_without_client(receive)
    with leash:
        return (yield from _Rest(work, pending))


class _Rest(Generator[Any, Any, T]):
    """What is left of a coroutine that waits already."""

    __slots__ = ("_first", "_work")

    def __init__(self, work: Coroutine[Any, Any, T], pending: object) -> None:
        self._work = work
        self._first = [pending]

    def send(self, value: object) -> Any:
        return self._first.pop() if self._first else self._work.send(value)

    def throw(self, *error: Any) -> Any:
        return self._work.throw(*error)


class _Leash:
    """A context manager that may end its block early, by cancelling the task in it."""

    __slots__ = ("_before", "_listener", "_reason", "_task", "_timer")

    def __init__(self, task: asyncio.Task[Any], cancelled_before: int) -> None:
        self._task = task
        self._before = cancelled_before
        self._timer: asyncio.TimerHandle | None = None
        self._listener: asyncio.Task[None] | None = None
        self._reason: Callable[[], Exception] | None = None

    def end_at(self, deadline: float, late: Callable[[], Exception]) -> None:
        """End the block with `late()` when that time has come."""
        loop = self._task.get_loop()
        self._timer = loop.call_later(deadline - monotonic(), self._end, late)

    def end_without_client(self, receive: Receive) -> None:
        """End the block with `ClientGone` when the client has left."""
        self._listener = self._task.get_loop().create_task(self._listen(receive))

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._listener is not None:
            self._listener.cancel()
        # Whoever else has cancelled the task expects it to end as cancelled.
        if (
            self._reason is not None
            and self._task.uncancel() <= self._before
            and isinstance(error, asyncio.CancelledError)
        ):
            raise self._reason() from None

    async def _listen(self, receive: Receive) -> None:
        # Once: there is nothing else to come after the body. A middleware that
        # replays the body would do so for ever.
        if (await receive())["type"] == "http.disconnect":
            self._end(ClientGone)

    def _end(self, reason: Callable[[], Exception]) -> None:
        if self._reason is None:
            self._reason = reason
            self._task.cancel()
