"""A real server on the loopback interface that remembers what went over the wire."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection

from nexigon_hub.server import Message, Receive, Scope, Send
from nexigon_hub.testing import AsgiApp
from support.uvicorns import port_of, running

HEADERS = {"authorization": "Bearer org_sk_1", "content-type": "application/json"}
"""What every call of an action sends (wire.md W1.2, W1.3)."""


@dataclass
class Exchange:
    """One request and its answer."""

    method: str
    path: str
    headers: Mapping[str, str]
    request: bytes = b""
    status: int = 0
    answer_headers: Mapping[str, str] = field(default_factory=dict[str, str])
    response: bytes = b""


class Recorder:
    """An ASGI app that hands requests to `app`, which a test sets, and keeps them."""

    def __init__(self) -> None:
        self.app: AsgiApp = _nothing
        self.exchanges: list[Exchange] = []
        self._running = 0
        self._ended = threading.Condition()

    def settle(self) -> None:
        """Waits until `app` has returned: it outlives its answer by a moment."""
        with self._ended:
            assert self._ended.wait_for(lambda: not self._running, timeout=10)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope["method"], scope["path"], _text(scope["headers"]))
        self.exchanges.append(exchange)

        async def receive_and_keep() -> Message:
            message = await receive()
            exchange.request += message.get("body", b"")
            return message

        async def keep_and_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
                exchange.answer_headers = _text(message["headers"])
            exchange.response += message.get("body", b"")
            await send(message)

        self._running += 1
        try:
            await self.app(scope, receive_and_keep, keep_and_send)
        finally:
            with self._ended:
                self._running -= 1
                self._ended.notify_all()


@dataclass(frozen=True)
class Live:
    """A running server."""

    port: int
    recorder: Recorder

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        path: str,
        body: bytes,
        method: str = "POST",
        headers: Mapping[str, str] = HEADERS,
    ) -> Exchange:
        """Sends one request the way curl would, and gives what was recorded of it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            sent = {name.lower(): value for name, value in answer.getheaders()}
            read = answer.read()
        finally:
            connection.close()
        return Exchange(method, path, headers, body, answer.status, sent, read)


@contextmanager
def serve() -> Generator[Live]:
    """Runs uvicorn in a thread until the block ends."""
    recorder = Recorder()
    with running(recorder, lifespan="off") as server:
        yield Live(port_of(server), recorder)


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("the test has set no app")


def _text(headers: list[tuple[bytes, bytes]]) -> Mapping[str, str]:
    return {name.decode(): value.decode() for name, value in headers}
