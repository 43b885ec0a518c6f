"""A TCP server on loopback that leaves each connection to a function."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TypeAlias

from .fronts import Front

Serve: TypeAlias = Callable[[socket.socket, Event], None]
"""Serves a connection and returns when it is to be closed. The event is set when the
server stops; whoever waits should wait for it."""


@contextmanager
def connections(
    serve: Callable[[socket.socket], None], host: str = "127.0.0.1"
) -> Generator[int]:
    """Serves each connection in a thread until the block ends, and waits for all of them
    to end then: what goes on in a thread is a burden to each test that follows.

    Args:
        serve: Serves a connection and closes it. What the client does ends it quietly.
        host: Where to listen.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, 0), family=family)
    threads: list[Thread] = []

    def one(connection: socket.socket) -> None:
        # What is small must not wait for an acknowledgement: closing drops it.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError), connection:
            serve(connection)

    def accept() -> None:
        with suppress(OSError):
            while True:
                thread = Thread(target=one, args=listener.accept()[:1], daemon=True)
                threads.append(thread)
                thread.start()

    accepts = Thread(target=accept, daemon=True)
    accepts.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for each in (accepts, *threads):
            each.join(60)
            assert not each.is_alive(), "a thread of a server does not end"


@contextmanager
def accepting(serve: Serve, tls: ssl.SSLContext | None = None) -> Generator[str]:
    """Runs it until the block ends; gives its URL."""
    stopping = Event()

    def one(connection: socket.socket) -> None:
        if tls is None:
            serve(connection, stopping)
        else:
            with encrypted(connection, tls) as secure:
                spoken(secure, serve)(secure, stopping)

    with connections(one) as port:
        try:
            yield f"http{'s' if tls else ''}://127.0.0.1:{port}"
        finally:
            stopping.set()


def encrypted(connection: socket.socket, tls: ssl.SSLContext) -> ssl.SSLSocket:
    """The connection with TLS, after the handshake.

    Raises:
        OSError: The client is refused, and told why: what it has sent is read to the
            end, as a connection that is closed before is reset, which drops the alert.
    """
    secure = tls.wrap_socket(
        connection, server_side=True, do_handshake_on_connect=False
    )
    try:
        secure.do_handshake()
    except ssl.SSLError:
        with secure:
            secure.shutdown(socket.SHUT_WR)
            secure.settimeout(60)
            while secure.recv(65536):
                pass
        raise
    return secure


def spoken(secure: ssl.SSLSocket, serve: Serve) -> Serve:
    """What serves a connection: HTTP/2 is spoken by a front."""
    if secure.selected_alpn_protocol() != "h2":
        return serve
    return lambda connection, stopping: Front(connection, serve, stopping).run()


def read_head(connection: socket.socket) -> bytes:
    """What comes up to the end of a head, perhaps more.

    Raises:
        OSError: The client left.
    """
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(4096)
        if not part:
            raise ConnectionError
        data += part
    return data


def read_request(connection: socket.socket) -> bytes:
    """A whole request; raises like `read_head`."""
    data = read_head(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    missing = (int(found[1]) if found else 0) - len(body)
    while missing > 0:
        part = connection.recv(65536)
        if not part:
            raise ConnectionError
        data += part
        missing -= len(part)
    return data


def answer(body: bytes, *headers: str, status: int = 200) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body
