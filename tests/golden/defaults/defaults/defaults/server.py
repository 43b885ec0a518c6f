"""Server stub of the defaults namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import ConfigureAction

P = TypeVar("P")


class DefaultsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def configure(self, action: ConfigureAction, ctx: Context[P]) -> None:
        """Serves the action `defaults_Configure`."""
        raise Unimplemented("defaults_Configure")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(ConfigureAction, self.configure),)


class DefaultsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def configure(self, action: ConfigureAction, ctx: Context[P]) -> None:
        """Serves the action `defaults_Configure`."""
        raise Unimplemented("defaults_Configure")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(ConfigureAction, self.configure),)
