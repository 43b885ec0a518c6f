"""Bytes that nobody asked for: whenever and however they come, no call takes them for
its answer, and the connection is given up."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest

from nexigon_gen.runtime.client.transport.async_connection import AsyncConnection
from nexigon_gen.runtime.client.transport.connection import Connection
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import NotSent

from .accepting import accepting, answer, read_request
from .callers import ALL_AND_BUSY, Send, request_to
from .clients import Engine
from .ways import WAYS, Way, way_to

MINE = answer(b"mine")
UNASKED = answer(b"unasked")
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nmine\r\n0\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"

SAID: dict[str, list[bytes | float]] = {
    "an answer": [MINE + UNASKED],
    "one byte": [MINE + b"H"],
    "a blank line": [MINE + b"\r\n"],
    "half an answer": [MINE + UNASKED[:20]],
    "half with it, half later": [MINE + UNASKED[:20], 0.01, UNASKED[20:]],
    "in the next packet": [MINE, 0.0, UNASKED],
    "5 ms later": [MINE, 0.005, UNASKED],
    "a byte while idle": [MINE, 0.03, b"\r"],
    "an interim answer while idle": [MINE, 0.02, CONTINUE],
    "after chunks": [CHUNKED + UNASKED],
    "after an interim answer": [CONTINUE + MINE + UNASKED],
    "after 204": [b"HTTP/1.1 204 X\r\n\r\n" + UNASKED],
    "after 304": [b"HTTP/1.1 304 X\r\n\r\n" + UNASKED],
    "many of them": [MINE + UNASKED * 5_000],
}
"""What a server says to a request; a number is a pause in seconds."""


@dataclass
class SaysMore:
    """Says more than it was asked over its first connection, and notes how many it has."""

    parts: list[bytes | float]
    connections: int = 0
    said: Event = field(default_factory=Event)

    def __call__(self, connection: socket.socket, stopping: Event) -> None:
        """Serves a connection."""
        self.connections += 1
        parts = self.parts if self.connections == 1 else [MINE]
        while not stopping.is_set():
            read_request(connection)
            try:
                for part in parts:
                    if isinstance(part, bytes):
                        connection.sendall(part)
                    else:
                        stopping.wait(part)
            finally:  # a client that saw the first surplus byte may be gone
                self.said.set()

    def wait(self) -> None:
        """Waits until it has, and for proxies to hand it on."""
        assert self.said.wait(60)
        time.sleep(0.03)


@ALL_AND_BUSY
@pytest.mark.parametrize("way", WAYS)
def test_the_next_call_gets_its_own_answer(
    send: Send, engine: Engine, way: str, tls_1: ssl.SSLContext
) -> None:
    for name, parts in SAID.items():
        server = SaysMore(parts)
        with way_to(server, way, tls_1) as there:
            requests = [request_to(there)] * 2
            _, second = send(engine, there, requests, server.wait)
        assert (name, second.body, server.connections) == (name, b"mine", 2)


@ALL_AND_BUSY
@pytest.mark.parametrize("way", WAYS)
def test_what_comes_before_the_first_request(
    send: Send,
    engine: Engine,
    way: str,
    tls_1: ssl.SSLContext,
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
            assert said.wait(
                60
            )  # the connection is there, and now these bytes are, too
            time.sleep(0.05)
            return exchange(*args)

        return later

    for kind in (Connection, AsyncConnection):
        monkeypatch.setattr(kind, "exchange", slowly(kind.exchange))
    with (
        way_to(serve, way, tls_1) as there,
        pytest.raises(NotSent, match="before it was asked"),
    ):
        send(engine, there, [request_to(there)])
    assert requests == []


@ALL_AND_BUSY
def test_what_a_proxy_says_after_it_has_connected_us(
    send: Send, engine: Engine
) -> None:
    def serve(connection: socket.socket, stopping: Event) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + UNASKED)
        stopping.wait(60)

    with accepting(serve) as proxy:
        there = Way("https://hub.test", Network(proxy=proxy))
        with pytest.raises(NotSent, match="more than it was asked"):
            send(engine, there, [request_to(there)])
