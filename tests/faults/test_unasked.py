"""Bytes nobody asked for: whenever they come, the next call does not get them."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

import pytest

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import ResponseError
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Engine
from .sample import CREATE, DEVICE, DEVICE_JSON, GET
from .scripted import Behaviour, ScriptedServer
from .test_tunnels import connects

OK = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s"
ANSWER = OK % (len(DEVICE_JSON), DEVICE_JSON)
UNASKED = OK % (18, b'{"deviceId":"d_2"}')
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(DEVICE_JSON), DEVICE_JSON)
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + CHUNKS

Run: TypeAlias = Callable[[str, Engine, Network, float], None]
"""Makes two calls with a pause between them, and sees that none gets another answer."""


def run_sync(url: str, engine: Engine, network: Network, pause: float) -> None:
    transport = engine(network)
    with Client(url, token="t", transport=transport, allow_plaintext=True) as client:
        with suppress(ResponseError):
            assert client.execute(GET) == DEVICE
        time.sleep(pause)
        assert client.execute(CREATE) == DEVICE


def run_async(url: str, engine: Engine, network: Network, pause: float) -> None:
    async def main() -> None:
        transport = engine(network)
        async with AsyncClient(
            url, token="t", transport=transport, allow_plaintext=True
        ) as client:
            with suppress(ResponseError):
                assert await client.execute(GET) == DEVICE
            await asyncio.sleep(pause)
            assert await client.execute(CREATE) == DEVICE

    asyncio.run(main())


def run_busy(url: str, engine: Engine, network: Network, pause: float) -> None:
    """With a loop that computes in between."""

    async def main() -> None:
        transport = engine(network)
        async with AsyncClient(
            url, token="t", transport=transport, allow_plaintext=True
        ) as client:
            with suppress(ResponseError):
                assert await client.execute(GET) == DEVICE
            time.sleep(pause)  # noqa: ASYNC251 - that is the fault
            assert await client.execute(CREATE) == DEVICE

    asyncio.run(main())


@pytest.fixture(params=[run_sync, run_async, run_busy], ids=["sync", "async", "busy"])
def run(request: pytest.FixtureRequest) -> Run:
    made: Run = request.param
    return made


def says(*parts: bytes | float) -> Behaviour:
    """Sends the parts; a number is a pause in seconds."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        for part in parts:
            if isinstance(part, bytes):
                connection.sendall(part)
            else:
                stopping.wait(part)

    return behave


TIMES = {
    "with the answer": says(ANSWER + UNASKED),
    "half of it with the answer": says(ANSWER + UNASKED[:30], 0.05, UNASKED[30:]),
    "a byte with the answer": says(ANSWER + b"H"),
    "a blank line": says(ANSWER + b"\r\n"),
    "in the next packet": says(ANSWER, 0.0, UNASKED),
    "5 ms later": says(ANSWER, 0.005, UNASKED),
    "while idle": says(ANSWER, 0.1, UNASKED),
    "after chunks": says(CHUNKED + UNASKED),
    "after 1xx": says(b"HTTP/1.1 100 Continue\r\n\r\n" + ANSWER + UNASKED),
    "1xx while idle": says(ANSWER, 0.05, b"HTTP/1.1 100 Continue\r\n\r\n"),
    "many of them": says(ANSWER + UNASKED * 5_000),
}


@pytest.mark.parametrize("behaviour", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
def test_the_next_call_gets_its_own_answer(
    run: Run, engine: Engine, behaviour: Behaviour, secure: bool, tls: ssl.SSLContext
) -> None:
    with ScriptedServer([behaviour, says(ANSWER)], tls if secure else None) as server:
        run(server.url, engine, Network(accept_invalid_certificates=True), 0.3)
    assert (server.connections, len(server.requests)) == (2, 2)


LATE = [TIMES["with the answer"], TIMES["5 ms later"], TIMES["while idle"]]


@pytest.mark.parametrize("behaviour", LATE, ids=["with", "5 ms", "idle"])
def test_nor_does_it_through_a_proxy(
    run: Run, engine: Engine, behaviour: Behaviour
) -> None:
    with ScriptedServer([behaviour, says(ANSWER)]) as proxy:
        run("http://hub.test", engine, Network(proxy=proxy.url), 0.3)
    assert (proxy.connections, len(proxy.requests)) == (2, 2)


@pytest.mark.parametrize("behaviour", LATE, ids=["with", "5 ms", "idle"])
def test_nor_does_it_through_a_tunnel(
    run: Run, engine: Engine, behaviour: Behaviour, tls: ssl.SSLContext
) -> None:
    with (
        ScriptedServer([behaviour, says(ANSWER)], tls) as server,
        ScriptedServer([connects(server)]) as proxy,
    ):
        network = Network(proxy=proxy.url, accept_invalid_certificates=True)
        run(server.url, engine, network, 0.3)
    assert (server.connections, len(server.requests)) == (2, 2)


@pytest.mark.parametrize("status", [204, 304])
def test_nor_does_it_after_an_answer_without_a_body(
    run: Run, engine: Engine, status: int
) -> None:
    empty = says(b"HTTP/1.1 %d X\r\n\r\n" % status + UNASKED)
    with ScriptedServer([empty, says(ANSWER)]) as server:
        run(server.url, engine, Network(), 0.0)
    assert (server.connections, len(server.requests)) == (2, 2)
