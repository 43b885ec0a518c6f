"""How long a request may take, and for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ..asgi import Receive
from .asgi import ClientGone


class Leash:
    """A context manager that may end its block early, by cancelling the task in it.

    After `seconds` the block raises `late()`. If there is a `receive` to learn of it
    from, it raises `ClientGone` once the client has left. Clock and listener start
    when the block first waits: a block that does not wait pays for neither.
    """

    __slots__ = (
        "_before",
        "_late",
        "_listener",
        "_reason",
        "_receive",
        "_seconds",
        "_start",
        "_task",
        "_timer",
    )

    def __init__(
        self,
        seconds: float,
        late: Callable[[], Exception],
        receive: Receive | None = None,
    ) -> None:
        self._seconds = seconds
        self._late = late
        self._receive = receive
        self._reason: Callable[[], Exception] | None = None
        self._timer: asyncio.Handle | None = None
        self._listener: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None, "asyncio runs ASGI apps in tasks"
        self._task = task
        self._before = task.cancelling()
        self._start = task.get_loop().call_soon(self._begin)

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._start.cancel()
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

    def _begin(self) -> None:
        loop = self._task.get_loop()
        self._timer = loop.call_later(self._seconds, self._end, self._late)
        if self._receive is not None:
            self._listener = loop.create_task(self._listen(self._receive))

    async def _listen(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._end(ClientGone)

    def _end(self, reason: Callable[[], Exception]) -> None:
        if self._reason is None:
            self._reason = reason
            self._task.cancel()
