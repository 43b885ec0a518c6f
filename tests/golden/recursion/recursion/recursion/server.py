"""Server stub of the recursion namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import DocumentKnown, EvaluateAction, JsonExprKnown, WalkAction

P = TypeVar("P")


class RecursionService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def evaluate(self, action: EvaluateAction, ctx: Context[P]) -> JsonExprKnown:
        """Serves the action `recursion_Evaluate`."""
        raise Unimplemented("recursion_Evaluate")

    async def walk(self, action: WalkAction, ctx: Context[P]) -> DocumentKnown:
        """Serves the action `recursion_Walk`."""
        raise Unimplemented("recursion_Walk")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(EvaluateAction, self.evaluate), Route(WalkAction, self.walk))


class RecursionServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def evaluate(self, action: EvaluateAction, ctx: Context[P]) -> JsonExprKnown:
        """Serves the action `recursion_Evaluate`."""
        raise Unimplemented("recursion_Evaluate")

    def walk(self, action: WalkAction, ctx: Context[P]) -> DocumentKnown:
        """Serves the action `recursion_Walk`."""
        raise Unimplemented("recursion_Walk")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(EvaluateAction, self.evaluate),
            RouteSync(WalkAction, self.walk),
        )
