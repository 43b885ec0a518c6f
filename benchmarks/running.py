"""Servers as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

from .load import Target

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def uvicorn(app: str, *folders: Path) -> Generator[int]:
    """One worker with uvloop and httptools, until the block ends; gives its port.

    Args:
        app: `module:name`.
        folders: Where modules are looked for first.
    """
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", app, "--port", str(port)]
    command += ["--loop", "uvloop", "--http", "httptools"]
    # What happens before the first request is not measured here.
    command += ["--lifespan", "off", "--no-access-log", "--log-level", "warning"]
    with process(command, port, *folders):
        yield port


@contextmanager
def process(command: Sequence[str], port: int, *folders: Path) -> Generator[None]:
    """A program that serves a port, until the block ends."""
    path = os.pathsep.join(
        map(str, (*folders, ROOT, ROOT / "tests", ROOT / "generated"))
    )
    server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path})
    try:
        _await(server, port)
        yield
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    while server.poll() is None:
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the server did not start")


def ask(target: Target) -> object:
    """The answer to one request, so that no two servers do different work."""
    connection = HTTPConnection("127.0.0.1", target.port, timeout=10)
    connection.request("POST", target.path, target.body, dict(target.headers))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, body
    answer: object = json.loads(body)
    return answer
