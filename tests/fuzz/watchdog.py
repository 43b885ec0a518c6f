"""Runs the probe, and ends it when it does not answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread

from .case import Case

SECONDS = 120
"""How long one input may take: far more than any needs, far less than for ever."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input."""

    problem: str | None
    compiled: bool = False


class Watchdog:
    """A probe at a time, replaced when it hangs or dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start()

    def run(self, case: Case, out: Path | None = None) -> Outcome:
        """Feeds a case to the tool; what it generates is written to `out`."""
        rmtree(self._folder / "case", ignore_errors=True)
        path = case.write(self._folder / "case")
        request = {"path": str(path), "out": out and str(out)}
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        try:
            line = self._answers.get(timeout=SECONDS)
        except Empty:
            self.close()
            self._start()
            return Outcome(f"no answer in {SECONDS} s")
        if not line:
            status = self._process.wait()
            self._start()
            return Outcome(f"the process died: {status}")
        answer = json.loads(line)
        return Outcome(answer["problem"], answer["compiled"])

    def close(self) -> None:
        """Ends the probe."""
        self._process.kill()
        self._process.wait()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "fuzz.probe"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answers: SimpleQueue[str] = SimpleQueue()
        Thread(target=_read, args=(self._process, self._answers), daemon=True).start()


def _read(process: subprocess.Popen[str], answers: SimpleQueue[str]) -> None:
    assert process.stdout
    for line in process.stdout:
        answers.put(line)
    answers.put("")


@contextmanager
def watchdog() -> Generator[Watchdog]:
    """A watchdog with a folder of its own."""
    with TemporaryDirectory() as folder:
        dog = Watchdog(Path(folder))
        try:
            yield dog
        finally:
            dog.close()
