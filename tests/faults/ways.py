"""The ways to a server: directly, with TLS, and through proxies."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread

from nexigon_gen.runtime.client.transport.network import Network

from .accepting import Serve, accepting, read_head

WAYS = ("plain", "tls", "forwarded", "tunnelled")


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach a server."""

    url: str
    network: Network


@contextmanager
def way_to(serve: Serve, way: str, tls: ssl.SSLContext) -> Generator[Way]:
    """A server that leaves each connection to a function, and the way to it.

    Args:
        serve: What the server does with a connection.
        way: One of `WAYS`.
        tls: The server's side.
    """
    secure = way in ("tls", "tunnelled")
    with accepting(serve, tls if secure else None) as url:
        if way == "tunnelled":
            with accepting(_connects(url)) as proxy:
                yield Way(url, Network(proxy=proxy, accept_invalid_certificates=True))
        elif way == "forwarded":
            yield Way("http://hub.test", Network(proxy=url))
        else:
            network = Network(accept_invalid_certificates=True, trust_env=False)
            yield Way(url, network)


def _connects(url: str) -> Serve:
    port = int(url.rpartition(":")[2])

    def serve(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", port)) as far:
            far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = Thread(target=_copy, args=(far, connection), daemon=True)
            back.start()
            _copy(connection, far)
            back.join()

    return serve


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
