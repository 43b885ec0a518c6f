"""A transport at each stage of an exchange: how long it may take, what its end
means, what it leaves behind."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)

from .accepting import accepting, answer, read_request
from .callers import ALL, Send
from .clients import Engine, send_async, send_sync
from .scripted import refusing_url
from .ways import WAYS, Way, way_to

SENDERS = pytest.mark.parametrize(
    "send", [send_sync, send_async], ids=["sync", "async"]
)
Sender = Callable[[Any, HttpRequest], HttpResponse]


def request_to(url: str, timeout: float = 60.0, body: bytes = b"{}") -> HttpRequest:
    """A request."""
    return HttpRequest(f"{url}/x", {}, body, timeout, 1000)


def waits(connection: socket.socket, stopping: Event) -> None:
    """Says nothing."""
    stopping.wait(60)


def answers(connection: socket.socket, stopping: Event) -> None:
    """Answers each request."""
    while not stopping.is_set():
        read_request(connection)
        connection.sendall(answer(b"mine"))


# The deadline.


@pytest.fixture
def names_come(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set when a test ends: no name is found before."""
    come, look_up = Event(), socket.getaddrinfo

    def slowly(host: Any, *args: Any, **kw: Any) -> Any:
        if host == "hub.test" and kw.get("flags") != socket.AI_NUMERICHOST:
            come.wait()
            return look_up("127.0.0.1", *args, **kw)
        return look_up(host, *args, **kw)

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    yield come
    come.set()


@pytest.mark.parametrize(
    ("limit", "timeout", "kind"), [(60.0, 0.2, TimedOut), (0.2, 60.0, NotSent)]
)
@ALL
@pytest.mark.usefixtures("names_come")
def test_looking_up_a_name(
    engine: Engine,
    send: Send,
    limit: float,
    timeout: float,
    kind: type[TransportFailure],
) -> None:
    way = Way("http://hub.test", Network(connect_timeout=limit, trust_env=False))
    with pytest.raises(kind):
        send(engine, way, [request_to(way.url, timeout)])


@pytest.mark.usefixtures("names_come")
@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_names_that_do_not_come_hold_up_nothing_else(
    engine: Engine, run: Callable[[Any], None]
) -> None:
    async def main() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
        transport = engine(Network(trust_env=False))
        with accepting(answers) as url:
            async with asyncio.TaskGroup() as group:
                for _ in range(10):
                    group.create_task(times_out(transport))
            await asyncio.to_thread(int)
            named = url.replace("127.0.0.1", "localhost")
            assert (await transport.asend(request_to(named))).body == b"mine"
            await transport.aclose()

    async def times_out(transport: HttpTransport | FastTransport) -> None:
        with pytest.raises(TimedOut):
            await transport.asend(request_to("http://hub.test", 0.1))

    run(main())


@pytest.mark.parametrize(
    ("limit", "timeout", "kind"), [(60.0, 0.3, TimedOut), (0.3, 60.0, NotSent)]
)
@SENDERS
def test_a_handshake_that_stalls(
    engine: Engine,
    send: Sender,
    limit: float,
    timeout: float,
    kind: type[TransportFailure],
) -> None:
    transport = engine(Network(connect_timeout=limit))
    with accepting(waits) as url, pytest.raises(kind):
        send(transport, request_to(url.replace("http:", "https:"), timeout))


@SENDERS
def test_a_proxy_that_stalls_has_sent_nothing(engine: Engine, send: Sender) -> None:
    with accepting(waits) as proxy:
        transport = engine(Network(proxy=proxy, connect_timeout=0.3))
        with pytest.raises(NotSent, match="too long"):
            send(transport, request_to("https://hub.test"))


@SENDERS
def test_no_time_at_all(engine: Engine, send: Sender) -> None:
    with accepting(answers) as url, pytest.raises(TimedOut):
        send(engine(Network()), request_to(url, 1e-9))


# Addresses.


@SENDERS
def test_all_addresses_are_tried(
    engine: Engine, send: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo
    closed = int(refusing_url().rpartition(":")[2])

    def several(host: Any, port: Any, *args: Any, **kw: Any) -> Any:
        if host != "hub.test":
            return look_up(host, port, *args, **kw)
        return [
            (each[0], socket.SOCK_STREAM, 6, "", ("127.0.0.1", there))
            for there in (closed, port)
            for each in look_up("127.0.0.1", there)[:1]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", several)
    with accepting(answers) as url:
        url = url.replace("127.0.0.1", "hub.test")
        transport = engine(Network(trust_env=False))
        assert send(transport, request_to(url)).body == b"mine"


@SENDERS
def test_a_name_without_addresses(engine: Engine, send: Sender) -> None:
    transport = engine(Network(trust_env=False))
    with pytest.raises(NotSent, match="cannot connect: "):
        send(transport, request_to("http://no-such-host.invalid"))


# Connections that ended while they were idle.


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_a_connection_that_ends_while_the_loop_is_busy(
    engine: Engine, run: Callable[[Any], None], way: str, tls: ssl.SSLContext
) -> None:
    def once(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        connection.sendall(answer(b"mine"))

    def busy() -> None:
        time.sleep(0.2)  # the server hangs up, and the loop cannot know

    async def main() -> None:
        transport = engine(there.network)
        for _ in range(3):
            response = await transport.asend(request_to(there.url))
            assert response.body == b"mine"
            busy()
        await transport.aclose()

    with way_to(once, way, tls) as there:
        run(main())


# TLS.


@SENDERS
def test_a_client_certificate_that_is_missing(
    engine: Engine, send: Sender, tls_1: ssl.SSLContext, certificate: Path
) -> None:
    tls_1.load_verify_locations(certificate)
    tls_1.verify_mode = ssl.CERT_REQUIRED  # TLS 1.3 says so after the handshake
    transport = engine(Network(accept_invalid_certificates=True))
    with (
        accepting(answers, tls_1) as url,
        pytest.raises(ConnectionLost, match="(?i)certificate.required"),
    ):
        send(transport, request_to(url))


@SENDERS
def test_records_that_break(
    engine: Engine, send: Sender, tls_1: ssl.SSLContext
) -> None:
    def breaks(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        socket.socket.send(connection, b"this is not TLS")
        stopping.wait(60)

    transport = engine(Network(accept_invalid_certificates=True))
    with (
        accepting(breaks, tls_1) as url,
        pytest.raises(ConnectionLost, match="the connection broke: "),
    ):
        send(transport, request_to(url))


@SENDERS
def test_an_end_without_a_word_of_tls(
    engine: Engine, send: Sender, tls_1: ssl.SSLContext
) -> None:
    def until_close(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nmine")
        connection.shutdown(socket.SHUT_RDWR)

    with accepting(until_close, tls_1) as url:
        transport = engine(Network(accept_invalid_certificates=True))
        assert send(transport, request_to(url)).body == b"mine"


@SENDERS
def test_a_context_is_not_changed(
    send: Sender, tls_1: ssl.SSLContext, certificate: Path
) -> None:
    spoken: list[str | None] = []

    def notes(connection: socket.socket, stopping: Event) -> None:
        assert isinstance(connection, ssl.SSLSocket)
        spoken.append(connection.selected_alpn_protocol())
        answers(connection, stopping)

    tls_1.set_alpn_protocols(["h2", "http/1.1"])
    context = ssl.create_default_context(cafile=certificate)
    with accepting(notes, tls_1) as url:
        send(FastTransport(Network(ssl_context=context)), request_to(url))
        assert spoken == [None]
        context.set_alpn_protocols(["h2"])
        with pytest.raises(NotSent, match="offers HTTP/2"):
            send(FastTransport(Network(ssl_context=context)), request_to(url))
        context.set_alpn_protocols(["http/1.1"])
        send(FastTransport(Network(ssl_context=context)), request_to(url))
    assert (spoken[0], spoken[-1]) == (None, "http/1.1")
