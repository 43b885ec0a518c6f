"""Answers that come while the body of the request is still being sent."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpRequest, HttpResponse

from .clients import Engine, send_async, send_sync

BODY = b'{"kind":"Invalid","message":"too long"}'
ANSWER = b"HTTP/1.1 413 X\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)


@contextmanager
def refusing(tls: ssl.SSLContext | None) -> Iterator[str]:
    """URL of a server that reads a head, answers, and closes with the body unread."""

    def serve(connection: socket.socket) -> None:
        with suppress(OSError):
            # What is small must not wait for an acknowledgement: closing drops it.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if tls is not None:
                connection = tls.wrap_socket(connection, server_side=True)
            data = b""
            while b"\r\n\r\n" not in data:
                data += connection.recv(65536)
            connection.sendall(ANSWER)
        connection.close()

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        scheme = "http" if tls is None else "https"
        yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("send", [send_sync, send_async], ids=["sync", "async"])
def test_an_early_answer_is_read(
    engine: Engine,
    send: Callable[[HttpTransport | FastTransport, HttpRequest], HttpResponse],
    secure: bool,
    tls: ssl.SSLContext,
) -> None:
    with refusing(tls if secure else None) as url:
        for _ in range(5):
            transport = engine(Network(accept_invalid_certificates=True))
            request = HttpRequest(f"{url}/x", {}, b"x" * (1 << 20), 10.0, 1000)
            response = send(transport, request)
            assert (response.status, response.body) == (413, BODY)
