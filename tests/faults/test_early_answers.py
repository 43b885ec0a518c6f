"""Servers that answer before they have read the request: the answer is read."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from threading import Event

import pytest

from nexigon_gen.runtime.client.transport.protocol import ConnectionLost, TimedOut

from .accepting import Serve, answer, read_head
from .callers import ALL, Send, request_to
from .clients import Engine
from .ways import way_to

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
        stopping.wait(60)

    return serve


def gone(connection: socket.socket, stopping: Event) -> None:
    """Hangs up without an answer."""
    read_head(connection)


def deaf(connection: socket.socket, stopping: Event) -> None:
    """Stops reading, and does not answer."""
    read_head(connection)
    stopping.wait(60)


@ALL
@pytest.mark.parametrize("way", ["plain", "tls", "forwarded"])
@pytest.mark.parametrize(
    ("serve", "body"),
    # What of a long one is still under way when it hangs up is lost with it.
    [(closes, SHORT), (stays, SHORT), (stays, LONG)],
    ids=["closes", "stays", "stays, long"],
)
def test_an_early_answer(
    send: Send,
    engine: Engine,
    way: str,
    serve: Callable[[bytes], Serve],
    body: bytes,
    tls_1: ssl.SSLContext,
) -> None:
    with way_to(serve(body), way, tls_1) as there:
        for _ in range(3):
            (response,) = send(engine, there, [request_to(there, 60.0, BODY)])
            assert (response.status, response.body) == (413, body)


@ALL
@pytest.mark.parametrize("way", ["plain", "tls", "tunnelled"])
@pytest.mark.parametrize(("serve", "kind"), [(gone, ConnectionLost), (deaf, TimedOut)])
def test_no_answer(
    send: Send,
    engine: Engine,
    way: str,
    serve: Serve,
    kind: type[Exception],
    tls_1: ssl.SSLContext,
) -> None:
    with way_to(serve, way, tls_1) as there, pytest.raises(kind):
        send(engine, there, [request_to(there, 60.0 if serve is gone else 0.3, BODY)])
