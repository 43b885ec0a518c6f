"""Server stub of the scalars namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import EchoAction, Everything

P = TypeVar("P")


class ScalarsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def echo(self, action: EchoAction, ctx: Context[P]) -> Everything:
        """Returns what it gets."""
        raise Unimplemented("scalars_Echo")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(EchoAction, self.echo),)


class ScalarsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def echo(self, action: EchoAction, ctx: Context[P]) -> Everything:
        """Returns what it gets."""
        raise Unimplemented("scalars_Echo")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(EchoAction, self.echo),)
