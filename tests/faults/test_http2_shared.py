"""One connection of HTTP/2 that many calls share: room, deadlines, ends."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeAlias

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import (
    HttpRequest,
    HttpResponse,
    TimedOut,
    TransportFailure,
)

from .accepting import accepting, read_request
from .accepting import answer as whole
from .frames import HEADERS, RST_STREAM, FramesServer, answer, frame, goaway
from .sample import DEVICE_JSON

TWO = Network(http2=True, accept_invalid_certificates=True)
Outcome: TypeAlias = HttpResponse | TransportFailure
SendAll: TypeAlias = Callable[[HttpTransport, list[HttpRequest]], list[Outcome]]


def by_threads(transport: HttpTransport, requests: list[HttpRequest]) -> list[Outcome]:
    """Sends all at once."""

    def send(request: HttpRequest) -> Outcome:
        try:
            return transport.send(request)
        except TransportFailure as failure:
            return failure

    with ThreadPoolExecutor(len(requests)) as threads:
        outcomes = [*threads.map(send, requests)]
    transport.close()
    return outcomes


async def _tasks(
    transport: HttpTransport, requests: list[HttpRequest]
) -> list[Outcome]:
    async def send(request: HttpRequest) -> Outcome:
        try:
            return await transport.asend(request)
        except TransportFailure as failure:
            return failure

    outcomes = await asyncio.gather(*map(send, requests))
    await transport.aclose()
    return outcomes


def by_tasks(transport: HttpTransport, requests: list[HttpRequest]) -> list[Outcome]:
    """The same in tasks of asyncio."""
    return asyncio.run(_tasks(transport, requests))


def by_uvloop(transport: HttpTransport, requests: list[HttpRequest]) -> list[Outcome]:
    """The same in tasks of uvloop."""
    return uvloop.run(_tasks(transport, requests))


ALL = pytest.mark.parametrize(
    "send_all", [by_threads, by_tasks, by_uvloop], ids=["sync", "async", "uvloop"]
)


def request_to(url: str, timeout: float = 60.0, body: bytes = b"{}") -> HttpRequest:
    return HttpRequest(f"{url}/x", {}, body, timeout, 1 << 20)


def silent(number: int, stream: int) -> bytes:
    return b""


class Counts(FramesServer):
    """Answers a moment after the last request, and notes how many were open at once."""

    most = 0

    def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
        waiting: list[int] = []
        lock = threading.Lock()

        def answers() -> None:
            with suppress(OSError):
                while True:
                    time.sleep(0.02)
                    with lock:
                        due, waiting[:] = waiting[:], []
                        secure.sendall(b"".join(map(answer, due)))

        threading.Thread(target=answers, daemon=True).start()
        for stream in super()._requests(secure):
            with lock:
                waiting.append(stream)
                self.most = max(self.most, len(waiting))
            yield stream


@ALL
@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_at_once_than_the_server_takes(
    send_all: SendAll, limit: int, h2: ssl.SSLContext
) -> None:
    settings = struct.pack(">HI", 3, limit)
    with Counts(silent, h2, settings=settings) as server:
        outcomes = send_all(HttpTransport(TWO), [request_to(server.url)] * 12)
    assert [getattr(each, "body", each) for each in outcomes] == [DEVICE_JSON] * 12
    assert (server.connections, len(server.requests)) == (1, 12)
    assert server.most <= limit


@ALL
def test_one_connection_for_a_burst(send_all: SendAll, h2: ssl.SSLContext) -> None:
    """With requests that are longer than a window, which take turns."""
    long = b"x" * 200_000

    class Opens(Counts):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            room = struct.pack(">I", 1 << 30)
            secure.sendall(frame(8, 0, 0, room))
            yield from super()._requests(secure)

    settings = struct.pack(">HI", 4, 1 << 20)
    with Opens(silent, h2, settings=settings) as server:
        requests = [request_to(server.url, 60.0, long)] * 20
        outcomes = send_all(HttpTransport(TWO), requests)
    assert [getattr(each, "body", each) for each in outcomes] == [DEVICE_JSON] * 20
    assert (server.connections, len(server.requests)) == (1, 20)


@ALL
def test_the_deadline_of_one_is_not_that_of_others(
    send_all: SendAll, h2: ssl.SSLContext
) -> None:
    """Whoever reads for all may be the one that gives up."""

    class Late(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            streams, is_late = list[int](), False
            for stream in super()._requests(secure):
                streams.append(stream)
                if len(streams) == 5:  # the sixth may have given up by now
                    time.sleep(1.0)
                if len(streams) == 5 or is_late or self.connections > 1:
                    secure.sendall(b"".join(map(answer, streams)))
                    streams, is_late = [], True
                yield stream

    for short in (0, 5):
        with Late(silent, h2) as server:
            requests = [
                request_to(server.url, 0.5 if number == short else 60.0)
                for number in range(6)
            ]
            outcomes = send_all(HttpTransport(TWO), requests)
        kinds = [type(each) for each in outcomes]
        assert kinds.pop(short) is TimedOut
        assert kinds == [HttpResponse] * 5
        assert server.connections == 1


@ALL
def test_a_connection_that_was_silent_too_long_is_not_trusted(
    send_all: SendAll, h2: ssl.SSLContext
) -> None:
    def script(number: int, stream: int) -> bytes:
        return b"" if (number, stream) == (1, 3) else answer(stream)

    transport = HttpTransport(TWO)

    async def calls() -> None:
        assert (await transport.asend(request_to(server.url))).body == DEVICE_JSON
        with pytest.raises(TimedOut):
            await transport.asend(request_to(server.url, 0.3))
        assert (await transport.asend(request_to(server.url))).body == DEVICE_JSON
        await transport.aclose()

    with FramesServer(script, h2) as server:
        if send_all is by_threads:
            assert transport.send(request_to(server.url)).body == DEVICE_JSON
            with pytest.raises(TimedOut):
                transport.send(request_to(server.url, 0.3))
            assert transport.send(request_to(server.url)).body == DEVICE_JSON
            transport.close()
        else:
            (uvloop if send_all is by_uvloop else asyncio).run(calls())
    assert server.connections == 2


@ALL
@pytest.mark.parametrize("is_graceful", [True, False])
def test_the_end_is_told_to_all(
    send_all: SendAll, is_graceful: bool, h2: ssl.SSLContext
) -> None:
    """Of four requests, GOAWAY says that two were begun; one of these is answered."""

    class Ends(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            streams: list[int] = []
            for stream in super()._requests(secure):
                streams.append(stream)
                if self.connections == 1 and len(streams) == 4:
                    yield stream
                    secure.sendall(goaway(3) + answer(1))
                    if is_graceful:
                        secure.unwrap()
                    return
                if self.connections > 1:
                    yield stream

    with Ends(
        lambda number, stream: b"" if number == 1 else answer(stream), h2
    ) as server:
        outcomes = send_all(HttpTransport(TWO), [request_to(server.url)] * 4)
    kinds = sorted(type(each).__name__ for each in outcomes)
    assert kinds == ["ConnectionLost", "HttpResponse", "NotSent", "NotSent"]


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_cancelling_tells_the_server_and_leaves_the_others(
    run: Callable[..., None], h2: ssl.SSLContext
) -> None:
    resets: list[int] = []
    three_are_there = threading.Event()

    class Notes(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            data, more = secure.recv(65536)[24:], b"."
            while more:
                while len(data) >= 9 and len(data) >= 9 + int.from_bytes(data[:3]):
                    end = 9 + int.from_bytes(data[:3])
                    stream = int.from_bytes(data[5:9])
                    if data[3] == RST_STREAM:
                        resets.append(stream)
                        yield stream
                    elif data[3] == HEADERS and stream > 5:
                        yield stream
                    elif data[3] == HEADERS and stream == 5:
                        three_are_there.set()
                    data = data[end:]
                more = secure.recv(65536)
                data += more

    def script(_: int, stream: int) -> bytes:
        return b"" if stream in resets else answer(stream)

    async def main() -> None:
        transport = HttpTransport(TWO)
        calls = [
            asyncio.create_task(transport.asend(request_to(server.url)))
            for _ in range(3)
        ]
        await asyncio.to_thread(three_are_there.wait, 60)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        assert (await transport.asend(request_to(server.url))).body == DEVICE_JSON
        await transport.aclose()

    with Notes(script, h2) as server:
        run(main())
    assert (server.connections, sorted(resets)) == (1, [1, 3, 5])


@ALL
def test_a_server_that_chooses_http_1_is_asked_by_it(
    send_all: SendAll, tls: ssl.SSLContext
) -> None:
    def serve(connection: socket.socket, stopping: threading.Event) -> None:
        while not stopping.is_set():
            read_request(connection)
            connection.sendall(whole(b"mine"))

    tls.set_alpn_protocols(["http/1.1"])
    with accepting(serve, tls) as url:
        outcomes = send_all(HttpTransport(TWO), [request_to(url)] * 8)
    assert [getattr(each, "body", each) for each in outcomes] == [b"mine"] * 8


@ALL
def test_nobody_waits_for_the_failures_of_others(send_all: SendAll) -> None:
    """A burst to a server that cannot be reached fails once, not one after the other."""
    dialled: list[object] = []

    def waits(connection: object, stopping: threading.Event) -> None:
        dialled.append(connection)
        stopping.wait(60)

    network = Network(http2=True, connect_timeout=0.5, trust_env=False)
    with accepting(waits) as url:
        secure = url.replace("http:", "https:")
        outcomes = send_all(HttpTransport(network), [request_to(secure, 60.0)] * 10)
    assert [str(each) for each in outcomes] == ["connecting took too long"] * 10
    assert len(dialled) < 5  # a thread may have come late
