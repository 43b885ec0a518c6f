"""The Hub as a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nexigon_hub import NexigonHub

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Program:
    """A running `python -m examples.hub --seed-demo`, and what it has printed."""

    process: subprocess.Popen[str]
    url: str
    token: str
    curl: str

    def client(self) -> NexigonHub:
        """A client that tries once; to be closed."""
        return NexigonHub(
            self.url,
            token=self.token,
            options={"max_attempts": 1},
            allow_plaintext=True,
        )

    def stop(self, how: signal.Signals) -> int:
        """Sends a signal and waits for the end; gives the exit status."""
        self.process.send_signal(how)
        return self.process.wait(timeout=30)


@contextmanager
def program(path: Path) -> Generator[Program]:
    """Runs the Hub on a free port; what still runs at the end is killed."""
    arguments = ["examples.hub", "--db", str(path), "--port", "0", "--seed-demo"]
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            text = "".join(process.stdout.readline() for _ in range(3))
            match = re.fullmatch(r"url: (\S+)\ntoken: (\S+)\n(curl .*)\n", text)
            assert match is not None, text
            yield Program(process, *match.groups())
        finally:
            process.kill()


def drive(url: str, token: str) -> subprocess.CompletedProcess[str]:
    """Runs `python -m examples.hub.drive`."""
    return run("examples.hub.drive", "--url", url, "--token", token)


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `python -m` until it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
    )
