"""Server stub of the beta namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import GetAction
from .unions import BetaUnionKnown

P = TypeVar("P")


class BetaService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def get(self, action: GetAction, ctx: Context[P]) -> BetaUnionKnown:
        """Serves the action `beta_Get`."""
        raise Unimplemented("beta_Get")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(GetAction, self.get),)


class BetaServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def get(self, action: GetAction, ctx: Context[P]) -> BetaUnionKnown:
        """Serves the action `beta_Get`."""
        raise Unimplemented("beta_Get")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(GetAction, self.get),)
