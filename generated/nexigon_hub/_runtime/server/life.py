"""ASGI's lifespan: when an app starts, and when it ends."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from ..asgi import Receive, Send

log = logging.getLogger(__name__)


async def live(
    startup: Callable[[], Awaitable[None]],
    shutdown: Callable[[], Awaitable[None]],
    receive: Receive,
    send: Send,
) -> None:
    """Start and end an app when the server says so; the server learns of failures."""
    await receive()
    if await _report("startup", startup, send):
        await receive()
        await _report("shutdown", shutdown, send)


async def call(hook: Callable[[], object] | None) -> None:
    """Call a hook, if there is one, and wait for it if it is async."""
    pending = hook and hook()
    if isinstance(pending, Awaitable):
        await pending


async def _report(phase: str, do: Callable[[], Awaitable[None]], send: Send) -> bool:
    try:
        await do()
    except Exception as error:
        log.exception("the %s of the app failed", phase)
        message = f"{type(error).__name__}: {error}"
        await send({"type": f"lifespan.{phase}.failed", "message": message})
        return False
    await send({"type": f"lifespan.{phase}.complete"})
    return True
