"""What handlers return and raise, and what the caller gets for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Forbidden,
    Internal,
    Invalid,
    RateLimited,
    Refusal,
    Unauthenticated,
    Unavailable,
    allow_anonymous,
)

from .live import PING, serve
from .sample import (
    DemoService,
    GreetAction,
    GreetOutputGreeted,
    PingAction,
    UnknownGreetOutput,
)

Greet = Callable[[], Awaitable[Any]]


class Scripted(DemoService[None]):
    """Greets as it was told to."""

    def __init__(self, greet: Greet) -> None:
        self._greet = greet

    async def greet(
        self, action: GreetAction, ctx: Context[None]
    ) -> GreetOutputGreeted:
        result: GreetOutputGreeted = await self._greet()
        return result


def raising(error: BaseException) -> Greet:
    async def greet() -> None:
        raise error

    return greet


def returning(value: object) -> Greet:
    async def greet() -> object:
        return value

    return greet


class Plain(DemoService[None]):
    """A service whose author forgot `async`, and did not forget annotations."""

    def ping(self, action: PingAction, ctx: Context[None]) -> None: ...  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]


class Bare(DemoService[None]):
    """The same without annotations."""


def test_a_plain_handler_that_says_so_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="handler of demo_Ping is a plain `def`"):
        ActionApp([Plain()], authenticate=allow_anonymous)


@pytest.mark.parametrize("result", [None, GreetOutputGreeted(text="Hello")], ids=repr)
def test_a_plain_handler_is_told_when_it_answers(
    result: object, caplog: pytest.LogCaptureFixture
) -> None:
    service = Bare()
    vars(service)["ping"] = lambda action, ctx: result
    with serve(ActionApp([service], authenticate=allow_anonymous)) as client:
        assert client.call(PING, b"{}").status == 500
    assert "handler of demo_Ping is a plain `def`" in caplog.text


def _decorated(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def plain(*arguments: object) -> object:
        return function(*arguments)

    return plain


def test_a_plain_handler_may_return_a_coroutine() -> None:
    class Decorated(DemoService[None]):
        @_decorated
        async def ping(self, action: PingAction, ctx: Context[None]) -> None: ...

    with serve(ActionApp([Decorated()], authenticate=allow_anonymous)) as client:
        assert client.call(PING, b"{}").status == 200


RAISED: dict[str, tuple[Refusal, int, str, dict[str, str]]] = {
    "invalid": (Invalid("no vowels"), 400, "Invalid", {}),
    "unauthenticated": (
        Unauthenticated("expired"),
        401,
        "Forbidden",
        {"www-authenticate": "Bearer"},
    ),
    "forbidden": (Forbidden("not yours"), 403, "Forbidden", {}),
    "rate-limited": (
        RateLimited("slow down", retry_after=1.2),
        429,
        "RateLimited",
        {"retry-after": "2"},
    ),
    "internal": (Internal("the disk is full"), 500, "Internal", {}),
    "unavailable": (
        Unavailable("later", retry_after=9),
        503,
        "RateLimited",
        {"retry-after": "9"},
    ),
}


@pytest.mark.parametrize(
    ("error", "status", "kind", "headers"), RAISED.values(), ids=RAISED
)
def test_raised_refusals(
    error: Refusal, status: int, kind: str, headers: dict[str, str]
) -> None:
    app = ActionApp([Scripted(raising(error))], authenticate=allow_anonymous)
    with serve(app) as live:
        answer = live.call()
    assert answer.refusal == (status, kind, error.message)
    assert headers.items() <= answer.headers.items()


@pytest.mark.parametrize(
    "greet",
    [
        raising(LookupError("hunter2")),
        raising(TimeoutError("hunter2")),
        raising(asyncio.CancelledError("hunter2")),
        raising(ExceptionGroup("hunter2", [ValueError("hunter2")])),
        raising(BaseExceptionGroup("hunter2", [asyncio.CancelledError("hunter2")])),
        returning("hunter2"),
        returning(None),
        returning(PingAction()),
        returning(UnknownGreetOutput(result="hunter2")),
        returning(GreetOutputGreeted.model_construct(text=7)),
    ],
    ids=[
        "exception",
        "own-timeout",
        "own-cancellation",
        "group",
        "base-group",
        "returns-text",
        "returns-none",
        "returns-another-struct",
        "returns-unknown-variant",
        "returns-bad-field",
    ],
)
def test_failures_tell_the_caller_the_request_id_only(
    greet: Greet, caplog: pytest.LogCaptureFixture
) -> None:
    app = ActionApp([Scripted(greet)], authenticate=allow_anonymous)
    with serve(app) as live:
        answer = live.call(headers={"x-request-id": "abc"})
    assert answer.refusal == (500, "Internal", "request abc failed")
    (record,) = (r for r in caplog.records if r.levelno == logging.ERROR)
    assert record.name.startswith("nexigon_gen.runtime")
    assert "abc" in record.getMessage()
    assert record.exc_info is not None


def test_a_message_that_is_not_text_still_arrives() -> None:
    error = Invalid('a "quote", a lone \ud800, \u00e9')
    app = ActionApp([Scripted(raising(error))], authenticate=allow_anonymous)
    with serve(app) as live:
        answer = live.call()
    assert answer.json == {
        "kind": "Invalid",
        "message": 'a "quote", a lone ?, \u00e9',
    }


def test_the_response_of_an_action_without_fields() -> None:
    class Silent(DemoService[None]):
        async def ping(self, action: PingAction, ctx: Context[None]) -> None:
            """Return nothing."""

    with serve(ActionApp([Silent()], authenticate=allow_anonymous)) as live:
        assert live.call(PING, b"{}").body == b"{}"


def test_what_a_handler_knows() -> None:
    seen: list[Context[None]] = []

    class Curious(DemoService[None]):
        async def ping(self, action: PingAction, ctx: Context[None]) -> None:
            seen.append(ctx)

    app = ActionApp([Curious()], authenticate=allow_anonymous, timeout=60)
    with serve(app) as live:
        answer = live.call(PING, b"{}", headers={"x-tenant": "Line 4"})
    (ctx,) = seen
    assert ctx.action.wire == "demo_Ping"
    assert ctx.request_id == answer.headers["x-request-id"]
    assert ctx.request.header("X-Tenant") == "Line 4"
    assert ctx.request.client == "127.0.0.1"
    assert ctx.seconds_left <= 60
