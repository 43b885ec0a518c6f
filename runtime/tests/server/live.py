"""A real server on the loopback interface, and a client that sends any bytes."""

from __future__ import annotations

import json
import socket
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from types import MappingProxyType

from nexigon_gen.runtime.asgi import AsgiApp
from support.uvicorns import port_of, running

TOKEN = "org_sk_1"
INVOKE = "/api/v1/actions/invoke/"
GREET = INVOKE + "demo_Greet"
PING = INVOKE + "demo_Ping"
HURRY = INVOKE + "demo_Hurry"
GUEST = b'{"guest": {"fullName": "Ada"}}'


@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> object:
        """The body, decoded."""
        return json.loads(self.body)

    @property
    def refusal(self) -> tuple[int, str, str]:
        """Status, kind and message of an action error."""
        error: dict[str, str] = json.loads(self.body)
        assert list(error) == ["kind", "message"]
        return self.status, error["kind"], error["message"]


class Server:
    """A running server and ways to talk to it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def call(
        self,
        path: str = GREET,
        body: bytes = GUEST,
        method: str = "POST",
        headers: Mapping[str, str | None] = MappingProxyType({}),
    ) -> Answer:
        """One request; `headers` replace the usual ones, None leaves one out."""
        usual = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
        sent = {k: v for k, v in (usual | dict(headers)).items() if v is not None}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(method, path, body, sent)
            return _answer(connection.getresponse())

    def begin(self, path: str, *lines: str, body: bytes = b"") -> socket.socket:
        """A connection on which the head and a part of the body were sent."""
        head = (
            f"POST {path} HTTP/1.1",
            "host: test",
            f"authorization: Bearer {TOKEN}",
            "content-type: application/json",
            *lines,
        )
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        connection.sendall("\r\n".join((*head, "", "")).encode() + body)
        return connection


def read(connection: socket.socket) -> Answer:
    """The answer that is to come on a connection."""
    response = HTTPResponse(connection)
    response.begin()
    return _answer(response)


def _answer(response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())


@contextmanager
def serve(app: AsgiApp) -> Generator[Server]:
    """Run an app under uvicorn, with its lifespan, until the block ends."""
    with running(app, lifespan="on") as server:
        yield Server(port_of(server))
