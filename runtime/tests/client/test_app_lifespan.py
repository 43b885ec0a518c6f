"""An app in process is started and shut down, like on a server."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from faults.clients import Caller
from faults.sample import CREATE, DEVICE, DEVICE_JSON

from nexigon_gen.runtime.asgi import AsgiApp, Receive, Scope, Send
from nexigon_gen.runtime.client.client import Client
from nexigon_gen.runtime.client.transport.protocol import HttpRequest
from nexigon_gen.runtime.testing import AppTransport
from support.command import python

URL = "https://hub.test"


class Device:
    """Answers with a device; notes what happens to it."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.notes.append(f"request to {scope['state']['name']}")
            await answer(send)
            return
        assert (await receive())["type"] == "lifespan.startup"
        scope["state"]["name"] = "Ada"
        self.notes.append("start")
        await send({"type": "lifespan.startup.complete"})
        assert (await receive())["type"] == "lifespan.shutdown"
        await asyncio.sleep(0)
        self.notes.append("end")
        await send({"type": "lifespan.shutdown.complete"})


async def answer(send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": DEVICE_JSON})


Life = Callable[[Receive, Send], Awaitable[None]]


def living(life: Life) -> AsgiApp:
    """An app with that lifespan."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await (answer(send) if scope["type"] == "http" else life(receive, send))

    return app


async def starts(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()


async def fails_to_start(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "lifespan.startup.failed", "message": "no disk"})


async def fails_to_end(receive: Receive, send: Send) -> None:
    await starts(receive, send)
    await send({"type": "lifespan.shutdown.failed", "message": "disk full"})


async def has_none(receive: Receive, send: Send) -> None:
    raise ValueError("only HTTP")


async def breaks_at_once(receive: Receive, send: Send) -> None:
    await send({"type": "lifespan.startup.complete"})
    raise ZeroDivisionError


async def breaks_at_the_end(receive: Receive, send: Send) -> None:
    await starts(receive, send)
    raise ZeroDivisionError


def test_an_app_lives_as_long_as_its_client(call: Caller) -> None:
    app = Device()
    transport = AppTransport(app)
    for _ in range(2):
        assert call(URL, CREATE, transport=transport).value == DEVICE
    assert app.notes == ["start", "request to Ada", "end"] * 2


def test_it_starts_once_for_calls_at_once() -> None:
    app = Device()

    async def main() -> None:
        transport = AppTransport(app)
        request = HttpRequest(URL, {}, b"{}", 10, 1000)
        await asyncio.gather(*(transport.asend(request) for _ in range(3)))
        await transport.aclose()

    asyncio.run(main())
    assert app.notes == ["start", *["request to Ada"] * 3, "end"]


def test_an_app_without_a_lifespan(call: Caller) -> None:
    transport = AppTransport(living(has_none))
    assert call(URL, CREATE, transport=transport).value == DEVICE


@pytest.mark.parametrize(
    ("life", "message"),
    [
        (fails_to_start, "the startup of the app failed: no disk"),
        (fails_to_end, "the shutdown of the app failed: disk full"),
    ],
)
def test_failures(call: Caller, life: Life, message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        call(URL, CREATE, transport=AppTransport(living(life)))


def test_a_client_that_is_closed_leaves_no_thread() -> None:
    before = threading.active_count()
    with Client(URL, token="t", transport=AppTransport(Device())) as hub:
        hub.execute(CREATE)
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


@pytest.mark.parametrize("life", [breaks_at_the_end, breaks_at_once])
def test_a_thread_ends_even_if_the_app_does_not_end_well(
    call: Caller, life: Life
) -> None:
    before = threading.active_count()
    transport = AppTransport(living(life))
    with pytest.raises(ZeroDivisionError):
        call(URL, CREATE, transport=transport)
    assert threading.active_count() == before


def test_a_client_that_nobody_closes_leaves_no_thread() -> None:
    before = threading.active_count()
    hub = Client(URL, token="t", transport=AppTransport(Device()))
    hub.execute(CREATE)
    assert threading.active_count() == before + 1
    del hub
    gc.collect()
    assert threading.active_count() == before


NEVER_CLOSED = """
from faults.sample import CREATE
from nexigon_gen.runtime.client.client import Client
from nexigon_gen.runtime.testing import AppTransport
from runtime.tests.client.test_app_lifespan import Device

hub = Client("https://hub.test", token="t", transport=AppTransport(Device()))
hub.execute(CREATE)
"""


def test_a_client_that_nobody_closes_says_nothing_at_the_end(tmp_path: Path) -> None:
    done = python(tmp_path, "-X", "dev", "-c", NEVER_CLOSED)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
