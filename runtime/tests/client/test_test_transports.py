"""The transports for tests, with both clients."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from faults.clients import Caller
from faults.sample import (
    CREATE,
    DEVICE,
    DEVICE_JSON,
    GET,
    CreateAction,
    Device,
    GetAction,
    PingAction,
)

from nexigon_gen.runtime.asgi import Receive, Scope, Send
from nexigon_gen.runtime.client.errors import (
    ActionError,
    CallTimeoutError,
    ConfigurationError,
    ConnectionLostError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    InvalidResponseError,
    NexigonError,
    NotSentError,
    RateLimitedError,
    ResponseError,
)
from nexigon_gen.runtime.problems import EncodeError
from nexigon_gen.runtime.testing import AppTransport, AsgiApp, Example, StubTransport

URL = "https://hub.test/prefix"
ONCE = {"max_attempts": 1}


def test_a_stub_replies_and_records(call: Caller) -> None:
    stub = StubTransport().reply(CreateAction, DEVICE).reply(PingAction, None)
    assert call(URL, CREATE, transport=stub).value == DEVICE
    assert call(URL, PingAction(), transport=stub).value is None
    assert stub.calls == [CREATE, PingAction()]


def test_a_stub_replies_in_order_and_repeats_the_last(call: Caller) -> None:
    second = Device(device_id="d_2")
    stub = StubTransport().reply(GetAction, DEVICE).reply(GetAction, second)
    values = [call(URL, GET, transport=stub).value for _ in range(3)]
    assert values == [DEVICE, second, second]


def test_a_stub_replies_with_a_function(call: Caller) -> None:
    def answer(action: CreateAction) -> Device:
        return Device(device_id=action.name)

    stub = StubTransport().reply_with(CreateAction, answer)
    assert call(URL, CREATE, transport=stub).value == Device(device_id="n")


def test_a_stub_refuses_what_the_action_does_not_return(call: Caller) -> None:
    wrong: Any = CREATE
    with pytest.raises(EncodeError):
        StubTransport().reply(CreateAction, wrong)
    stub = StubTransport().reply_with(CreateAction, lambda action: action)
    with pytest.raises(EncodeError):
        call(URL, CREATE, transport=stub)


def test_a_stub_replies_with_any_json(call: Caller) -> None:
    stub = StubTransport().reply_json(GetAction, {"deviceId": "d", "newer": [1]})
    assert call(URL, GET, transport=stub).value.model_extra == {"newer": [1]}


def test_a_stub_without_an_answer_says_so(call: Caller) -> None:
    with pytest.raises(LookupError, match="devices_Get"):
        call(URL, GET, transport=StubTransport().reply(CreateAction, DEVICE))


def test_a_stub_answers_with_the_example_of_the_request_or_the_first(
    call: Caller,
) -> None:
    other = Device(device_id="d_2")
    examples = [Example(GET, DEVICE), Example(GetAction(name="x"), other)]
    stub = StubTransport(examples=examples)
    for name, answer in (("x", other), ("new", DEVICE), (GET.name, DEVICE)):
        request = GetAction(name=name)
        assert call(URL, request, transport=stub).value == answer
        assert stub.calls.pop() == request


def test_answers_go_before_examples(call: Caller) -> None:
    given = Device(device_id="d_2")
    stub = StubTransport(examples=[Example(GET, DEVICE), Example(PingAction(), None)])
    stub.reply(GetAction, given)
    assert call(URL, GET, transport=stub).value == given
    assert call(URL, PingAction(), transport=stub).value is None


def test_a_stub_without_an_example_says_so(call: Caller) -> None:
    stub = StubTransport(examples=[Example(PingAction(), None)])
    with pytest.raises(LookupError, match="no answer for devices_Get and no example"):
        call(URL, GET, transport=stub)


def test_an_example_is_of_an_action() -> None:
    wrong: Any = DEVICE
    with pytest.raises(TypeError, match="Device is not an action"):
        Example(wrong, None)


@pytest.mark.parametrize(
    "error",
    [
        NotSentError("m"),
        CallTimeoutError("m"),
        ConnectionLostError("m"),
        InvalidActionError("m"),
        ForbiddenError("m", status=401),
        InternalServerError("m"),
        RateLimitedError("m", status=503, retry_after=7),
        ActionError("m", kind="Odd", status=418),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_stub_fails_with_the_error_it_was_given(
    call: Caller, error: NexigonError
) -> None:
    stub = StubTransport().fail(CreateAction, error)
    with pytest.raises(NexigonError) as caught:
        call(URL, CREATE, ONCE, transport=stub)
    assert type(caught.value) is type(error)
    ours, given = caught.value.__dict__, error.__dict__
    assert {**ours, "call": None} == {**given, "call": None}
    assert caught.value.action == "devices_Create"


@pytest.mark.parametrize("error", [ResponseError(status=502), InvalidResponseError()])
def test_a_stub_fails_with_a_page(call: Caller, error: ResponseError) -> None:
    stub = StubTransport().fail(CreateAction, error)
    with pytest.raises(type(error)) as caught:
        call(URL, CREATE, ONCE, transport=stub)
    assert caught.value.status == error.status


def test_a_stub_failure_is_retried_like_a_real_one(call: Caller) -> None:
    stub = StubTransport().fail(GetAction, ConnectionLostError("m"))
    stub.reply(GetAction, DEVICE)
    assert call(URL, GET, transport=stub).attempts == 2
    assert stub.calls == [GET, GET]


def test_a_stub_cannot_raise_what_no_answer_causes() -> None:
    with pytest.raises(TypeError, match="ConfigurationError"):
        StubTransport().fail(CreateAction, ConfigurationError("m"))


@pytest.mark.parametrize(
    "error",
    [
        ActionError("m"),
        ActionError("m", kind="Quota Exceeded"),
        ActionError("m", kind="Invalid"),
        ActionError("m", kind="Odd", status=200),
        InvalidActionError("m", kind="Odd"),
        ResponseError(status=200),
        ResponseError(status=429),
        InvalidResponseError(status=500),
        RateLimitedError("m", retry_after=-1),
        RateLimitedError("m", retry_after=float("inf")),
        RateLimitedError("m", retry_after=float("nan")),
    ],
    ids=repr,
)
def test_a_stub_cannot_raise_what_would_come_out_otherwise(error: NexigonError) -> None:
    with pytest.raises(ValueError, match="no answer|retry_after"):
        StubTransport().fail(CreateAction, error)


START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"X-Request-Id", b"a")],
}


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with a device if everything about the request is as it should be."""
    message = await receive()
    assert message["body"] == b'{"name":"n"}'
    assert scope["path"] == "/prefix/api/v1/actions/invoke/devices_Create"
    assert (scope["method"], scope["scheme"]) == ("POST", "https")
    headers = dict(scope["headers"])
    assert headers[b"host"] == b"hub.test"
    assert headers[b"content-length"] == b"12"
    assert headers[b"authorization"] == b"Bearer token"
    await send(START)
    await send(
        {"type": "http.response.body", "body": DEVICE_JSON[:5], "more_body": True}
    )
    await send({"type": "http.response.body", "body": DEVICE_JSON[5:]})
    assert (await receive())["type"] == "http.disconnect"


async def stops_early(scope: object, receive: Receive, send: Send) -> None:
    """Ends in the middle of its answer."""
    await send(START)


async def never_answers(scope: object, receive: Receive, send: Send) -> None:
    """Waits for ever."""
    await asyncio.Event().wait()


async def works_on(scope: Scope, receive: Receive, send: Send) -> None:
    """Has more to do after its answer."""
    await app(scope, receive, send)
    await asyncio.Event().wait()


async def fails(scope: object, receive: Receive, send: Send) -> None:
    """Has a bug."""
    raise ZeroDivisionError


def test_an_app_answers(call: Caller) -> None:
    reply = call(URL, CREATE, transport=AppTransport(app))
    assert (reply.value, reply.request_id) == (DEVICE, "a")


def test_an_answer_is_not_late_because_the_app_goes_on(call: Caller) -> None:
    transport = AppTransport(works_on)
    assert call(URL, CREATE, {"timeout": 0.2}, transport=transport).value == DEVICE


@pytest.mark.parametrize(
    ("asgi", "error"),
    [
        (stops_early, ConnectionLostError),
        (never_answers, CallTimeoutError),
        (fails, ZeroDivisionError),
    ],
)
def test_an_app_that_does_not_answer(
    call: Caller, asgi: AsgiApp, error: type[Exception]
) -> None:
    with pytest.raises(error):
        call(URL, CREATE, {"timeout": 0.2}, transport=AppTransport(asgi))


def test_an_app_is_held_to_the_cap(call: Caller) -> None:
    with pytest.raises(InvalidResponseError, match="larger"):
        call(URL, CREATE, transport=AppTransport(app), max_response_bytes=5)


def test_a_sync_call_inside_a_running_loop() -> None:
    from faults.clients import call_sync

    async def main() -> None:
        reply = call_sync(URL, CREATE, transport=AppTransport(app))
        assert reply.value == DEVICE

    asyncio.run(main())
