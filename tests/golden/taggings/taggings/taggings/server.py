"""Server stub of the taggings namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
    ChooseAction,
    ChooseExternalAction,
    ChooseUntaggedAction,
    EchoAction,
    EchoOutput,
    ExternalKnown,
    InternalKnown,
    UntaggedKnown,
)

P = TypeVar("P")


class TaggingsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def echo(self, action: EchoAction, ctx: Context[P]) -> EchoOutput:
        """Serves the action `taggings_Echo`."""
        raise Unimplemented("taggings_Echo")

    async def choose(self, action: ChooseAction, ctx: Context[P]) -> InternalKnown:
        """Returns a union that is not wrapped."""
        raise Unimplemented("taggings_Choose")

    async def choose_external(
        self,
        action: ChooseExternalAction,
        ctx: Context[P],
    ) -> ExternalKnown:
        """Serves the action `taggings_ChooseExternal`."""
        raise Unimplemented("taggings_ChooseExternal")

    async def choose_untagged(
        self,
        action: ChooseUntaggedAction,
        ctx: Context[P],
    ) -> UntaggedKnown:
        """Serves the action `taggings_ChooseUntagged`."""
        raise Unimplemented("taggings_ChooseUntagged")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(EchoAction, self.echo),
            Route(ChooseAction, self.choose),
            Route(ChooseExternalAction, self.choose_external),
            Route(ChooseUntaggedAction, self.choose_untagged),
        )


class TaggingsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def echo(self, action: EchoAction, ctx: Context[P]) -> EchoOutput:
        """Serves the action `taggings_Echo`."""
        raise Unimplemented("taggings_Echo")

    def choose(self, action: ChooseAction, ctx: Context[P]) -> InternalKnown:
        """Returns a union that is not wrapped."""
        raise Unimplemented("taggings_Choose")

    def choose_external(
        self,
        action: ChooseExternalAction,
        ctx: Context[P],
    ) -> ExternalKnown:
        """Serves the action `taggings_ChooseExternal`."""
        raise Unimplemented("taggings_ChooseExternal")

    def choose_untagged(
        self,
        action: ChooseUntaggedAction,
        ctx: Context[P],
    ) -> UntaggedKnown:
        """Serves the action `taggings_ChooseUntagged`."""
        raise Unimplemented("taggings_ChooseUntagged")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(EchoAction, self.echo),
            RouteSync(ChooseAction, self.choose),
            RouteSync(ChooseExternalAction, self.choose_external),
            RouteSync(ChooseUntaggedAction, self.choose_untagged),
        )
