"""A server of HTTP/2 that says the frames it is told."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from .accepting import connections, encrypted
from .sample import DEVICE_JSON

DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
PREFACE = 24
REFUSED = 7
LAST = 2**31 - 1


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    head = struct.pack(">I", len(payload))[1:] + bytes([kind, flags])
    return head + struct.pack(">I", stream) + payload


def answer(stream: int) -> bytes:
    return frame(HEADERS, 4, stream, b"\x88") + frame(DATA, 1, stream, DEVICE_JSON)


def goaway(last: int) -> bytes:
    return frame(GOAWAY, 0, 0, struct.pack(">II", last, 0))


Script: TypeAlias = Callable[[int, int], bytes | None]
"""What to send after a request: from the number of the connection and the stream.
None: close."""


@dataclass
class FramesServer:
    """Speaks HTTP/2 in the frames it is told."""

    script: Script
    tls: ssl.SSLContext
    is_eager: bool = False
    """Whether it answers the head of a request; what of the body goes beyond the window it
    begins with is never read then."""
    settings: bytes = b""
    """What it says of itself."""
    hangs_up: bool = False
    """Whether it closes the connection after an answer."""
    requests: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    connections: int = 0

    def __enter__(self) -> Self:
        self._connections = connections(self._serve)
        self.url = f"https://127.0.0.1:{self._connections.__enter__()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._connections.__exit__(None, None, None)

    def _serve(self, connection: socket.socket) -> None:
        self.connections += 1
        number = self.connections
        with encrypted(connection, self.tls) as secure:
            secure.sendall(frame(SETTINGS, 0, 0, self.settings))
            for stream in self._requests(secure):
                self.requests.append((number, stream))
                said = self.script(number, stream)
                if said is None:
                    return
                secure.sendall(said)
                if self.hangs_up:
                    return

    def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
        """Streams that have ended."""
        data = secure.recv(65536)
        data, more = data[PREFACE:], b"."
        while more:
            while len(data) >= 9 and len(data) >= 9 + int.from_bytes(data[:3]):
                size, kind, flags = int.from_bytes(data[:3]), data[3], data[4]
                stream = int.from_bytes(data[5:9])
                data = data[9 + size :]
                if kind == HEADERS if self.is_eager else is_last(kind, flags):
                    yield stream
            more = secure.recv(65536)
            data += more


def is_last(kind: int, flags: int) -> bool:
    return kind in (DATA, HEADERS) and bool(flags & 1)
