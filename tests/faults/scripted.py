"""A TCP server on loopback that does to each request what it is told."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from .accepting import connections, encrypted, spoken

Behaviour: TypeAlias = Callable[[socket.socket, threading.Event], None]
"""Does something with a connection after a request was read from it.

The event is set when the server stops; whoever waits should wait for it.
"""


@dataclass
class ScriptedServer:
    """Uses one behaviour for each request, the last one repeatedly."""

    behaviours: list[Behaviour]
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    requests: list[bytes] = field(default_factory=list[bytes])
    connections: int = 0
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when a client closed a connection."""

    def __enter__(self) -> Self:
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._connections = connections(self._serve, self.host)
        scheme = "https" if self.tls else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        self.url = f"{scheme}://{host}:{self._connections.__enter__()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._connections.__exit__(None, None, None)

    def _serve(self, connection: socket.socket) -> None:
        self.connections += 1
        try:
            if self.tls is None:
                self._behave(connection, self._stopping)
            else:
                with encrypted(connection, self.tls) as secure:
                    spoken(secure, self._behave)(secure, self._stopping)
        finally:
            self.hung_up.set()

    def _behave(self, connection: socket.socket, stopping: threading.Event) -> None:
        with connection:
            while request := _read_request(connection):
                with self._lock:
                    self.requests.append(request)
                    index = min(len(self.requests), len(self.behaviours)) - 1
                self.behaviours[index](connection, stopping)


def _read_request(connection: socket.socket) -> bytes:
    """A whole request; empty if the client has left before its end."""
    data = b""
    while not _is_whole(data):
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    return data


def _is_whole(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return bool(end) and len(body) >= (int(found[1]) if found else 0)


def responds(
    status: int, body: bytes, *headers: str, length: int | None = None
) -> Behaviour:
    """Answers; `length` is what it says the length of the body is."""
    said = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status} X", f"content-length: {said}", *headers, "", ""]

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall("\r\n".join(lines).encode() + body)

    return behave


def sends(data: bytes) -> Behaviour:
    """Sends these bytes and closes the connection."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_RDWR)

    return behave


def drips(head: bytes, data: bytes) -> Behaviour:
    """Sends `head`, then a byte at a time, so that no single read takes long."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(head)
        for byte in data:
            connection.sendall(bytes([byte]))
            if stopping.wait(0.02):
                return

    return behave


def hangs(connection: socket.socket, stopping: threading.Event) -> None:
    """Never answers."""
    connection.settimeout(0.02)
    while not stopping.is_set():
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            pass


def refusing_url() -> str:
    """The URL of a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"
