"""The ends of HTTP/2 connections and streams, as frames written by hand."""

from __future__ import annotations

import asyncio
import ssl
import struct
import time
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import ConnectionLostError
from nexigon_gen.runtime.client.options import CallOptions
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network

from .frames import (
    DATA,
    GOAWAY,
    HEADERS,
    LAST,
    PING,
    REFUSED,
    RST_STREAM,
    FramesServer,
    answer,
    frame,
    goaway,
)
from .sample import CREATE, DEVICE, GET, CreateAction

ONCE: CallOptions = {"max_attempts": 1, "timeout": 60.0}

Calls: TypeAlias = Callable[[str, float], None]


def calls_sync(url: str, pause: float) -> None:
    """Two unsafe calls, each sent once, which both succeed."""
    with Client(url, token="t", transport=_transport()) as client:
        assert client.call(CREATE, options=ONCE).value == DEVICE
        time.sleep(pause)
        assert client.call(CREATE, options=ONCE).value == DEVICE


def calls_async(url: str, pause: float) -> None:
    async def main() -> None:
        async with AsyncClient(url, token="t", transport=_transport()) as client:
            assert (await client.call(CREATE, options=ONCE)).value == DEVICE
            await asyncio.sleep(pause)
            assert (await client.call(CREATE, options=ONCE)).value == DEVICE

    asyncio.run(main())


def _transport() -> HttpTransport:
    return HttpTransport(Network(http2=True, accept_invalid_certificates=True))


@pytest.fixture(params=[calls_sync, calls_async], ids=["sync", "async"])
def calls(request: pytest.FixtureRequest) -> Calls:
    made: Calls = request.param
    return made


Said: TypeAlias = Callable[[int], bytes]
"""What to send, from the stream of the request."""

GOODBYES: list[tuple[Said, int]] = [
    (lambda stream: answer(stream), 1),
    (lambda stream: answer(stream) + frame(PING, 0, 0, b"p" * 8), 1),
    (lambda stream: goaway(stream) + answer(stream), 2),
    (lambda stream: goaway(LAST) + goaway(stream) + answer(stream), 2),
    (lambda stream: answer(stream) + goaway(stream), 2),
]
REFUSALS: list[Said] = [
    lambda stream: frame(RST_STREAM, 0, stream, struct.pack(">I", REFUSED)),
    lambda stream: goaway(stream - 1),
    lambda stream: goaway(0),
]


@pytest.mark.parametrize(
    ("said", "connections"),
    GOODBYES,
    ids=["none", "ping", "before", "graceful", "after"],
)
def test_what_goaway_lets_finish_is_read_and_nothing_follows(
    calls: Calls,
    said: Said,
    connections: int,
    h2: ssl.SSLContext,
) -> None:
    with FramesServer(lambda _, stream: said(stream), h2) as server:
        calls(server.url, 0.1)
    assert (server.connections, len(server.requests)) == (connections, 2)


def test_a_connection_closed_while_idle_is_not_used(
    calls: Calls, h2: ssl.SSLContext
) -> None:
    class Closing(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            yield next(super()._requests(secure))

    with Closing(lambda _, stream: answer(stream), h2) as server:
        calls(server.url, 0.2)
    assert (server.connections, len(server.requests)) == (2, 2)


@pytest.mark.parametrize(
    "refusal",
    REFUSALS,
    ids=["refused", "beyond", "none"],
)
def test_a_stream_that_was_not_begun_is_sent_again(
    refusal: Said, h2: ssl.SSLContext
) -> None:
    def script(number: int, stream: int) -> bytes:
        return refusal(stream) if len(server.requests) == 1 else answer(stream)

    async def main() -> None:
        async with AsyncClient(server.url, token="t", transport=_transport()) as client:
            assert (await client.call(CREATE)).attempts == 2

    with FramesServer(script, h2) as server:
        with Client(server.url, token="t", transport=_transport()) as client:
            assert client.call(CREATE).attempts == 2
        server.requests.clear()
        asyncio.run(main())


@pytest.mark.parametrize(
    "said",
    [
        frame(DATA, 0, 77, b"x"),
        frame(RST_STREAM, 0, 1, struct.pack(">I", 2)),
        frame(HEADERS, 5, 1, b"\xff\xff\xff\xff"),
        frame(GOAWAY, 0, 0, b"abc"),
        b"\xff" * 40,
        None,
    ],
    ids=["unknown stream", "reset", "headers", "goaway", "garbage", "closes"],
)
def test_what_is_not_http_2_is_a_lost_connection(
    said: bytes | None, h2: ssl.SSLContext
) -> None:
    async def main() -> None:
        async with AsyncClient(server.url, token="t", transport=_transport()) as client:
            await client.call(CREATE, options={"timeout": 60.0})

    with FramesServer(lambda number, stream: said, h2) as server:
        with (
            Client(server.url, token="t", transport=_transport()) as client,
            pytest.raises(ConnectionLostError),
        ):
            client.call(CREATE, options={"timeout": 60.0})
        with pytest.raises(ConnectionLostError):
            asyncio.run(main())
    assert len(server.requests) == 2


def test_frames_of_streams_that_are_over_are_no_answer(h2: ssl.SSLContext) -> None:
    late = frame(DATA, 1, 1, b'{"deviceId":"d_2"}')
    with (
        FramesServer(lambda _, stream: answer(stream) + late, h2) as server,
        Client(server.url, token="t", transport=_transport()) as client,
    ):
        for _ in range(3):
            assert client.execute(GET) == DEVICE


LONG = CreateAction(name="x" * 300_000)


def refuses(stream: int, code: int = REFUSED) -> bytes:
    return frame(RST_STREAM, 0, stream, struct.pack(">I", code))


AMID: dict[str, tuple[Said, int]] = {
    "an answer": (answer, 1),
    "an answer, and no more": (lambda stream: answer(stream) + refuses(stream, 0), 1),
    "a ping behind": (lambda stream: answer(stream) + frame(PING, 0, 0, b"p" * 8), 1),
}
"""What ends a request that is still being sent; how many connections two calls take."""


def long_sync(url: str) -> list[int]:
    with Client(url, token="t", transport=_transport()) as client:
        options: CallOptions = {"timeout": 60.0}
        replies = [
            client.call(LONG, options=options),
            client.call(CREATE, options=ONCE),
        ]
    assert [each.value for each in replies] == [DEVICE, DEVICE]
    return [each.attempts for each in replies]


def long_async(url: str) -> list[int]:
    async def main() -> list[int]:
        async with AsyncClient(url, token="t", transport=_transport()) as client:
            options: CallOptions = {"timeout": 60.0}
            replies = [
                await client.call(LONG, options=options),
                await client.call(CREATE, options=ONCE),
            ]
            assert [each.value for each in replies] == [DEVICE, DEVICE]
            return [each.attempts for each in replies]

    return asyncio.run(main())


LONG_CALLS = pytest.mark.parametrize(
    "run", [long_sync, long_async], ids=["sync", "async"]
)


@LONG_CALLS
@pytest.mark.parametrize(("said", "connections"), AMID.values(), ids=AMID)
def test_an_answer_to_a_request_longer_than_the_window(
    run: Callable[[str], list[int]], said: Said, connections: int, h2: ssl.SSLContext
) -> None:
    with FramesServer(lambda _, stream: said(stream), h2, is_eager=True) as server:
        assert run(server.url) == [1, 1]
    assert (server.connections, len(server.requests)) == (connections, 2)


@LONG_CALLS
@pytest.mark.parametrize(
    ("said", "connections"),
    [(refuses, 1), (lambda stream: goaway(stream - 1), 2), (lambda _: goaway(0), 2)],
    ids=["refused", "goaway", "goaway 0"],
)
def test_what_is_not_begun_with_amid_the_request_is_repeated(
    run: Callable[[str], list[int]], said: Said, connections: int, h2: ssl.SSLContext
) -> None:
    """Though it is unsafe."""

    def script(_: int, stream: int) -> bytes:
        first = len(server.requests) == 1
        return said(stream) if first else answer(stream)

    with FramesServer(script, h2, is_eager=True) as server:
        assert run(server.url) == [2, 1]
    assert (server.connections, len(server.requests)) == (connections, 3)


@LONG_CALLS
def test_an_early_answer_of_a_server_that_hangs_up(
    run: Callable[[str], list[int]], h2: ssl.SSLContext
) -> None:
    def script(number: int, stream: int) -> bytes:
        return answer(stream)

    with FramesServer(script, h2, is_eager=True, hangs_up=True) as server:
        assert run(server.url) == [1, 1]
    assert server.connections == 2
