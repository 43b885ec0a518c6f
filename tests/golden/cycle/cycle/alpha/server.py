"""Server stub of the alpha namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import AlphaStruct, FindAction
from .unions import AlphaUnionKnown, GetAction

P = TypeVar("P")


class AlphaService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def get(self, action: GetAction, ctx: Context[P]) -> AlphaUnionKnown:
        """Serves the action `alpha_Get`."""
        raise Unimplemented("alpha_Get")

    async def find(self, action: FindAction, ctx: Context[P]) -> AlphaStruct:
        """Serves the action `alpha_Find`."""
        raise Unimplemented("alpha_Find")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(GetAction, self.get), Route(FindAction, self.find))


class AlphaServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def get(self, action: GetAction, ctx: Context[P]) -> AlphaUnionKnown:
        """Serves the action `alpha_Get`."""
        raise Unimplemented("alpha_Get")

    def find(self, action: FindAction, ctx: Context[P]) -> AlphaStruct:
        """Serves the action `alpha_Find`."""
        raise Unimplemented("alpha_Find")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(GetAction, self.get), RouteSync(FindAction, self.find))
