"""The lifespan protocol of ASGI: start and end of an app."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from ..asgi import Receive, Send

log = logging.getLogger(__name__)


async def live(
    startup: Callable[[], Awaitable[None]],
    shutdown: Callable[[], Awaitable[None]],
    receive: Receive,
    send: Send,
) -> None:
    """Start and end an app when the server says so, and tell the server of failures."""
    await receive()
    if await _report("startup", startup, send):
        await receive()
        await _report("shutdown", shutdown, send)


async def call(hook: Callable[[], object] | None) -> None:
    """Call a hook, if there is one, and wait for it if it is async."""
    # Compared with None, since a callable object may be false.
    pending = None if hook is None else hook()
    if isinstance(pending, Awaitable):
        await pending


def ends_task(error: BaseException) -> bool:
    """Whether an error means that its task is cancelled or closed, and is no failure."""
    if isinstance(error, asyncio.CancelledError):
        # It counts only if this task is cancelled, and not something that it waited for.
        task = asyncio.current_task()
        return task is not None and task.cancelling() > 0
    return isinstance(error, GeneratorExit)


async def _report(phase: str, do: Callable[[], Awaitable[None]], send: Send) -> bool:
    try:
        await do()
    # A server takes an app that raises for one without a lifespan, and serves it; so
    # not even `SystemExit` may get out.
    except BaseException as error:
        if ends_task(error):
            raise
        log.exception("the %s of the app failed", phase)
        await send({"type": f"lifespan.{phase}.failed", "message": _text(error)})
        return False
    await send({"type": f"lifespan.{phase}.complete"})
    return True


def _text(error: BaseException) -> str:
    name = type(error).__name__
    with suppress(BaseException):  # of its `__str__`
        return f"{name}: {error}"
    return name
