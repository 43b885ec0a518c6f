"""What only a server that speaks ASGI differently, or cancels, brings about."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Hooks,
    Message,
    Served,
    Settings,
    allow_anonymous,
)

from .live import INVOKE, PING
from .sample import DemoService, PingAction

Messages = list[Message]
WHOLE: Messages = [{"type": "http.request", "body": b"{}"}]


class Pinged(DemoService[None]):
    """Pings do as they were told to."""

    def __init__(self, on_ping: Callable[[], Awaitable[None]]) -> None:
        self._on_ping = on_ping

    async def ping(self, action: PingAction, ctx: Context[None]) -> None:
        await self._on_ping()


async def nothing() -> None:
    """Answer at once."""


async def for_ever() -> None:
    """Wait until cancelled."""
    await asyncio.Event().wait()


def pinged(
    on_ping: Callable[[], Awaitable[None]] = nothing,
    timeout: float = 30,
    hooks: Hooks[None] | None = None,
) -> ActionApp[None]:
    return ActionApp(
        [Pinged(on_ping)],
        authenticate=allow_anonymous,
        timeout=timeout,
        hooks=hooks,
        settings=Settings(body_timeout=0.05, healthz=True),
    )


async def exchange(
    app: ActionApp[None],
    incoming: Messages = WHOLE,
    headers: tuple[tuple[bytes, bytes], ...] = (),
    sent: Messages | None = None,
    **scope: object,
) -> Messages:
    """What the app sends for a ping, when it receives these messages and no more."""
    left = iter(incoming)
    sent = [] if sent is None else sent

    async def receive() -> Message:
        for message in left:
            return message
        await for_ever()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    usual: dict[str, object] = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": PING,
        "headers": [(b"content-type", b"application/json"), *headers],
    }
    await app(usual | scope, receive, send)
    return sent


def status(sent: Messages) -> int:
    start, *parts = sent
    assert start["type"] == "http.response.start"
    assert {part["type"] for part in parts} == {"http.response.body"}
    assert [part.get("more_body", False) for part in parts] == [
        *([True] * (len(parts) - 1)),
        False,
    ]
    return int(start["status"])


@pytest.mark.parametrize(
    ("root", "path", "expected"),
    [
        ("", PING, 200),
        ("/hub", "/hub" + PING, 200),
        ("/hub/", "/hub" + PING, 200),
        ("/hub", PING, 200),
        ("/api", "/api" + PING, 200),
        ("/api", PING, 200),
        ("/api/v1", PING, 200),
        ("/hub", "/hubs" + PING, 404),
        ("", "/hub" + PING, 404),
        ("", INVOKE, 404),
        ("/hub", "/hub", 404),
    ],
)
def test_root_path(root: str, path: str, expected: int) -> None:
    assert (
        status(asyncio.run(exchange(pinged(), root_path=root, path=path))) == expected
    )


@pytest.mark.parametrize(
    ("length", "expected"),
    [(b"2", 200), (b"", 400), (b"-1", 400), (b"1e3", 400), (b"9" * 5000, 413)],
    ids=["right", "empty", "negative", "float", "thousands-of-digits"],
)
def test_content_length(length: bytes, expected: int) -> None:
    headers = ((b"content-length", length),)
    assert status(asyncio.run(exchange(pinged(), headers=headers))) == expected


def test_a_body_in_several_messages() -> None:
    pieces: Messages = [
        {"type": "http.request", "body": b"{", "more_body": True},
        {"type": "http.request", "more_body": True},
        {"type": "http.request", "body": b"}", "more_body": False},
    ]
    assert status(asyncio.run(exchange(pinged(), pieces))) == 200


@pytest.mark.parametrize(
    ("version", "closed"), [("1.0", True), ("1.1", True), ("2", False), ("3", False)]
)
def test_only_http_1_has_a_connection_header(version: str, closed: bool) -> None:
    start, _ = asyncio.run(exchange(pinged(), [], http_version=version))
    assert start["status"] == 408
    assert ((b"connection", b"close") in start["headers"]) is closed


@pytest.mark.parametrize(
    "incoming",
    [
        [],
        [{"type": "http.request", "body": b"{", "more_body": True}],
        WHOLE,
    ],
    ids=["before-the-body", "in-the-body", "in-the-handler"],
)
def test_what_stands_between_is_told_that_the_client_left(incoming: Messages) -> None:
    gone = [*incoming, {"type": "http.disconnect"}]
    assert status(asyncio.run(exchange(pinged(for_ever), gone))) == 499


def test_a_server_may_refuse_to_send_to_a_client_that_left() -> None:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        raise OSError("closed")

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": PING,
        "headers": [(b"content-type", b"application/json")],
    }
    served: list[Served] = []
    app = pinged(hooks=Hooks(observers=[served.append]))
    asyncio.run(app(scope, receive, send))
    assert [each.status for each in served] == [None]


def test_an_observer_sees_a_request_that_the_server_cancels() -> None:
    served: list[Served] = []

    async def main() -> None:
        app = pinged(for_ever, hooks=Hooks(observers=[served.append]))
        task = asyncio.create_task(exchange(app))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert [(each.action, each.status) for each in served] == [("demo_Ping", None)]


def test_a_handler_may_clean_up_when_it_is_cancelled() -> None:
    steps: list[str] = []

    async def careful() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(for_ever())
        finally:
            await asyncio.sleep(0)
            steps.append("cleaned up")

    assert status(asyncio.run(exchange(pinged(careful, timeout=0.01)))) == 504
    assert steps == ["cleaned up"]


def test_a_handler_that_ends_well_in_spite_of_its_deadline() -> None:
    async def stubborn() -> None:
        with suppress(asyncio.CancelledError):
            await for_ever()

    assert status(asyncio.run(exchange(pinged(stubborn, timeout=0.01)))) == 200


def test_a_failure_while_cleaning_up_is_a_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def clumsy() -> None:
        try:
            await for_ever()
        finally:
            raise LookupError("dropped it")

    assert status(asyncio.run(exchange(pinged(clumsy, timeout=0.01)))) == 500
    assert "dropped it" in caplog.text


@pytest.mark.parametrize("late", [False, True], ids=["alone", "at-the-deadline"])
def test_a_request_that_the_server_cancels_is_cancelled(late: bool) -> None:
    async def scenario() -> None:
        started = asyncio.Event()
        sent: Messages = []

        async def handler() -> None:
            started.set()
            try:
                await for_ever()
            finally:
                if late:
                    request.cancel()

        request = asyncio.create_task(
            exchange(pinged(handler, timeout=0.01 if late else 30), sent=sent)
        )
        await started.wait()
        if not late:
            request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
        assert sent == []

    asyncio.run(scenario())


def test_an_app_drains_when_it_ends_and_can_be_started_again() -> None:
    app = pinged()
    lifetime: Messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    async def healthy() -> int:
        return status(await exchange(app, path="/healthz", method="GET"))

    async def scenario() -> None:
        sent = await exchange(app, lifetime, type="lifespan")
        assert [message["type"] for message in sent] == [
            "lifespan.startup.complete",
            "lifespan.shutdown.complete",
        ]
        assert await healthy() == 503
        again = asyncio.create_task(exchange(app, lifetime[:1], type="lifespan"))
        await asyncio.sleep(0)
        assert await healthy() == 200
        again.cancel()

    asyncio.run(scenario())
