"""Server stub of the facts namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
    CreateAction,
    CreateOutputKnown,
    DeleteAction,
    NextAction,
    QueryAction,
    RenameAction,
)

P = TypeVar("P")


class FactsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def create(self, action: CreateAction, ctx: Context[P]) -> CreateOutputKnown:
        """Create one."""
        raise Unimplemented("facts_Create")

    async def rename(self, action: RenameAction, ctx: Context[P]) -> None:
        """Rename one."""
        raise Unimplemented("facts_Rename")

    async def delete(self, action: DeleteAction, ctx: Context[P]) -> None:
        """Delete one."""
        raise Unimplemented("facts_Delete")

    async def query(self, action: QueryAction, ctx: Context[P]) -> CreateOutputKnown:
        """All of them."""
        raise Unimplemented("facts_Query")

    async def next(self, action: NextAction, ctx: Context[P]) -> CreateOutputKnown:
        """Read, and not repeated: it waits."""
        raise Unimplemented("facts_Next")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(CreateAction, self.create),
            Route(RenameAction, self.rename),
            Route(DeleteAction, self.delete),
            Route(QueryAction, self.query),
            Route(NextAction, self.next),
        )


class FactsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def create(self, action: CreateAction, ctx: Context[P]) -> CreateOutputKnown:
        """Create one."""
        raise Unimplemented("facts_Create")

    def rename(self, action: RenameAction, ctx: Context[P]) -> None:
        """Rename one."""
        raise Unimplemented("facts_Rename")

    def delete(self, action: DeleteAction, ctx: Context[P]) -> None:
        """Delete one."""
        raise Unimplemented("facts_Delete")

    def query(self, action: QueryAction, ctx: Context[P]) -> CreateOutputKnown:
        """All of them."""
        raise Unimplemented("facts_Query")

    def next(self, action: NextAction, ctx: Context[P]) -> CreateOutputKnown:
        """Read, and not repeated: it waits."""
        raise Unimplemented("facts_Next")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(CreateAction, self.create),
            RouteSync(RenameAction, self.rename),
            RouteSync(DeleteAction, self.delete),
            RouteSync(QueryAction, self.query),
            RouteSync(NextAction, self.next),
        )
