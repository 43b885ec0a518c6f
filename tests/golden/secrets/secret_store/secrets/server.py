"""Server stub of the secrets namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import LoginAction, LoginOutput

P = TypeVar("P")


class SecretsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def login(self, action: LoginAction, ctx: Context[P]) -> LoginOutput:
        """Serves the action `secrets_Login`."""
        raise Unimplemented("secrets_Login")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (Route(LoginAction, self.login),)


class SecretsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def login(self, action: LoginAction, ctx: Context[P]) -> LoginOutput:
        """Serves the action `secrets_Login`."""
        raise Unimplemented("secrets_Login")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (RouteSync(LoginAction, self.login),)
