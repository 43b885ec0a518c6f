"""ASGI servers as processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager

from support.specs import ROOT

COMMANDS: Mapping[str, Sequence[str]] = {
    "uvicorn": ("uvicorn", "--host", "127.0.0.1", "--port", "{port}"),
    "hypercorn": ("hypercorn", "--bind", "127.0.0.1:{port}"),
    "granian": ("granian", "--interface", "asgi", "--port", "{port}"),
}
"""How each is run as a module."""


def start(server: str, app: str, port: int, *options: str) -> subprocess.Popen[bytes]:
    """The process of a server that runs an app of this folder, with more options."""
    arguments = [each.format(port=port) for each in COMMANDS[server]]
    return subprocess.Popen(
        [sys.executable, "-m", *arguments, *options, f"mounting.{app}"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=ROOT,
    )


@contextmanager
def serving(server: str, app: str, *options: str) -> Generator[str]:
    """The address of a server that runs an app of `apps.py` with more options."""
    with _held_port() as port:
        process = start(server, f"apps:{app}", port, *options)
        try:
            _await(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def _held_port() -> Generator[int]:
    """A port that nobody else gets until the block ends."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        port = holder.getsockname()[1]
        if sys.platform != "linux":  # elsewhere, it is in the server's way
            holder.close()
        yield port


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"the server ended with {process.returncode}")
