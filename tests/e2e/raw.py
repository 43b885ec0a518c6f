"""A server that is no more than a socket and a script."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class RawServer:
    """Answers connections one after another, each with the next of the answers."""

    url: str
    requests: list[bytes] = field(default_factory=list[bytes])
    """Each request, byte for byte."""


def answer(status: str, body: bytes, *headers: str) -> bytes:
    """The bytes of an HTTP answer; without other headers its body is JSON."""
    lines = [
        f"HTTP/1.1 {status}",
        *(headers or ["content-type: application/json"]),
        f"content-length: {len(body)}",
        "connection: close",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def answering(answers: Sequence[bytes]) -> Generator[RawServer]:
    """Runs the server in a thread until it has given all answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        server = RawServer(f"http://127.0.0.1:{listener.getsockname()[1]}")

        def run() -> None:
            for each in answers:
                connection, _ = listener.accept()
                with connection:
                    connection.settimeout(10)
                    server.requests.append(_read(connection))
                    connection.sendall(each)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield server
        finally:
            thread.join()


def _read(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(65536)
    head, _, body = request.partition(b"\r\n\r\n")
    (length,) = (
        int(line.partition(b":")[2])
        for line in head.lower().split(b"\r\n")
        if line.startswith(b"content-length:")
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
