"""Server stub of the lifecycle namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import OutcomeKnown, RunAction, WalkAction, WideAction

P = TypeVar("P")


class LifecycleService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def run(self, action: RunAction, ctx: Context[P]) -> OutcomeKnown:
        """An old action.

        Deprecated since 3.0: Use `Walk`.
        """
        raise Unimplemented("lifecycle_Run")

    async def walk(self, action: WalkAction, ctx: Context[P | None]) -> None:
        """A new action.

        Args:
            state: An author's own section.

        Unstable: Part of `walking`, may change without notice.

        Since 3.0.
        """
        raise Unimplemented("lifecycle_Walk")

    async def wide(self, action: WideAction, ctx: Context[P]) -> None:
        """Its deprecation fills the line, since 🙂 takes two columns.

        Deprecated since 1.2: 🙂. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .
        """
        raise Unimplemented("lifecycle_Wide")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(RunAction, self.run),
            Route(WalkAction, self.walk),
            Route(WideAction, self.wide),
        )


class LifecycleServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def run(self, action: RunAction, ctx: Context[P]) -> OutcomeKnown:
        """An old action.

        Deprecated since 3.0: Use `Walk`.
        """
        raise Unimplemented("lifecycle_Run")

    def walk(self, action: WalkAction, ctx: Context[P | None]) -> None:
        """A new action.

        Args:
            state: An author's own section.

        Unstable: Part of `walking`, may change without notice.

        Since 3.0.
        """
        raise Unimplemented("lifecycle_Walk")

    def wide(self, action: WideAction, ctx: Context[P]) -> None:
        """Its deprecation fills the line, since 🙂 takes two columns.

        Deprecated since 1.2: 🙂. To be removed in {{ 7 * 7 }}{{ 7 * 7 }} -- .
        """
        raise Unimplemented("lifecycle_Wide")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(RunAction, self.run),
            RouteSync(WalkAction, self.walk),
            RouteSync(WideAction, self.wide),
        )
