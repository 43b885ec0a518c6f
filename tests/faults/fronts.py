"""A front that speaks HTTP/2 before a server of HTTP/1.1: to each row of a table that
has TLS, its server speaks both."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded
from h2.events import Event as Said

if TYPE_CHECKING:
    from .accepting import Serve

_NOT_OURS = {"connection", "transfer-encoding", "keep-alive"}


class Front:
    """One connection.

    Args:
        connection: Encrypted; both sides have agreed on HTTP/2.
        serve: Serves each stream as a connection of its own.
    """

    def __init__(
        self, connection: socket.socket, serve: Serve, stopping: Event
    ) -> None:
        self._connection, self._serve, self._stopping = connection, serve, stopping
        self._h2 = H2Connection(H2Configuration(client_side=False))
        self._requests = dict[int, bytes]()

    def run(self) -> None:
        """Serves until the client leaves, or its server breaks off."""
        self._h2.initiate_connection()
        self._flush()
        while data := self._connection.recv(65536):
            for event in self._h2.receive_data(data):
                self._take(event)
            self._flush()

    def _flush(self) -> None:
        self._connection.sendall(self._h2.data_to_send())

    def _take(self, event: Said) -> None:
        match event:
            case RequestReceived():
                self._requests[event.stream_id] = _head(event.headers)
            case DataReceived():
                self._requests[event.stream_id] += event.data
                size = event.flow_controlled_length
                self._h2.acknowledge_received_data(size, event.stream_id)
            case StreamEnded():
                self._answer(event.stream_id)
            case _:
                pass

    def _answer(self, stream: int) -> None:
        self._flush()
        here, there = socket.socketpair()
        with here:
            Thread(target=self._behind, args=(there,), daemon=True).start()
            here.sendall(self._requests.pop(stream))
            status, headers, body = _read(here)
        self._h2.send_headers(stream, [(":status", status), *headers])
        self._h2.send_data(stream, body, end_stream=True)

    def _behind(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            self._serve(connection, self._stopping)


def _head(headers: list[tuple[bytes, bytes]]) -> bytes:
    found = {bytes(name).decode(): bytes(value).decode() for name, value in headers}
    lines = [f"{found.pop(':method')} {found.pop(':path')} HTTP/1.1"]
    lines += [f"host: {found.pop(':authority')}"]
    lines += [f"{name}: {value}" for name, value in found.items() if name[0] != ":"]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _read(connection: socket.socket) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of a whole answer.

    Raises:
        ConnectionError: It is none.
    """
    data = b""
    while True:
        head, end, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        if end and length and len(body) >= int(length[1]):
            break
        if not (part := connection.recv(65536)):
            raise ConnectionError
        data += part
    pairs = [line.lower().split(": ", 1) for line in lines]
    headers = [(name, value) for name, value in pairs if name not in _NOT_OURS]
    return first.split(" ")[1], headers, body[: int(length[1])]
