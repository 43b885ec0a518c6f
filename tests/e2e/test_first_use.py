"""Many callers share a client from its first call on: one token, no connection left."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from nexigon_hub.projects import GetProjectDetailsAction, GetProjectDetailsOutput
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import ActionApp, Context, Request, Unauthenticated
from support.integration import apart
from support.uvicorns import port_of, running

PROGRAM = Path(__file__).with_name("callers.py")
TOGETHER = 16
"""The stale token is refused when that many requests with it have arrived."""


class Hub(ProjectsService[None]):
    """Refuses `token_1`, and takes what comes after it."""

    def __init__(self) -> None:
        self.asked: Counter[str | None] = Counter()
        self._together = asyncio.Event()
        self.app = ActionApp([self], authenticate=self._who, max_concurrency=1000)

    async def _who(self, request: Request) -> None:
        self.asked[request.bearer_token] += 1
        if request.bearer_token == "token_1":
            if self.asked["token_1"] == TOGETHER:
                self._together.set()
            await self._together.wait()
            raise Unauthenticated

    async def get_details(
        self, action: GetProjectDetailsAction, ctx: Context[None]
    ) -> GetProjectDetailsOutput:
        return GetProjectDetailsOutput(
            project_id=action.project_id, name=action.project_id, device_count=0
        )


@pytest.mark.parametrize("engine", apart(["http", "fast"], "http"))
@pytest.mark.parametrize(("kind", "count"), [("threads", 16), ("tasks", 200)])
def test_all_start_at_once(kind: str, count: int, engine: str) -> None:
    hub = Hub()
    # Which leaves it to clients to close connections.
    with running(hub.app, timeout_keep_alive=3600) as server:
        url = f"http://127.0.0.1:{port_of(server)}"
        with _program(kind, engine, str(count), url) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            fetched, *names = program.stdout.readline().split()
            assert names == [f"p_{number}" for number in range(count)]
            assert fetched == "2"
            assert server.server_state.connections
            program.stdin.write("\n")
            program.stdin.flush()
            assert program.stdout.readline() == "2\n"
            assert _none_left(server)
            assert program.poll() is None
    assert hub.asked == {"token_1": count, "token_2": count}


@contextmanager
def _program(*arguments: str) -> Generator[subprocess.Popen[str]]:
    """Runs `callers.py`, whose errors are those of the test."""
    path = os.pathsep.join(map(os.path.abspath, sys.path))
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(PROGRAM), *arguments],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            _, errors = program.communicate("\n")
            assert (program.returncode, errors) == (0, "")


def _none_left(server: uvicorn.Server) -> bool:
    """Whether all connections get closed; the server may hear of it a bit later."""
    until = time.monotonic() + 10
    while server.server_state.connections and time.monotonic() < until:
        time.sleep(0.005)
    return not server.server_state.connections
