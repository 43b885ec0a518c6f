"""How long the parts of a request may take, and for whom."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Generator
from time import monotonic
from types import coroutine
from typing import Any, Protocol, TypeVar

from ..asgi import Receive
from .refusals import ClientGone

T = TypeVar("T")

Reason = Callable[[], Exception]

log = logging.getLogger(__name__)


class Room(Protocol):
    """Where requests are while a part of theirs waits for the client."""

    def enter(self, leash: Leash) -> None:
        """Take a place; may end the leash, or another."""

    def leave(self, leash: Leash) -> None:
        """Give the place back, if there is one."""


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
        "_reason",
        "_receive",
        "_room",
        "_task",
        "_timer",
    )

    def __init__(self) -> None:
        self._task: asyncio.Task[Any] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._listener: asyncio.Task[None] | None = None
        self._reason: Reason | None = None
        self._room: Room | None = None
        self._cancels = 0

    def until(
        self,
        deadline: float,
        late: Reason,
        receive: Receive | None = None,
        room: Room | None = None,
    ) -> None:
        """Begin a part. At the deadline, in seconds of `time.monotonic()`, the work ends
        with `late()`. If there is a `receive` to learn of it from, it ends with
        `ClientGone` once the client has left. While it waits it is in the `room`.
        """
        task = self._task
        if task is not None:
            self._unwatch()
            self._reason = None
        self._deadline = deadline
        self._late = late
        self._receive = receive
        self._room = room
        if task is not None:
            self._watch(task)

    @property
    def is_held(self) -> bool:
        """Whether the work has waited, and may have been told to end."""
        return self._task is not None

    def check(self) -> None:
        """End the part here if it is over: for work that waits for what may swallow a
        cancellation, or that need not wait for longer than the part may take."""
        if self._reason is None and monotonic() >= self._deadline:
            raise self._late()
        if self._reason is not None and not self._is_cancelled_by_others():
            raise self._reason() from None

    def end(self, reason: Reason) -> None:
        """End the part now, if it waits and is not over; the work ends with `reason()`."""
        if self._task is not None and self._reason is None:
            self._reason = reason
            self._cancels += 1
            self._task.cancel()

    def hold(self, task: asyncio.Task[Any], cancelled_before: int) -> None:
        """Watch a task from now on, which has been cancelled so many times."""
        self._task = task
        self._before = cancelled_before
        self._watch(task)

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._unwatch()
        is_ours = self._reason is not None and not self._is_cancelled_by_others()
        task, self._task = self._task, None  # whoever still listens has nothing to end
        assert task is not None
        for _ in range(self._cancels):
            task.uncancel()
        if is_ours and isinstance(error, asyncio.CancelledError):
            assert self._reason is not None
            raise self._reason() from None

    def _is_cancelled_by_others(self) -> bool:
        """Then it has to end as cancelled, whatever we wanted of it."""
        assert self._task is not None
        return self._task.cancelling() - self._cancels > self._before

    def _watch(self, task: asyncio.Task[Any]) -> None:
        loop = task.get_loop()
        seconds = self._deadline - monotonic()
        self._timer = loop.call_later(seconds, self.end, self._late)
        if self._receive is not None:
            self._listener = loop.create_task(self._listen(self._receive))
        if self._room is not None:
            self._room.enter(self)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._listener is not None:
            listener, self._listener = self._listener, None
            listener.cancel()
        if self._room is not None:
            self._room.leave(self)

    async def _listen(self, receive: Receive) -> None:
        # Once: there is nothing else to come after the body. A middleware that
        # replays the body would do so for ever.
        try:
            message = await receive()
        except Exception:
            log.debug("nobody says whether the client is still there", exc_info=True)
            return
        # Some servers answer the cancellation of a `receive` with a disconnect.
        is_listening = self._listener is asyncio.current_task()
        if is_listening and message["type"] == "http.disconnect":
            self.end(ClientGone)


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


@coroutine
def leashed_if_it_waits(
    work: Coroutine[Any, Any, T], begin: Callable[[], Leash]
) -> Generator[Any, Any, T]:
    """The same for work that seldom waits, and of one part. It must not cancel its task."""
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    leash = begin()
    task = asyncio.current_task()
    assert task is not None, "asyncio runs ASGI apps in tasks"
    leash.hold(task, task.cancelling())
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
        try:
            return self._work.throw(*error)
        finally:
            # Its traceback leads here, and what the work held must not wait for the
            # garbage collector: it may be a long answer.
            del error
