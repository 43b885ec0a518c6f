"""The usual app: one service, one token."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Request,
    Unauthenticated,
    secrets_equal,
)

from .live import TOKEN, Server, serve
from .sample import DemoService, GreetAction, GreetOutputGreeted, PingAction


def authenticate(request: Request) -> str:
    """The one who has the token is Ada."""
    if secrets_equal(request.bearer_token or "", TOKEN):
        return "Ada"
    raise Unauthenticated


class Demo(DemoService[str]):
    """Greets, and answers pings."""

    async def greet(self, action: GreetAction, ctx: Context[str]) -> GreetOutputGreeted:
        salutation = action.salutation or "Hello"
        text = f"{salutation} {action.guest.full_name}, says {ctx.principal}"
        return GreetOutputGreeted(text=text)

    async def ping(self, action: PingAction, ctx: Context[str | None]) -> None:
        pass


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    with serve(ActionApp([Demo()], authenticate=authenticate, max_body=1000)) as live:
        yield live
