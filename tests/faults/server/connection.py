"""Requests and answers byte for byte, over connections that are kept alive."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Self

from .hub import TOKEN

USUAL: Mapping[str, str] = MappingProxyType(
    {
        "host": "test",
        "authorization": f"Bearer {TOKEN}",
        "content-type": "application/json",
    }
)


def request(
    path: str,
    body: bytes,
    headers: Mapping[str, str] = MappingProxyType({}),
    method: str = "POST",
) -> bytes:
    """A whole request; `headers` are added to the usual ones or replace them."""
    sent = {**USUAL, "content-length": str(len(body)), **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in sent.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


# Without slots, which leave no room for what is cached.
@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    head: bytes
    body: bytes

    @cached_property
    def status(self) -> int:
        """The status code."""
        return int(self.head.split(b" ", 2)[1])

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """By lower-case name."""
        lines = self.head.decode("latin-1").split("\r\n")[1:]
        pairs = (line.partition(": ") for line in lines)
        return {name.lower(): value for name, _, value in pairs}

    @property
    def refusal(self) -> tuple[str, str]:
        """Kind and message of an action error, which it has to be (wire.md W1.5)."""
        match json.loads(self.body):
            case {"kind": str(kind), "message": str(message), **more} if not more:
                return kind, message
            case _:
                raise AssertionError(f"no action error: {self.body!r}")


class Connection:
    """A connection that is opened again after the server has closed it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        """Sends bytes."""
        self.socket.sendall(data)

    def read(self) -> Answer:
        """The next answer; there must not be more on its way."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(Answer(head, b"").headers["content-length"])
        while len(body) < length:
            body += self._receive()
        assert len(body) == length, "there is more than one answer"
        answer = Answer(head, body)
        if answer.headers.get("connection") == "close":
            assert self.socket.recv(1) == b""
            self.socket.close()
            self._open()
        return answer

    def _receive(self) -> bytes:
        data = self.socket.recv(1 << 18)
        assert data, "the server closed the connection"
        return data
