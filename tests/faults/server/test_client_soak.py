"""A client keeps its memory, however many calls it makes.

SOAK=1 in the environment makes them twenty times as many.
"""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections.abc import Iterator

import pytest
from e2e.cases import CASES

from nexigon_hub import CallTimeoutError, InvalidActionError, NexigonHub
from nexigon_hub._runtime.client.transport.fast import FastTransport
from nexigon_hub._runtime.client.transport.http import HttpTransport

from .hub import CLOSE, REFUSE, TOKEN
from .process import HAS_PROC, Hub, resident, running

pytestmark = pytest.mark.integration

ROUNDS = 2_000 if os.environ.get("SOAK") else 100
OBJECTS = 32 << 10
"""Bytes of Python's objects that the second half may keep."""
GROWTH = 4 << 20
"""Bytes of all memory that the second half may need."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A running server."""
    with running(tmp_path_factory.mktemp("hub")) as live:
        yield live


@pytest.mark.parametrize("engine", [HttpTransport, FastTransport])
def test_memory_of_a_client(
    hub: Hub, engine: type[HttpTransport | FastTransport]
) -> None:
    with NexigonHub(
        hub.url, token=TOKEN, transport=engine(), allow_plaintext=True
    ) as client:
        call(client, 1)
        tracemalloc.start()
        try:
            call(client, ROUNDS)
            half = memory()
            call(client, ROUNDS)
            end = memory()
        finally:
            tracemalloc.stop()
    assert end[0] - half[0] < OBJECTS
    assert end[1] - half[1] < GROWTH


def call(client: NexigonHub, rounds: int) -> None:
    """Makes each call that there is, and calls that fail, `rounds` times."""
    for _ in range(rounds):
        for case in CASES:
            assert case.call(client.projects) == case.output
        client.projects.query(options={"headers": {CLOSE: "1"}})
        with pytest.raises(InvalidActionError):
            client.projects.query(options={"headers": {REFUSE: "1"}})
        with pytest.raises(CallTimeoutError):
            client.projects.query(options={"timeout": 1e-9})


def memory() -> tuple[int, int]:
    """Bytes of Python's objects, and all that the process occupies."""
    gc.collect()
    return (
        tracemalloc.get_traced_memory()[0],
        resident(os.getpid()) if HAS_PROC else 0,
    )
