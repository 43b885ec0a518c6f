"""Server stub of the import namespace."""

from __future__ import annotations

import builtins
from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
    ImportAction,
    ListAction,
    ListOutput,
    RoutesAction,
    TupleAction,
    TypeKnown,
)

P = TypeVar("P")


class ImportService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def import_(self, action: ImportAction, ctx: Context[P]) -> TypeKnown:
        """A keyword as a method."""
        raise Unimplemented("import_Import")

    async def list(self, action: ListAction, ctx: Context[P]) -> ListOutput:
        """Shadows a builtin in the class of the client."""
        raise Unimplemented("import_List")

    async def tuple(self, action: TupleAction, ctx: Context[P]) -> None:
        """Shadows what `routes` returns."""
        raise Unimplemented("import_Tuple")

    async def routes_(self, action: RoutesAction, ctx: Context[P]) -> None:
        """A method of every service."""
        raise Unimplemented("import_Routes")

    def routes(self) -> builtins.tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(ImportAction, self.import_),
            Route(ListAction, self.list),
            Route(TupleAction, self.tuple),
            Route(RoutesAction, self.routes_),
        )


class ImportServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def import_(self, action: ImportAction, ctx: Context[P]) -> TypeKnown:
        """A keyword as a method."""
        raise Unimplemented("import_Import")

    def list(self, action: ListAction, ctx: Context[P]) -> ListOutput:
        """Shadows a builtin in the class of the client."""
        raise Unimplemented("import_List")

    def tuple(self, action: TupleAction, ctx: Context[P]) -> None:
        """Shadows what `routes` returns."""
        raise Unimplemented("import_Tuple")

    def routes_(self, action: RoutesAction, ctx: Context[P]) -> None:
        """A method of every service."""
        raise Unimplemented("import_Routes")

    def routes(self) -> builtins.tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(ImportAction, self.import_),
            RouteSync(ListAction, self.list),
            RouteSync(TupleAction, self.tuple),
            RouteSync(RoutesAction, self.routes_),
        )
