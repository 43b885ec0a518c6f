"""How long a part of a request may take, and for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from types import coroutine
from typing import Any, TypeVar

from ..asgi import Receive
from .asgi import ClientGone

T = TypeVar("T")


@coroutine
def leashed(
    work: Coroutine[Any, Any, T],
    seconds: float,
    late: Callable[[], Exception],
    receive: Receive | None = None,
) -> Generator[Any, Any, T]:
    """What a coroutine returns, unless it has to be cancelled.

    After `seconds` the answer is `late()`. If there is a `receive` to learn of it from,
    it is `ClientGone` once the client has left. Both are looked at only from when the
    coroutine first waits: one that does not wait pays for neither.
    """
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    with _Leash(seconds, late, receive):
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

    __slots__ = (
        "_before",
        "_late",
        "_listener",
        "_reason",
        "_receive",
        "_seconds",
        "_task",
        "_timer",
    )

    def __init__(
        self, seconds: float, late: Callable[[], Exception], receive: Receive | None
    ) -> None:
        self._seconds = seconds
        self._late = late
        self._receive = receive
        self._reason: Callable[[], Exception] | None = None
        self._listener: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None, "asyncio runs ASGI apps in tasks"
        loop = task.get_loop()
        self._task = task
        self._before = task.cancelling()
        self._timer = loop.call_later(self._seconds, self._end, self._late)
        if self._receive is not None:
            self._listener = loop.create_task(self._listen(self._receive))

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
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
        while (await receive())["type"] != "http.disconnect":
            pass
        self._end(ClientGone)

    def _end(self, reason: Callable[[], Exception]) -> None:
        if self._reason is None:
            self._reason = reason
            self._task.cancel()
