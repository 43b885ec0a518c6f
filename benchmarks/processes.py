"""Whole processes: what they take, beside a Python that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from statistics import median
from threading import Timer

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


_MEASURE = (sys.executable, "-I", "-S", str(Path(__file__).with_name("measure.py")))


def run(
    command: Sequence[str | Path],
    folder: Path,
    variables: Mapping[str, str] | None = None,
) -> Taken | None:
    """Runs a process; None if it fails or takes too long."""
    process = subprocess.Popen(
        [*_MEASURE, *map(str, command)],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    timer = Timer(LIMIT, lambda: os.killpg(process.pid, SIGKILL))
    timer.start()
    told, _ = process.communicate()
    timer.cancel()
    if process.returncode:
        return None
    wall, cpu, peak = map(float, told.split())
    return Taken(wall, cpu, peak / 1024)


def nothing(folder: Path, python: str | Path = sys.executable) -> Taken:
    """A Python that does nothing."""
    taken = run([python, "-c", "pass"], folder)
    assert taken
    return taken


def middle(rounds: Sequence[Taken]) -> Taken:
    """The median of each."""
    return Taken(
        median(each.wall for each in rounds),
        median(each.cpu for each in rounds),
        median(each.memory for each in rounds),
    )
