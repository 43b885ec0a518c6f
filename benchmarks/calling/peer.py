"""A server that does next to nothing, so that what is measured is the client."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from threading import Thread

from .sample import ANSWER

_ACTION = re.compile(rb"POST \S*/(\w+) ")
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_RESPONSE = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
)


@contextmanager
def peer(answers: Mapping[str, str] | None = None) -> Generator[str, None, None]:
    """Runs it in a process of its own and gives its URL; `answers` are texts of JSON, by
    action. It answers all others with that of the sample."""
    command = [sys.executable, "-m", __name__]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as server:
        try:
            assert server.stdin is not None
            assert server.stdout is not None
            with server.stdin as told:
                json.dump(answers or {}, told)
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def _main() -> None:
    answers: Mapping[str, str] = json.load(sys.stdin)
    bodies = {action.encode(): text.encode() for action, text in answers.items()}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            serving = (connection, bodies)
            Thread(target=_serve, args=serving, daemon=True).start()


def _serve(connection: socket.socket, bodies: Mapping[bytes, bytes]) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    data = b""
    while part := connection.recv(65536):
        data += part
        end = data.find(b"\r\n\r\n")
        found = _LENGTH.search(data, 0, end)
        if end >= 0 and found and len(data) >= end + 4 + int(found[1]):
            action = _ACTION.match(data)
            body = bodies.get(action[1], ANSWER) if action else ANSWER
            connection.sendall(_RESPONSE % (len(body), body))
            data = b""


if __name__ == "__main__":
    _main()
