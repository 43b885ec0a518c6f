"""A server that does next to nothing, so that what is measured is the client."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread

from .sample import ANSWER

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_RESPONSE = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
    % (len(ANSWER), ANSWER)
)


@contextmanager
def peer() -> Generator[str, None, None]:
    """Runs it in a process of its own and gives its URL."""
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def _main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            Thread(target=_serve, args=(connection,), daemon=True).start()


def _serve(connection: socket.socket) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    data = b""
    while part := connection.recv(65536):
        data += part
        end = data.find(b"\r\n\r\n")
        found = _LENGTH.search(data, 0, end)
        if end >= 0 and found and len(data) >= end + 4 + int(found[1]):
            connection.sendall(_RESPONSE)
            data = b""


if __name__ == "__main__":
    _main()
