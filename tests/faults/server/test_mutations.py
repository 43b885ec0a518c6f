"""A running server is sent bodies that were valid before something happened to them.

SOAK=1 in the environment makes it ten times as many, SEED others.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from behaviour.canary import CANARY
from e2e.cases import CASES

from .connection import Connection, request
from .hostile import hostile
from .hub import TOKEN
from .process import HAS_PROC, Hub, await_sockets, resident, running, sockets
from .verdict import check

COUNT = 100_000 if os.environ.get("SOAK") else 10_000
SEED = int(os.environ.get("SEED", "1"))
CONNECTIONS = 8
WARM_UP = COUNT // 5
GROWTH = 2 << 20
"""Bytes of memory that the server may need beyond those after the warm-up."""


@pytest.mark.integration
def test_mutated_bodies(tmp_path: Path) -> None:
    with running(tmp_path) as hub:
        pid = hub.process.pid
        ask_valid(hub)
        before = sockets(pid) if HAS_PROC else 0
        with ExitStack() as stack:
            connections = [
                stack.enter_context(Connection(hub.port)) for _ in range(CONNECTIONS)
            ]
            answers = storm(connections, range(WARM_UP))
            warm = resident(pid) if HAS_PROC else 0
            answers += storm(connections, range(WARM_UP, COUNT))
        ask_valid(hub)
        if HAS_PROC:
            await_sockets(pid, before)
            assert resident(pid) - warm < GROWTH
        else:
            warnings.warn("no /proc: nobody looked at memory and sockets", stacklevel=1)
        log = hub.stop()
    for secret in (CANARY, TOKEN, "Traceback"):
        assert secret not in log
    assert {status for _, status in answers} == {200, 400, 413}
    assert {(case.path, status) for case in CASES for status in (200, 400)} <= {
        *answers
    }


def storm(connections: list[Connection], numbers: range) -> Counter[tuple[str, int]]:
    """Sends the requests with these numbers; how often which path had which status."""
    answers = Counter[tuple[str, int]]()
    for first in numbers[:: len(connections)]:
        rest = range(first, numbers.stop)
        batch = [*zip(connections, rest, strict=False)]
        for connection, number in batch:
            connection.send(hostile(SEED, number).data)
        for connection, number in batch:
            sent = hostile(SEED, number)
            try:
                answer = connection.read()
                check(sent, answer)
            except Exception as error:
                error.add_note(f"SEED={SEED}, number {number}, to {sent.path}:")
                error.add_note(f"{sent.body[:2000]!r} of {len(sent.body)} bytes")
                raise
            answers[sent.path, answer.status] += 1
    return answers


def ask_valid(hub: Hub) -> None:
    """Each action is answered as it should be."""
    with Connection(hub.port) as connection:
        for case in CASES:
            connection.send(request(case.path, case.request_bytes))
            answer = connection.read()
            assert (answer.status, answer.body) == (200, case.response_bytes)
