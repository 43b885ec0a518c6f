"""How long the parts of a request may take, and for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from time import monotonic
from types import coroutine
from typing import Any, TypeVar

from ..asgi import Receive
from .refusals import ClientGone

T = TypeVar("T")

Reason = Callable[[], Exception]


class Leash:
    """Ends work early, by cancelling its task: after a deadline, which each part of the
    work may set anew, or when the client has left.

    Only work that waits is watched. Most parts of most requests do not, and pay for
    neither timer nor listener.
    """

    __slots__ = (
        "_before",
        "_cancels",
        "_deadline",
        "_late",
        "_listener",
        "_part_is_over",
        "_reason",
        "_receive",
        "_task",
        "_timer",
    )

    def __init__(self) -> None:
        self._task: asyncio.Task[Any] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._listener: asyncio.Task[None] | None = None
        self._reason: Reason | None = None
        self._cancels = 0

    def until(
        self, deadline: float, late: Reason, receive: Receive | None = None
    ) -> None:
        """Begin a part. At the deadline, in seconds of `time.monotonic()`, the work ends
        with `late()`. If there is a `receive` to learn of it from, it ends with
        `ClientGone` once the client has left.
        """
        self._deadline = deadline
        self._late = late
        self._receive = receive
        self._part_is_over = False
        if self._task is not None:
            self._watch(self._task)

    def hold(self, task: asyncio.Task[Any], cancelled_before: int) -> None:
        """Watch a task from now on, which has been cancelled so many times."""
        self._task = task
        self._before = cancelled_before
        self._watch(task)

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        assert self._task is not None
        if self._timer is not None:
            self._timer.cancel()
        if self._listener is not None:
            self._listener.cancel()
        left = [self._task.uncancel() for _ in range(self._cancels)]
        # Whoever else has cancelled the task expects it to end as cancelled.
        if (
            self._reason is not None
            and left[-1] <= self._before
            and isinstance(error, asyncio.CancelledError)
        ):
            raise self._reason() from None

    def _watch(self, task: asyncio.Task[Any]) -> None:
        if self._timer is not None:
            self._timer.cancel()
        loop = task.get_loop()
        seconds = self._deadline - monotonic()
        self._timer = loop.call_later(seconds, self._end, self._late)
        if self._receive is not None:
            self._listener = loop.create_task(self._listen(self._receive))

    async def _listen(self, receive: Receive) -> None:
        # Once: there is nothing else to come after the body. A middleware that
        # replays the body would do so for ever.
        if (await receive())["type"] == "http.disconnect":
            self._end(ClientGone)

    def _end(self, reason: Reason) -> None:
        if self._task is not None and not self._part_is_over:
            self._part_is_over = True
            self._reason = reason
            self._cancels += 1
            self._task.cancel()


@coroutine
def leashed(work: Coroutine[Any, Any, T], leash: Leash) -> Generator[Any, Any, T]:
    """What a coroutine returns, unless it is ended. It begins its first part itself."""
    task = asyncio.current_task()
    assert task is not None, "asyncio runs ASGI apps in tasks"
    cancelled_before = task.cancelling()
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    leash.hold(task, cancelled_before)
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
