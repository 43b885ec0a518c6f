"""Proxies on loopback, of all kinds."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from .accepting import Serve, accepting, read_head

GREETING = b"\x05\x00"
CONNECTED = b"\x05\x00\x00\x01\0\0\0\0\0\0"


def copies(source: socket.socket, target: socket.socket) -> None:
    """Hands on what comes until the end."""
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def leads_to(port: int, connection: socket.socket) -> None:
    """Connects a client with a server on loopback."""
    with socket.create_connection(("127.0.0.1", port)) as far:
        far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = Thread(target=copies, args=(far, connection), daemon=True)
        back.start()
        copies(connection, far)
        back.join()


def tunnels(port: Callable[[], int]) -> Serve:
    """A proxy that is asked by CONNECT."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        leads_to(port(), connection)

    return serve


def socks(
    port: int,
    told: list[bytes],
    *,
    password: bool = False,
    answers: Callable[[bytes], bytes] = lambda answer: answer,
) -> Serve:
    """A socks5 proxy.

    Args:
        port: Of the server it leads to, whatever it is asked.
        told: Takes what it is told, part by part.
        password: Whether it wants one.
        answers: What it says instead of what it should.
    """

    def read(connection: socket.socket, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = connection.recv(size - len(data))
            if not part:
                raise ConnectionError
            data += part
        told.append(data)
        return data

    def serve(connection: socket.socket, stopping: Event) -> None:
        ways = read(connection, read(connection, 2)[1])
        if password and 2 in ways:
            connection.sendall(answers(b"\x05\x02"))
            user = read(connection, read(connection, 2)[1])
            word = read(connection, read(connection, 1)[0])
            good = (user, word) == (b"me", b"p@ss")
            connection.sendall(b"\x01\x00" if good else b"\x01\x01")
        else:
            connection.sendall(answers(b"\x05\xff" if password else GREETING))
        kind = read(connection, 4)[3]
        read(connection, (4 if kind == 1 else read(connection, 1)[0]) + 2)
        connection.sendall(answers(CONNECTED))
        leads_to(port, connection)

    return serve


@contextmanager
def listening(serve: Serve, scheme: str, tls: ssl.SSLContext | None) -> Generator[str]:
    """URL of a proxy."""
    with accepting(serve, tls) as url:
        yield f"{scheme}://{url.partition('://')[2]}"
