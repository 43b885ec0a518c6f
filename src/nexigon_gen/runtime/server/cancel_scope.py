"""Cancel scope: ends the work on a request early, at a deadline or when the client has left.

A request goes through stages: its caller is identified, its body read, its handler run, its
answer sent. Each stage has bounds of its own, and one scope watches over all of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from time import monotonic
from types import coroutine
from typing import Any, Protocol, TypeVar

from ..asgi import Receive
from ..dataclass import dataclass, field
from .refusals import ClientGone, Refusal

T = TypeVar("T")

Reason = Callable[[], Exception]
"""Makes the exception that a stage ends with."""

log = logging.getLogger(__name__)


class Waiters(Protocol):
    """The requests that wait in the same stage. Their number is limited."""

    def enter(self, scope: CancelScope) -> None:
        """Count one more request. To make room, it may end the stage of another.

        Raises:
            Refusal: There is no room.
        """

    def leave(self, scope: CancelScope) -> None:
        """Count the request no longer, if it is still counted."""


@dataclass(frozen=True, slots=True)
class StageBounds:
    """The bounds of one stage, the same for every request."""

    seconds: float
    """How long the stage may take."""

    timeout_reason: Reason
    """What the stage ends with when its time is over."""

    waiters: Waiters | None = None
    """Where the request is counted while it waits."""

    ends_on_disconnect: bool = field(default=False, kw_only=True)
    """Whether the stage ends with `ClientGone` once the client has left. This reads the
    messages of the client, so it is only for stages after the body."""


class CancelScope:
    """Ends the work on a request early, by cancelling its task: after a deadline, which
    each stage sets anew, or when the client has left.

    A stage is watched from the moment when it first waits. Most stages of most requests
    never wait, and pay for no timer, no listener and no place among the waiters.
    """

    __slots__ = (
        "_bounds",
        "_deadline",
        "_earlier_cancels",
        "_listener",
        "_own_cancels",
        "_reason",
        "_receive",
        "_task",
        "_timer",
        "_waiters",
        "has_waited",
    )

    # These are set when a stage starts, or when it is first watched.
    _bounds: StageBounds
    _deadline: float
    _timer: asyncio.TimerHandle | None
    _listener: asyncio.Task[None] | None
    _waiters: Waiters | None
    _own_cancels: int
    _earlier_cancels: int

    def __init__(self, receive: Receive) -> None:
        self.has_waited = False
        """Whether the work has waited, and so may have been told to end meanwhile."""

        self._receive = receive
        self._task: asyncio.Task[Any] | None = None
        self._reason: Reason | None = None

    def start(self, bounds: StageBounds) -> float:
        """Start a stage, which ends the one before.

        Returns:
            The deadline of the stage, in seconds of `time.monotonic()`.
        """
        if self._task is not None:
            self._unwatch()
            self._uncancel(self._task)
        self._bounds = bounds
        self._deadline = deadline = monotonic() + bounds.seconds
        return deadline

    def check(self) -> None:
        """End the stage here if its time is over or it was told to end.

        For work that awaits something that may swallow a cancellation, and for loops that
        may run for long without waiting.
        """
        if self._reason is None and monotonic() >= self._deadline:
            raise self._bounds.timeout_reason()
        if self._reason is not None and not self._is_cancelled_by_others():
            raise self._reason() from None

    def end(self, reason: Reason) -> None:
        """End the stage now, with `reason()`. Nothing happens if the work has never waited
        or was already told to end."""
        if self._task is not None and self._reason is None:
            self._reason = reason
            self._own_cancels += 1
            self._task.cancel()

    def cause(self, error: BaseException) -> BaseException:
        """What the stage ended with: the reason if this scope has cancelled it, or else
        `error`, with which the work ended."""
        if self._task is None or self._reason is None:
            return error
        is_ours = not self._is_cancelled_by_others()
        reason = self._reason
        self._uncancel(self._task)
        is_cancelled = isinstance(error, asyncio.CancelledError)
        return reason() if is_ours and is_cancelled else error

    def attach(self, task: asyncio.Task[Any]) -> None:
        """Take the task that the work runs in, which is about to wait for the first time."""
        self._task = task
        self.has_waited = True
        self._timer = self._listener = self._waiters = None
        self._own_cancels = 0
        # If its first step has cancelled the task itself, that is still to come.
        self._earlier_cancels = task.cancelling() - getattr(task, "_must_cancel", False)

    def watch(self) -> None:
        """Watch the stage, which waits now."""
        if self._timer is not None:
            return
        assert self._task is not None
        bounds = self._bounds
        loop = self._task.get_loop()
        seconds = self._deadline - monotonic()
        self._timer = timer = loop.call_later(seconds, self.end, bounds.timeout_reason)
        if bounds.ends_on_disconnect:
            self._listener = loop.create_task(self._listen(timer))
        if bounds.waiters is not None:
            try:
                bounds.waiters.enter(self)
            except Refusal as refusal:
                self.end(partial(_same, refusal))
            else:  # a request that was refused is not counted, so it does not leave
                self._waiters = bounds.waiters

    def detach(self) -> None:
        """Let go of the task, as if this scope had never cancelled it."""
        self._unwatch()
        task, self._task = (
            self._task,
            None,
        )  # a listener that is still there has nothing to end
        self.has_waited = False
        assert task is not None
        self._uncancel(task)

    def _is_cancelled_by_others(self) -> bool:
        """Whether somebody else has cancelled the task, too. Then it has to end as
        cancelled, whatever this scope wanted."""
        assert self._task is not None
        return self._task.cancelling() - self._own_cancels > self._earlier_cancels

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

    def _uncancel(self, task: asyncio.Task[Any]) -> None:
        """Take back what this scope has cancelled."""
        self._reason = None
        for _ in range(self._own_cancels):
            task.uncancel()
        self._own_cancels = 0

    async def _listen(self, timer: asyncio.TimerHandle) -> None:
        # One message is enough: after the body only the disconnect can come. A middleware
        # that replays the body would do so for ever.
        try:
            message = await self._receive()
        except Exception:
            log.debug("cannot tell whether the client is still there", exc_info=True)
            return
        # Some servers answer the cancellation of a `receive` with a disconnect, so the
        # stage must still be the same. The timer tells; `_listener` does not, since an
        # eager task comes here before it is assigned.
        is_listening = self._timer is timer
        if is_listening and message["type"] == "http.disconnect":
            self.end(ClientGone)


@coroutine
def run_in_scope(
    work: Coroutine[Any, Any, T], scope: CancelScope
) -> Generator[Any, Any, T | None]:
    """Run a coroutine, and end it early when the scope says so. The coroutine starts its
    first stage itself.

    Returns:
        What the coroutine returns; None if the client has left.
    """
    try:
        pending = work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    except ClientGone:
        return None
    scope.attach(_task_of(pending))
    try:
        return (yield from _WatchedWork(work, pending, scope))
    except ClientGone:
        return None
    except asyncio.CancelledError as error:
        cause = scope.cause(error)
        if isinstance(cause, ClientGone):
            return None
        try:
            raise cause from None
        finally:
            del cause  # its traceback refers to this frame, and so to itself
    finally:
        scope.detach()


def _same(refusal: Refusal) -> Refusal:
    return refusal


def _task_of(pending: object) -> asyncio.Task[Any]:
    """The running task, which is about to wait for `pending`."""
    # To ask which loop runs is a system call before Python 3.12.
    loop = pending.get_loop() if isinstance(pending, asyncio.Future) else None
    task = asyncio.current_task(loop)
    assert task is not None, "asyncio runs ASGI apps in tasks"
    return task


class _WatchedWork(Generator[Any, Any, T]):
    """A coroutine that has begun to wait for `pending`, from there on. Each time it waits
    its scope watches."""

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
            # Its traceback refers to this frame. Without the cycle, what the work held
            # is free at once: it may be a long answer.
            del error
        self._scope.watch()
        return pending
