"""Server stub of the generics namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
    ActionResultOfDeviceAndStringKnown,
    BoundAction,
    FindAction,
    FindAllAction,
    NestAction,
    PageOfDevice,
)

P = TypeVar("P")


class GenericsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def find(
        self,
        action: FindAction,
        ctx: Context[P],
    ) -> ActionResultOfDeviceAndStringKnown:
        """Serves the action `generics_Find`."""
        raise Unimplemented("generics_Find")

    async def find_all(self, action: FindAllAction, ctx: Context[P]) -> PageOfDevice:
        """Serves the action `generics_FindAll`."""
        raise Unimplemented("generics_FindAll")

    async def nest(self, action: NestAction, ctx: Context[P]) -> None:
        """Serves the action `generics_Nest`."""
        raise Unimplemented("generics_Nest")

    async def bound(self, action: BoundAction, ctx: Context[P]) -> None:
        """Serves the action `generics_Bound`."""
        raise Unimplemented("generics_Bound")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(FindAction, self.find),
            Route(FindAllAction, self.find_all),
            Route(NestAction, self.nest),
            Route(BoundAction, self.bound),
        )


class GenericsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def find(
        self,
        action: FindAction,
        ctx: Context[P],
    ) -> ActionResultOfDeviceAndStringKnown:
        """Serves the action `generics_Find`."""
        raise Unimplemented("generics_Find")

    def find_all(self, action: FindAllAction, ctx: Context[P]) -> PageOfDevice:
        """Serves the action `generics_FindAll`."""
        raise Unimplemented("generics_FindAll")

    def nest(self, action: NestAction, ctx: Context[P]) -> None:
        """Serves the action `generics_Nest`."""
        raise Unimplemented("generics_Nest")

    def bound(self, action: BoundAction, ctx: Context[P]) -> None:
        """Serves the action `generics_Bound`."""
        raise Unimplemented("generics_Bound")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(FindAction, self.find),
            RouteSync(FindAllAction, self.find_all),
            RouteSync(NestAction, self.nest),
            RouteSync(BoundAction, self.bound),
        )
