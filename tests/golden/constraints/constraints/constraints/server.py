"""Server stub of the constraints namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import CheckAction

P = TypeVar("P")


class ConstraintsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def check(self, action: CheckAction, ctx: Context[P]) -> None:
        """Serves the action `constraints_Check`."""
        raise Unimplemented("constraints_Check")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(CheckAction, self.check),)


class ConstraintsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def check(self, action: CheckAction, ctx: Context[P]) -> None:
        """Serves the action `constraints_Check`."""
        raise Unimplemented("constraints_Check")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(CheckAction, self.check),)
