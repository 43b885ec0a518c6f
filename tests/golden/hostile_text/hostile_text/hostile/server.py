"""Server stub of the hostile namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import ChoiceKnown, SayAction

P = TypeVar("P")


class HostileService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def say(self, action: SayAction, ctx: Context[P]) -> ChoiceKnown:
        """\x22"\x22

        Args:
            not: an argument \\\x22

        Deprecated: use "Shout" \\.
        """
        raise Unimplemented("hostile_Say")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(SayAction, self.say),)


class HostileServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def say(self, action: SayAction, ctx: Context[P]) -> ChoiceKnown:
        """\x22"\x22

        Args:
            not: an argument \\\x22

        Deprecated: use "Shout" \\.
        """
        raise Unimplemented("hostile_Say")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(SayAction, self.say),)
