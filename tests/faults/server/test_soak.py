"""A server keeps its memory and its sockets, however many requests it gets.

SOAK=1 in the environment makes it a million.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from e2e.cases import CASES

from .connection import Connection, request
from .hub import CLOSE, MAX_BODY, REFUSE
from .process import HAS_PROC, await_sockets, resident, running, sockets

REQUESTS = 1_000_000 if os.environ.get("SOAK") else 20_000
GROWTH = 2 << 20
"""Bytes of memory that the second half may need beyond those of the first."""

PATH = CASES[-1].path
BODY = CASES[-1].request_bytes
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER: a connection is not closed but cut off."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request and the status of its answer."""

    data: bytes
    status: int


ANSWERED: Sequence[Ask] = (
    *(Ask(request(case.path, case.request_bytes), 200) for case in CASES),
    Ask(request(PATH, BODY, {CLOSE: "1"}), 200),
    Ask(request(PATH, b'{"config": {"enabled": 1}, "projectId": []}'), 400),
    Ask(request(PATH, b"{" * 1000), 400),
    Ask(request(PATH, BODY, {REFUSE: "1"}), 400),
    Ask(request(PATH, BODY, {"authorization": "Bearer other"}), 401),
    Ask(request("/elsewhere", BODY), 404),
    Ask(request(PATH, BODY, method="PUT"), 405),
    Ask(request(PATH, b" " * (MAX_BODY + 1)), 413),
    Ask(request(PATH, BODY, {"content-type": "text/plain"}), 415),
)
ABANDONED: Sequence[bytes] = (
    request(PATH, BODY)[:-9],
    request(PATH, BODY)[:99],
    request(PATH, BODY),
)
"""What is sent by clients that leave then."""


@pytest.mark.integration
@pytest.mark.skipif(not HAS_PROC, reason="memory is read from /proc")
def test_memory_of_the_server(tmp_path: Path) -> None:
    rounds = REQUESTS // (len(ANSWERED) + len(ABANDONED))
    with running(tmp_path) as hub:
        pid = hub.process.pid
        with Connection(hub.port) as connection:
            ask(connection, 1)
            before = sockets(pid)
            ask(connection, rounds // 2)
            half = resident(pid)
            ask(connection, rounds // 2)
            await_sockets(pid, before)
            assert resident(pid) - half < GROWTH
        assert "Traceback" not in hub.stop()


def ask(connection: Connection, rounds: int) -> None:
    """Makes all requests of above, `rounds` times."""
    for _ in range(rounds):
        for each in ANSWERED:
            connection.send(each.data)
            assert connection.read().status == each.status
        for number, data in enumerate(ABANDONED):
            abandon(connection.port, data, cut_off=number > 0)


def abandon(port: int, data: bytes, *, cut_off: bool) -> None:
    """Sends and leaves, without a look at the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as leaving:
        leaving.sendall(data)
        if cut_off:
            leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
