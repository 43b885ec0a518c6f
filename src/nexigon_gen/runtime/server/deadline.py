"""Cancel scopes: how long the parts of a request may take, and for whom."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from types import coroutine
from typing import Any, Protocol, TypeVar

from ..asgi import Receive
from .refusals import ClientGone, Refusal

T = TypeVar("T")

Reason = Callable[[], Exception]

log = logging.getLogger(__name__)


class Waiters(Protocol):
    """The requests of which a part waits for the same thing."""

    def enter(self, scope: CancelScope) -> None:
        """Count one more. May end the part of another, or raise why there is no room."""

    def leave(self, scope: CancelScope) -> None:
        """Count it no longer, if it still is."""


@dataclass(frozen=True, slots=True)
class PartBounds:
    """What bounds a part of the work, of any request."""

    seconds: float
    """How long it may take."""

    late: Reason
    """What it ends with after them."""

    waiters: Waiters | None = None
    """Among whom it is while it waits."""

    listens: bool = field(default=False, kw_only=True)
    """Whether it ends with `ClientGone` once the client has left. Only for what comes
    after the body."""


class CancelScope:
    """Ends work early, by cancelling its task: after a deadline, which each part of the
    work sets anew, or when the client has left.

    A part is watched from when it first waits. Most parts of most requests never do, and
    pay for neither timer nor listener nor place among others.
    """

    __slots__ = (
        "_before",
        "_cancels",
        "_deadline",
        "_listener",
        "_part",
        "_reason",
        "_receive",
        "_task",
        "_timer",
        "_waiters",
        "is_watched",
    )

    # Of the part that was started, and of its watching.
    _part: PartBounds
    _deadline: float
    _timer: asyncio.TimerHandle | None
    _listener: asyncio.Task[None] | None
    _waiters: Waiters | None
    _cancels: int
    _before: int

    def __init__(self, receive: Receive) -> None:
        self.is_watched = False
        """Whether the work has waited, and may have been told to end."""

        self._receive = receive
        self._task: asyncio.Task[Any] | None = None
        self._reason: Reason | None = None

    def start(self, part: PartBounds) -> float:
        """Begin a part of the work. Its deadline, in seconds of `time.monotonic()`."""
        if self._task is not None:
            self._unwatch()
            self._forget(self._task)
        self._part = part
        self._deadline = deadline = monotonic() + part.seconds
        return deadline

    def check(self) -> None:
        """End the part here if it is over: for work that waits for what may swallow a
        cancellation, or that need not wait for longer than the part may take."""
        if self._reason is None and monotonic() >= self._deadline:
            raise self._part.late()
        if self._reason is not None and not self._is_cancelled_by_others():
            raise self._reason() from None

    def end(self, reason: Reason) -> None:
        """End the part now, if it waits and is not over; the work ends with `reason()`."""
        if self._task is not None and self._reason is None:
            self._reason = reason
            self._cancels += 1
            self._task.cancel()

    def cause(self, error: BaseException) -> BaseException:
        """Why the part ended with an error: the reason, if this scope has cancelled it."""
        if self._task is None or self._reason is None:
            return error
        is_ours = not self._is_cancelled_by_others()
        reason = self._reason
        self._forget(self._task)
        is_cancelled = isinstance(error, asyncio.CancelledError)
        return reason() if is_ours and is_cancelled else error

    def open(self, task: asyncio.Task[Any]) -> None:
        """From now on the work may wait, in the task that runs."""
        self._task = task
        self.is_watched = True
        self._timer = self._listener = self._waiters = None
        self._cancels = 0
        # If its first step has cancelled the task itself, that is still to come.
        self._before = task.cancelling() - getattr(task, "_must_cancel", False)

    def watch(self) -> None:
        """Watch the part, which waits."""
        if self._timer is not None:
            return
        assert self._task is not None
        part = self._part
        loop = self._task.get_loop()
        seconds = self._deadline - monotonic()
        self._timer = timer = loop.call_later(seconds, self.end, part.late)
        if part.listens:
            self._listener = loop.create_task(self._listen(timer))
        if part.waiters is not None:
            try:
                part.waiters.enter(self)
            except Refusal as refusal:
                self.end(partial(_same, refusal))
            else:  # who was not let in has nothing to leave
                self._waiters = part.waiters

    def close(self) -> None:
        """Watch no more."""
        self._unwatch()
        task, self._task = self._task, None  # whoever still listens has nothing to end
        self.is_watched = False
        assert task is not None
        self._forget(task)

    def _is_cancelled_by_others(self) -> bool:
        """Then it has to end as cancelled, whatever we wanted of it."""
        assert self._task is not None
        return self._task.cancelling() - self._cancels > self._before

    def _unwatch(self) -> None:
        if self._timer is None:
            return
        self._timer.cancel()
        self._timer = None
        if self._listener is not None:
            listener, self._listener = self._listener, None
            listener.cancel()
        if self._waiters is not None:
            waiters, self._waiters = self._waiters, None
            waiters.leave(self)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        """Make the task as if this scope had never cancelled it."""
        self._reason = None
        for _ in range(self._cancels):
            task.uncancel()
        self._cancels = 0

    async def _listen(self, timer: asyncio.TimerHandle) -> None:
        # Once: there is nothing else to come after the body. A middleware that
        # replays the body would do so for ever.
        try:
            message = await self._receive()
        except Exception:
            log.debug("nobody says whether the client is still there", exc_info=True)
            return
        # Some servers answer the cancellation of a `receive` with a disconnect. The task
        # says nothing: an eager one is here before anybody has a name for it.
        is_listening = self._timer is timer
        if is_listening and message["type"] == "http.disconnect":
            self.end(ClientGone)


@coroutine
def scoped(
    work: Coroutine[Any, Any, T], scope: CancelScope
) -> Generator[Any, Any, T | None]:
    """What a coroutine returns, unless its scope ends it; None if the client has left.
    It starts its first part itself."""
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    except ClientGone:
        return None
    scope.open(_task_of(pending))
    try:
        return (yield from _Rest(work, pending, scope))
    except ClientGone:
        return None
    except asyncio.CancelledError as error:
        cause = scope.cause(error)
        if isinstance(cause, ClientGone):
            return None
        try:
            raise cause from None
        finally:
            del cause  # its traceback leads here
    finally:
        scope.close()


def _same(refusal: Refusal) -> Refusal:
    return refusal


def _task_of(pending: object) -> asyncio.Task[Any]:
    """The task that runs, which is to wait for something."""
    # To ask which loop runs is a system call before Python 3.12.
    loop = pending.get_loop() if isinstance(pending, asyncio.Future) else None
    task = asyncio.current_task(loop)
    assert task is not None, "asyncio runs ASGI apps in tasks"
    return task


class _Rest(Generator[Any, Any, T]):
    """What is left of a coroutine that waits already; its scope watches it waiting."""

    __slots__ = ("_first", "_scope", "_work")

    def __init__(
        self, work: Coroutine[Any, Any, T], pending: object, scope: CancelScope
    ) -> None:
        self._work = work
        self._first = [pending]
        self._scope = scope

    def send(self, value: object) -> Any:
        pending = self._first.pop() if self._first else self._work.send(value)
        self._scope.watch()
        return pending

    def throw(self, *error: Any) -> Any:
        try:
            pending = self._work.throw(*error)
        finally:
            # Its traceback leads here, and what the work held must not wait for the
            # garbage collector: it may be a long answer.
            del error
        self._scope.watch()
        return pending
