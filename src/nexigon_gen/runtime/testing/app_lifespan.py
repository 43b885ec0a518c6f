"""The lifespan of an ASGI app, as a server would run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..asgi import AsgiApp, Message
from ..lazy import LateModule

if TYPE_CHECKING:
    import asyncio
else:  # a stub needs none
    asyncio = LateModule("asyncio")


class Lifespan:
    """Starts an app on the running event loop, and ends it there.

    An app that raises at the sight of a lifespan has none, which is not an error.
    """

    def __init__(self, app: AsgiApp) -> None:
        # ASGI lets an app put there what its requests shall find in their scopes.
        self.state: dict[str, Any] = {}
        self._told = False
        self._settled = asyncio.Event()
        self._over = asyncio.Event()
        self._failures: dict[str, str] = {}
        self._task = asyncio.create_task(self._run(app))

    async def started(self) -> None:
        """Waits until requests may be sent.

        Raises:
            RuntimeError: The app could not start.
        """
        await self._settled.wait()
        self._check("startup")

    async def end(self) -> None:
        """Tells the app to shut down, and waits until it has.

        Raises:
            RuntimeError: The app says that it failed.
        """
        if not self._settled.is_set():
            self._task.cancel()
            await asyncio.wait([self._task])
        else:
            self._over.set()
            await self._task
            self._check("shutdown")

    def _check(self, phase: str) -> None:
        if phase in self._failures:
            raise RuntimeError(
                f"the {phase} of the app failed: {self._failures[phase]}"
            )

    async def _run(self, app: AsgiApp) -> None:
        asgi = {"version": "3.0", "spec_version": "2.0"}
        scope = {"type": "lifespan", "asgi": asgi, "state": self.state}
        try:
            await app(scope, self._receive, self._send)
        except Exception:
            if self._settled.is_set():
                raise
        finally:
            self._settled.set()

    async def _receive(self) -> Message:
        if not self._told:
            self._told = True
            return {"type": "lifespan.startup"}
        await self._over.wait()
        return {"type": "lifespan.shutdown"}

    async def _send(self, message: Message) -> None:
        match message["type"]:
            case "lifespan.startup.complete":
                self._settled.set()
            case "lifespan.startup.failed":
                self._failures["startup"] = message.get("message", "")
                self._settled.set()
            case "lifespan.shutdown.failed":
                self._failures["shutdown"] = message.get("message", "")
            case _:
                pass
