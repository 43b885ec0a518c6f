"""Server stub of the presence namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import ChangeAction, EitherKnown, Parts, Profile

P = TypeVar("P")


class PresenceService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def change(self, action: ChangeAction, ctx: Context[P]) -> Profile:
        """Changes what is given."""
        raise Unimplemented("presence_Change")

    async def parts(self, action: Parts, ctx: Context[P]) -> EitherKnown:
        """Parts of it."""
        raise Unimplemented("presence_Parts")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(ChangeAction, self.change), Route(Parts, self.parts))


class PresenceServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def change(self, action: ChangeAction, ctx: Context[P]) -> Profile:
        """Changes what is given."""
        raise Unimplemented("presence_Change")

    def parts(self, action: Parts, ctx: Context[P]) -> EitherKnown:
        """Parts of it."""
        raise Unimplemented("presence_Parts")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(ChangeAction, self.change), RouteSync(Parts, self.parts))
