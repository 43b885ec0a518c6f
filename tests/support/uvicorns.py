"""Servers of uvicorn in threads of the tests' own process."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import uvicorn
import uvloop


@contextmanager
def running(app: Any, **options: Any) -> Generator[uvicorn.Server]:
    """Runs uvicorn with these options of its own until the block ends."""
    config = uvicorn.Config(app, port=0, log_level="critical", ws="none", **options)
    server = uvicorn.Server(config)
    # Its own `run` gives the whole process another policy of loops, if it is old.
    thread = threading.Thread(target=lambda: uvloop.run(server.serve()))
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.005)
    try:
        yield server
    finally:
        server.should_exit = True
        thread.join()


def port_of(server: uvicorn.Server) -> int:
    """Where it listens."""
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
