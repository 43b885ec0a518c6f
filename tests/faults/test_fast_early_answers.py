"""Servers that answer before they have read the request: the answer is read."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from threading import Event

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    TimedOut,
)

from .accepting import Serve, answer, read_head
from .ways import Way, way_to

BODY = b"x" * (8 << 20)
SHORT = b'{"kind":"Invalid","message":"m"}'
LONG = b"y" * 600_000
"""More than is read at once."""


def closes(body: bytes) -> Serve:
    """Answers and hangs up, with most of the request unread: the system then resets the
    connection."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        connection.sendall(answer(body, status=413))

    return serve


def stays(body: bytes) -> Serve:
    """Answers and reads no more, but does not hang up."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        connection.sendall(answer(body, status=413))
        stopping.wait(20)

    return serve


def _sync(way: Way, timeout: float) -> HttpResponse:
    request = HttpRequest(f"{way.url}/x", {}, BODY, timeout, 1 << 20)
    with closing(FastTransport(way.network)) as transport:
        return transport.send(request)


async def _send(way: Way, timeout: float) -> HttpResponse:
    request = HttpRequest(f"{way.url}/x", {}, BODY, timeout, 1 << 20)
    transport = FastTransport(way.network)
    try:
        return await transport.asend(request)
    finally:
        await transport.aclose()


def _async(way: Way, timeout: float) -> HttpResponse:
    return asyncio.run(_send(way, timeout))


def _uvloop(way: Way, timeout: float) -> HttpResponse:
    return uvloop.run(_send(way, timeout))


SENDERS = pytest.mark.parametrize("send", [_sync, _async, _uvloop])
Sender = Callable[[Way, float], HttpResponse]


@SENDERS
@pytest.mark.parametrize("way", ["plain", "tls", "forwarded"])
@pytest.mark.parametrize(
    ("serve", "body"),
    # What of a long one is still under way when it hangs up is lost with it.
    [(closes, SHORT), (stays, SHORT), (stays, LONG)],
    ids=["closes", "stays", "stays, long"],
)
def test_an_early_answer(
    send: Sender,
    way: str,
    serve: Callable[[bytes], Serve],
    body: bytes,
    tls: ssl.SSLContext,
) -> None:
    with way_to(serve(body), way, tls) as there:
        for _ in range(5):
            response = send(there, 20.0)
            assert (response.status, response.body) == (413, body)


@SENDERS
@pytest.mark.parametrize("way", ["plain", "tls"])
def test_a_server_that_hangs_up_without_an_answer(
    send: Sender, way: str, tls: ssl.SSLContext
) -> None:
    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)

    with way_to(serve, way, tls) as there, pytest.raises(ConnectionLost):
        send(there, 20.0)


@SENDERS
@pytest.mark.parametrize("way", ["plain", "tls", "tunnelled"])
def test_a_server_that_stops_reading(
    send: Sender, way: str, tls: ssl.SSLContext
) -> None:
    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        stopping.wait(20)

    with way_to(serve, way, tls) as there, pytest.raises(TimedOut):
        send(there, 0.5)
