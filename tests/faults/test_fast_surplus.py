"""Bytes that nobody asked for: whenever and however they come, no call takes them for
its answer."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from threading import Event

import pytest
import uvloop

from nexigon_gen.runtime.client.fast import FastTransport
from nexigon_gen.runtime.client.fast.request import RequestWriter
from nexigon_gen.runtime.client.transport import (
    HttpRequest,
    HttpResponse,
    NotSent,
)

from .accepting import Serve, accepting, answer, read_request
from .ways import WAYS, Way, way_to

UNASKED = answer(b"unasked")
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nmine\r\n0\r\n\r\n"

SURPLUS = {
    "an answer": UNASKED,
    "one byte": b"\r",
    "an end of line": b"\r\n",
    "half an answer": UNASKED[:20],
    "an interim answer": b"HTTP/1.1 103 Early Hints\r\n\r\n",
}


def says_more(surplus: bytes, pause: float, mine: bytes = answer(b"mine")) -> Serve:
    """Answers each request, and then says more after so many seconds."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        while not stopping.is_set():
            read_request(connection)
            if pause:
                connection.sendall(mine)
                stopping.wait(pause)
                connection.sendall(surplus)
            else:
                connection.sendall(mine + surplus)

    return serve


def _sync(way: Way, rest: float) -> list[HttpResponse]:
    request = HttpRequest(f"{way.url}/x", {}, b"{}", 5.0, 1000)
    with closing(FastTransport(way.network)) as transport:
        answers = [transport.send(request)]
        time.sleep(rest)
        return [*answers, transport.send(request)]


async def _calls(way: Way, rest: Callable[[], object]) -> list[HttpResponse]:
    request = HttpRequest(f"{way.url}/x", {}, b"{}", 5.0, 1000)
    transport = FastTransport(way.network)
    try:
        answers = [await transport.asend(request)]
        pause = rest()
        if asyncio.iscoroutine(pause):
            await pause
        return [*answers, await transport.asend(request)]
    finally:
        await transport.aclose()


def _async(way: Way, rest: float) -> list[HttpResponse]:
    return asyncio.run(_calls(way, lambda: asyncio.sleep(rest)))


def _uvloop(way: Way, rest: float) -> list[HttpResponse]:
    return uvloop.run(_calls(way, lambda: asyncio.sleep(rest)))


def _busy(way: Way, rest: float) -> list[HttpResponse]:
    """A loop that has no time to look at what came."""
    return asyncio.run(_calls(way, lambda: time.sleep(rest)))


CALLERS = pytest.mark.parametrize("calls", [_sync, _async, _uvloop, _busy])


@CALLERS
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("pause", [0, 0.005], ids=["at once", "later"])
@pytest.mark.parametrize("surplus", SURPLUS.values(), ids=SURPLUS.keys())
def test_what_comes_after_an_answer(
    calls: Callable[[Way, float], list[HttpResponse]],
    way: str,
    pause: float,
    surplus: bytes,
    tls: ssl.SSLContext,
) -> None:
    with way_to(says_more(surplus, pause), way, tls) as there:
        answers = calls(there, 0.1)
    assert [each.body for each in answers] == [b"mine", b"mine"]


@CALLERS
def test_what_comes_after_chunks(
    calls: Callable[[Way, float], list[HttpResponse]], tls: ssl.SSLContext
) -> None:
    with way_to(says_more(UNASKED, 0, CHUNKED), "plain", tls) as there:
        assert [each.body for each in calls(there, 0)] == [b"mine"] * 2


@CALLERS
@pytest.mark.parametrize("way", WAYS)
def test_what_comes_before_the_first_request(
    calls: Callable[[Way, float], list[HttpResponse]],
    way: str,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests: list[bytes] = []

    def serve(connection: socket.socket, stopping: Event) -> None:
        connection.sendall(UNASKED)
        requests.append(read_request(connection))

    write = RequestWriter.write

    def slowly(writer: RequestWriter, request: HttpRequest) -> bytes:
        time.sleep(0.1)  # the connection is there, and now these bytes are, too
        return write(writer, request)

    monkeypatch.setattr(RequestWriter, "write", slowly)
    with (
        way_to(serve, way, tls) as there,
        pytest.raises(NotSent, match="before it was asked"),
    ):
        calls(there, 0)
    assert requests == []


@CALLERS
def test_what_a_proxy_says_after_it_has_connected_us(
    calls: Callable[[Way, float], list[HttpResponse]], tls: ssl.SSLContext
) -> None:
    def serve(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + UNASKED)
        stopping.wait(5)

    with accepting(serve) as proxy, way_to(serve, "tunnelled", tls) as there:
        network = type(there.network)(proxy=proxy)
        with pytest.raises(NotSent, match="more than it was asked"):
            calls(Way("https://hub.test", network), 0)
