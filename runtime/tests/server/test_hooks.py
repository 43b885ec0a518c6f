"""Code of the user round the handlers: authorize, interceptors, observers."""

from __future__ import annotations

from typing import NoReturn

import pytest

from nexigon_gen.runtime.model import Action, ActionInfo
from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Forbidden,
    Hooks,
    Proceed,
    Request,
    Served,
    Unauthenticated,
)

from .conftest import Demo, authenticate
from .live import GREET, GUEST, INVOKE, PING, serve
from .sample import GreetAction, GreetOutputGreeted


def app(hooks: Hooks[str]) -> ActionApp[str]:
    return ActionApp([Demo()], authenticate=authenticate, hooks=hooks)


async def only_ada(action: Action, ctx: Context[str]) -> None:
    if isinstance(action, GreetAction) and action.guest.full_name != ctx.principal:
        raise Forbidden("only for Ada")


def test_authorize_sees_the_action_and_the_principal() -> None:
    with serve(app(Hooks(authorize=only_ada))) as live:
        assert live.call().status == 200
        refused = live.call(body=b'{"guest": {"fullName": "Eve"}}')
    assert refused.refusal == (403, "Forbidden", "only for Ada")


def test_interceptors_wrap_the_handler_from_outside_in() -> None:
    order: list[str] = []

    async def outer(action: Action, ctx: Context[str], proceed: Proceed) -> object:
        order.append("outer")
        result = await proceed()
        order.append("outer again")
        return result

    async def inner(action: Action, ctx: Context[str], proceed: Proceed) -> object:
        order.append(f"inner: {ctx.action.wire}")
        return await proceed()

    async def authorize(action: Action, ctx: Context[str]) -> None:
        order.append("authorize")

    hooks = Hooks(authorize=authorize, interceptors=[outer, inner])
    with serve(app(hooks)) as live:
        assert live.call().status == 200
    assert order == ["authorize", "outer", "inner: demo_Greet", "outer again"]


def test_an_interceptor_may_answer_by_itself_and_is_checked() -> None:
    async def cached(action: Action, ctx: Context[str], proceed: Proceed) -> object:
        return GreetOutputGreeted(text="Hello again")

    async def broken(action: Action, ctx: Context[str], proceed: Proceed) -> object:
        return "Hello again"

    with serve(app(Hooks(interceptors=[cached]))) as live:
        assert live.call().json == {"result": "Greeted", "text": "Hello again"}
    with serve(app(Hooks(interceptors=[broken]))) as live:
        assert live.call().status == 500


def test_observers_see_each_request_even_if_one_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[Served] = []

    def broken(served: Served) -> None:
        raise LookupError

    with serve(app(Hooks(observers=[broken, seen.append]))) as live:
        live.call(headers={"x-request-id": "a"})
        live.call(INVOKE + "demo_Nothing", headers={"x-request-id": "b"})
        live.call(body=b"", headers={"x-request-id": "c"})
    assert [(s.request_id, s.action, s.status) for s in seen] == [
        ("a", "demo_Greet", 200),
        ("b", None, 404),
        ("c", "demo_Greet", 400),
    ]
    assert all(s.seconds >= 0 for s in seen)
    assert "an observer failed on request a" in caplog.text


def test_a_trace_that_fails_does_not_fail_the_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def trace(request: Request, action: ActionInfo | None) -> NoReturn:
        raise LookupError

    with serve(app(Hooks(trace=trace))) as live:
        assert live.call(headers={"x-request-id": "a"}).status == 200
    assert "the trace failed on request a" in caplog.text


def test_authenticate_may_be_async_and_read_any_header() -> None:
    async def by_key(request: Request) -> str:
        if request.header("X-Key") == "open":
            return "Grace"
        raise Unauthenticated("no key")

    with serve(ActionApp([Demo()], authenticate=by_key)) as live:
        known = live.call(GREET, headers={"x-key": "open"})
        unknown = live.call(GREET, headers={"authorization": None})
        anonymous = live.call(PING, b"{}", headers={"authorization": None})
    assert known.json == {"result": "Greeted", "text": "Hello Ada, says Grace"}
    assert unknown.refusal == (401, "Forbidden", "no key")
    assert anonymous.status == 200


def test_authenticate_may_forbid() -> None:
    def banned(request: Request) -> str:
        raise Forbidden("banned")

    with serve(ActionApp([Demo()], authenticate=banned)) as live:
        answers = [live.call(), live.call(PING, b"{}", headers={"authorization": None})]
    assert [answer.status for answer in answers] == [403, 403]


def test_a_failure_of_authenticate_lets_nobody_in() -> None:
    def broken(request: Request) -> str:
        raise LookupError("hunter2")

    with serve(ActionApp([Demo()], authenticate=broken)) as live:
        for path, body in ((GREET, GUEST), (PING, b"{}")):
            answer = live.call(path, body, headers={"x-request-id": "abc"})
            assert answer.refusal == (500, "Internal", "request abc failed")
