"""Servers whose `receive` does as it likes when it is cancelled, or says it differently."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Hooks,
    Invalid,
    Message,
    Receive,
    Refusal,
    Request,
    Settings,
    allow_anonymous,
)

from .live import PING
from .sample import DemoService, PingAction
from .test_asgi import exchange, for_ever, pinged, status

GONE: Message = {"type": "http.disconnect"}


async def _waits() -> Message:
    await for_ever()
    raise AssertionError


async def _swallows() -> Message:
    with suppress(asyncio.CancelledError):
        await for_ever()
    return GONE


async def _delays() -> Message:
    try:
        await for_ever()
    except asyncio.CancelledError:
        await asyncio.sleep(0.05)
        raise
    raise AssertionError


async def _raises() -> Message:
    try:
        await for_ever()
    except asyncio.CancelledError:
        raise ConnectionError from None
    raise AssertionError


async def _goes_on() -> Message:
    with suppress(asyncio.CancelledError):
        await for_ever()
    return {"type": "http.request", "more_body": True}


async def _fails() -> Message:
    raise RuntimeError("there is nothing to receive")


CANCELLED: list[Receive] = [_waits, _swallows, _delays, _raises, _goes_on]


async def _answered(
    app: ActionApp[None], first: list[Message], then: Receive, **more: object
) -> list[Message]:
    """The answer, on a server that gives way to others while it sends."""
    left = iter(first)
    sent: list[Message] = []

    async def receive() -> Message:
        for message in left:
            return message
        return await then()

    async def send(message: Message) -> None:
        await asyncio.sleep(0.01)
        sent.append(message)

    scope: dict[str, object] = {
        "type": "http",
        "method": "POST",
        "path": PING,
        "headers": [(b"content-type", b"application/json")],
    }
    await app({**scope, **more}, receive, send)
    return sent


WHOLE: list[Message] = [{"type": "http.request", "body": b"{}"}]


async def _for_a_moment() -> None:
    await asyncio.sleep(0.01)


@pytest.mark.parametrize("receive", [*CANCELLED, _fails])
def test_a_handler_that_waits_is_answered(receive: Receive) -> None:
    app = pinged(_for_a_moment)
    assert status(asyncio.run(_answered(app, WHOLE, receive))) == 200


@pytest.mark.parametrize("receive", CANCELLED)
def test_a_handler_that_is_late_is_late(receive: Receive) -> None:
    app = pinged(for_ever, timeout=0.02)
    assert status(asyncio.run(_answered(app, WHOLE, receive))) == 504


@pytest.mark.parametrize("receive", CANCELLED)
@pytest.mark.parametrize(
    "first", [[], [{"type": "http.request", "body": b"{", "more_body": True}]]
)
def test_a_body_that_is_late_is_late(first: list[Message], receive: Receive) -> None:
    assert status(asyncio.run(_answered(pinged(), first, receive))) == 408


def test_a_body_that_never_lets_others_run_is_late() -> None:
    async def at_once() -> Message:
        return {"type": "http.request", "body": b"", "more_body": True}

    assert status(asyncio.run(_answered(pinged(), [], at_once))) == 408


def test_a_disconnect_that_is_said_again_and_again() -> None:
    async def gone() -> Message:
        return GONE

    assert status(asyncio.run(_answered(pinged(for_ever), WHOLE, gone))) == 499
    assert status(asyncio.run(_answered(pinged(), WHOLE, gone))) == 200


PAIRS = [(b"content-type", b"application/json"), (b"x-request-id", b"r_1")]


@pytest.mark.parametrize(
    "headers",
    [
        tuple(PAIRS),
        iter(PAIRS),
        (pair for pair in PAIRS),
        [list(pair) for pair in PAIRS],
        dict(PAIRS).items(),
        [(name.title(), value) for name, value in PAIRS],
        [(bytearray(name), bytearray(value)) for name, value in PAIRS],
    ],
    ids=["tuple", "iterator", "generator", "lists", "view", "title", "bytearray"],
)
def test_headers_are_any_iterable(headers: Iterable[object]) -> None:
    seen: list[object] = []

    def authenticate(request: Request) -> None:
        seen.extend(request.scope["headers"])

    app = ActionApp([Pinged()], authenticate=authenticate)
    start, _ = asyncio.run(_answered(app, WHOLE, _waits, headers=headers))
    assert start["status"] == 200
    assert (b"x-request-id", b"r_1") in start["headers"]
    assert len(seen) == len(PAIRS)  # not used up


class Pinged(DemoService[None]):
    """Answers pings."""

    async def ping(self, action: PingAction, ctx: Context[None]) -> None:
        pass


@pytest.mark.parametrize(
    "message",
    [
        {"body": b"{}"},
        {"body": bytearray(b"{}"), "more_body": False},
        {"body": memoryview(b"{}")},
    ],
)
def test_bodies_are_any_buffer(message: Message) -> None:
    incoming: list[Message] = [{"type": "http.request", **message}]
    assert status(asyncio.run(_answered(pinged(), incoming, _waits))) == 200


@pytest.mark.parametrize("body", [{}, {"body": None}, {"body": b""}])
def test_there_may_be_no_body(body: Message) -> None:
    incoming: list[Message] = [{"type": "http.request", **body}]
    assert status(asyncio.run(_answered(pinged(), incoming, _waits))) == 400


@pytest.mark.parametrize("root", [None, ""])
def test_what_a_scope_may_leave_out(root: str | None) -> None:
    more = {"root_path": root, "client": None, "server": None, "extensions": None}
    answer = _answered(pinged(), WHOLE, _waits, **more)
    assert status(asyncio.run(answer)) == 200


class Unspeakable(Exception):
    """Has neither text nor form."""

    def __str__(self) -> str:
        raise LookupError

    __repr__ = __str__


class Odd(Refusal):
    """Lacks all that a refusal has."""


@pytest.mark.parametrize(
    "error",
    [Unspeakable(), Odd("?"), Invalid(Unspeakable()), Invalid(b"bytes")],  # type: ignore[arg-type]  # the point of the test
    ids=["error", "odd", "message", "bytes"],
)
@pytest.mark.parametrize("place", ["authenticate", "authorize", "intercept", "handler"])
def test_errors_that_fail_themselves(
    place: str, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise error

    async def handler() -> None:
        fail()

    hooks = Hooks[None](
        authorize=fail if place == "authorize" else None,
        interceptors=[fail] if place == "intercept" else [],  # type: ignore[list-item]  # raises before it returns
    )
    service = Pinged()
    if place == "handler":
        app = pinged(handler)
    else:
        authenticate = fail if place == "authenticate" else allow_anonymous
        app = ActionApp([service], authenticate=authenticate, hooks=hooks)
    assert status(asyncio.run(exchange(app))) == 500
    assert "failed" in caplog.text


def test_a_refusal_takes_the_rest_of_the_body() -> None:
    taken: list[int] = []

    async def piece() -> Message:
        taken.append(1)
        return {"type": "http.request", "body": b"x" * 999, "more_body": len(taken) < 9}

    app = ActionApp(
        [Pinged()],
        authenticate=allow_anonymous,
        max_body=10,
        settings=Settings(body_timeout=5),
    )
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append({**message, "after": len(taken)})

    scope = {
        "type": "http",
        "method": "POST",
        "path": PING,
        "headers": [*PAIRS, (b"content-length", b"8991")],
    }
    asyncio.run(app(scope, piece, send))
    assert [each["after"] for each in sent] == [0, 0, 9]
    assert sent[0]["status"] == 413
