"""The server as a process of its own, and what it takes of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.specs import ROOT

PROC = Path("/proc")
HAS_PROC = (PROC / "self" / "statm").exists()


@dataclass(frozen=True, slots=True)
class Hub:
    """A running server."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> str:
        """Ends it; gives all that it logged."""
        self.process.terminate()
        self.process.wait(30)
        return self.log.read_text("utf-8")


@contextmanager
def running(folder: Path) -> Generator[Hub]:
    """Runs the server until the block ends; its log goes into the folder."""
    log = folder / "log.txt"
    with (
        log.open("wb") as file,
        subprocess.Popen(
            [sys.executable, "-m", "faults.server.hub"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            port = process.stdout.readline()
            assert port, log.read_text("utf-8")
            yield Hub(process, int(port), log)
        finally:
            process.kill()


def resident(pid: int) -> int:
    """Bytes of memory that a process occupies. Needs `/proc`."""
    pages = (PROC / str(pid) / "statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def sockets(pid: int) -> int:
    """How many sockets a process has open. Needs `/proc`."""
    files = [*(PROC / str(pid) / "fd").iterdir()]
    return sum(_target(file).startswith("socket:") for file in files)


def _target(file: Path) -> str:
    try:
        return os.readlink(file)
    except FileNotFoundError:  # closed since it was listed
        return ""


def await_sockets(pid: int, count: int) -> None:
    """Waits for a process to have no more than `count` sockets; 30 seconds at most."""
    end = time.monotonic() + 30
    while (left := sockets(pid)) > count and time.monotonic() < end:
        time.sleep(0.02)
    assert left <= count, f"{left} sockets are open, {count} were"
