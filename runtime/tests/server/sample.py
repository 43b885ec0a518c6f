"""A small namespace as the generator writes it, for these tests to implement."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import Field

from nexigon_gen.runtime.model import (
    Action,
    Length,
    Maybe,
    Model,
    OneOf,
    Returns,
    UnknownVariant,
)
from nexigon_gen.runtime.server import Context, Route, RouteSync, Service, Unimplemented

P = TypeVar("P")


class Guest(Model):
    """Somebody to greet."""

    full_name: Annotated[str, Length(1, 16), Field(alias="fullName")]
    """Name of the guest."""


class GreetAction(Action, Returns["GreetOutput"], wire="demo_Greet"):
    """Greet a guest."""

    guest: Guest
    """Who is greeted."""

    salutation: Maybe[str] = None
    """How to start."""


class GreetSuccess(Model):
    """The guest was greeted."""

    text: str
    """What was said."""


class GreetOutputGreeted(GreetSuccess, tag="result"):
    """The `Greeted` variant of `GreetOutput`."""

    result: Literal["Greeted"] = "Greeted"


class UnknownGreetOutput(UnknownVariant, tag="result"):
    """A variant of `GreetOutput` that this version of the SDK does not know."""

    result: str


GreetOutput: TypeAlias = Annotated[
    GreetOutputGreeted | UnknownGreetOutput, OneOf("result")
]
"""Output of greeting a guest."""

GreetOutputKnown: TypeAlias = GreetOutputGreeted


class PingAction(Action, Returns[None], wire="demo_Ping", auth="none"):
    """Do nothing, for anybody."""


class HurryAction(Action, Returns[None], wire="demo_Hurry", timeout=0.05):
    """Do something quickly."""


class DemoService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def greet(self, action: GreetAction, ctx: Context[P]) -> GreetOutputKnown:
        """Greet a guest."""
        raise Unimplemented("demo_Greet")

    async def ping(self, action: PingAction, ctx: Context[P | None]) -> None:
        """Do nothing, for anybody."""
        raise Unimplemented("demo_Ping")

    async def hurry(self, action: HurryAction, ctx: Context[P]) -> None:
        """Do something quickly."""
        raise Unimplemented("demo_Hurry")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(GreetAction, self.greet),
            Route(PingAction, self.ping),
            Route(HurryAction, self.hurry),
        )


class DemoServiceSync(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    def greet(self, action: GreetAction, ctx: Context[P]) -> GreetOutputKnown:
        """Greet a guest."""
        raise Unimplemented("demo_Greet")

    def ping(self, action: PingAction, ctx: Context[P | None]) -> None:
        """Do nothing, for anybody."""
        raise Unimplemented("demo_Ping")

    def hurry(self, action: HurryAction, ctx: Context[P]) -> None:
        """Do something quickly."""
        raise Unimplemented("demo_Hurry")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(GreetAction, self.greet),
            RouteSync(PingAction, self.ping),
            RouteSync(HurryAction, self.hurry),
        )
