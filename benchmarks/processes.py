"""Whole processes: what they take, beside a Python that does nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from statistics import median
from threading import Timer
from time import perf_counter

LIMIT = float(os.environ.get("LIMIT", "180"))
"""Seconds after which a process is ended, and said to have taken longer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a process took.

    Args:
        wall: Seconds.
        cpu: Seconds of its own and of the system for it, children included.
        memory: Its peak, or that of the largest child, in MiB.
    """

    wall: float
    cpu: float
    memory: float


def run(
    command: Sequence[str | Path],
    folder: Path,
    variables: Mapping[str, str] | None = None,
) -> Taken | None:
    """Runs a process; None if it fails or takes too long."""
    start = perf_counter()
    process = subprocess.Popen(
        [*map(str, command)],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    timer = Timer(LIMIT, lambda: os.killpg(process.pid, SIGKILL))
    timer.start()
    _, status, used = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = perf_counter() - start
    return _taken(wall, used) if process.returncode == 0 else None


def _taken(wall: float, used: resource.struct_rusage) -> Taken:
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def nothing(folder: Path) -> Taken:
    """A Python that does nothing."""
    taken = run([sys.executable, "-c", "pass"], folder)
    assert taken
    return taken


def middle(rounds: Sequence[Taken]) -> Taken:
    """The median of each."""
    return Taken(
        median(each.wall for each in rounds),
        median(each.cpu for each in rounds),
        median(each.memory for each in rounds),
    )
