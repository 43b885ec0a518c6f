"""Server stub of the twins namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import MessageOriginKnown, SendAction

P = TypeVar("P")


class TwinsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def send(self, action: SendAction, ctx: Context[P]) -> MessageOriginKnown:
        """Send one."""
        raise Unimplemented("twins_Send")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(SendAction, self.send),)


class TwinsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def send(self, action: SendAction, ctx: Context[P]) -> MessageOriginKnown:
        """Send one."""
        raise Unimplemented("twins_Send")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(SendAction, self.send),)
