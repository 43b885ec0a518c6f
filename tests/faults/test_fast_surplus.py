"""Bytes that nobody asked for: whenever and however they come, no call takes them for
its answer."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeAlias

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.async_connection import AsyncConnection
from nexigon_gen.runtime.client.transport.connection import Connection
from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.protocol import (
    HttpRequest,
    HttpResponse,
    NotSent,
)

from .accepting import accepting, answer, read_request
from .ways import WAYS, Way, way_to

UNASKED = answer(b"unasked")
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nmine\r\n0\r\n\r\n"

SURPLUS = {
    "an answer": UNASKED,
    "one byte": b"\r",
    "half an answer": UNASKED[:20],
}


@dataclass
class SaysMore:
    """Answers each request, and then says more."""

    surplus: bytes
    pause: float
    """Seconds before it does; 0: in one breath."""
    mine: bytes = answer(b"mine")
    said: Event = field(default_factory=Event)

    def __call__(self, connection: socket.socket, stopping: Event) -> None:
        """Serves a connection."""
        while not stopping.is_set():
            read_request(connection)
            if self.pause:
                connection.sendall(self.mine)
                stopping.wait(self.pause)
                connection.sendall(self.surplus)
            else:
                connection.sendall(self.mine + self.surplus)
            self.said.set()

    def wait(self) -> None:
        """Waits until it has, and for proxies to hand it on."""
        assert self.said.wait(5)
        time.sleep(0.05)


Wait: TypeAlias = Callable[[], None]
Calls: TypeAlias = Callable[[Way, Wait], list[HttpResponse]]


def _sync(way: Way, wait: Wait) -> list[HttpResponse]:
    request = HttpRequest(f"{way.url}/x", {}, b"{}", 5.0, 1000)
    with closing(FastTransport(way.network)) as transport:
        first = transport.send(request)
        wait()
        return [first, transport.send(request)]


async def _calls(
    way: Way, wait: Callable[[], Coroutine[Any, Any, None]]
) -> list[HttpResponse]:
    request = HttpRequest(f"{way.url}/x", {}, b"{}", 5.0, 1000)
    transport = FastTransport(way.network)
    try:
        first = await transport.asend(request)
        await wait()
        return [first, await transport.asend(request)]
    finally:
        await transport.aclose()


def _async(way: Way, wait: Wait) -> list[HttpResponse]:
    return asyncio.run(_calls(way, lambda: asyncio.to_thread(wait)))


def _uvloop(way: Way, wait: Wait) -> list[HttpResponse]:
    return uvloop.run(_calls(way, lambda: asyncio.to_thread(wait)))


def _busy(way: Way, wait: Wait) -> list[HttpResponse]:
    """A loop that has no time to look at what came."""

    async def computes() -> None:
        wait()

    return asyncio.run(_calls(way, computes))


CALLERS = pytest.mark.parametrize("calls", [_sync, _async, _uvloop, _busy])


@CALLERS
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("pause", [0, 0.005], ids=["at once", "later"])
@pytest.mark.parametrize("surplus", SURPLUS.values(), ids=SURPLUS.keys())
def test_what_comes_after_an_answer(
    calls: Calls,
    way: str,
    pause: float,
    surplus: bytes,
    tls: ssl.SSLContext,
) -> None:
    server = SaysMore(surplus, pause)
    with way_to(server, way, tls) as there:
        answers = calls(there, server.wait)
    assert [each.body for each in answers] == [b"mine", b"mine"]


@CALLERS
def test_what_comes_after_chunks(calls: Calls, tls: ssl.SSLContext) -> None:
    server = SaysMore(UNASKED, 0, CHUNKED)
    with way_to(server, "plain", tls) as there:
        assert [each.body for each in calls(there, server.wait)] == [b"mine"] * 2


@CALLERS
@pytest.mark.parametrize("way", WAYS)
def test_what_comes_before_the_first_request(
    calls: Calls,
    way: str,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests: list[bytes] = []

    said = Event()

    def serve(connection: socket.socket, stopping: Event) -> None:
        connection.sendall(UNASKED)
        said.set()
        requests.append(read_request(connection))

    def slowly(exchange: Callable[..., object]) -> Callable[..., object]:
        def later(*args: Any) -> object:
            assert said.wait(5)  # the connection is there, and now these bytes are, too
            time.sleep(0.05)
            return exchange(*args)

        return later

    for kind in (Connection, AsyncConnection):
        monkeypatch.setattr(kind, "exchange", slowly(kind.exchange))
    with (
        way_to(serve, way, tls) as there,
        pytest.raises(NotSent, match="before it was asked"),
    ):
        calls(there, Event().set)
    assert requests == []


@CALLERS
def test_what_a_proxy_says_after_it_has_connected_us(
    calls: Calls, tls: ssl.SSLContext
) -> None:
    def serve(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + UNASKED)
        stopping.wait(5)

    with accepting(serve) as proxy, way_to(serve, "tunnelled", tls) as there:
        network = type(there.network)(proxy=proxy)
        with pytest.raises(NotSent, match="more than it was asked"):
            calls(Way("https://hub.test", network), Event().set)
