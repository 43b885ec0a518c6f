"""The generated server beside servers written by hand, under load.

Every app runs in uvicorn with uvloop and httptools, one worker; in each round each of
them gets the same load, one after the other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from statistics import median
from tempfile import TemporaryDirectory

from synthetic import hub

from support.sdk import write
from support.specs import artifacts

from .load import Target, requests_in
from .serving.sample import BODY, PATH, TOKEN

APPS = ("generated", "bare", "same_models", "in_starlette", "in_fastapi")
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 2
HEADERS = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
BARS = {"bare": 0.55, "in_fastapi": 2.0}
"""What the generated server has to reach, as a ratio to the other."""

_ROOT = Path(__file__).resolve().parents[1]
_SPEC = _ROOT / "benchmarks" / "serving" / "bench.yaml"


def main() -> int:
    """Prints requests a second and ratios; 1 if a bar is missed."""
    with TemporaryDirectory() as folder:
        specs = (*hub.write(Path(folder)), _SPEC)
        write(artifacts(*specs, package="synthetic_hub"), Path(folder))
        rates = _measure(Path(folder))
    missed = False
    for name in APPS:
        ratios = [a / b for a, b in zip(rates["generated"], rates[name], strict=True)]
        bar = BARS.get(name, 0.0)
        missed |= median(ratios) < bar
        note = f"  (bar: {bar})" if bar else ""
        print(f"{name:14}{median(rates[name]):8.0f}/s", end="  ")
        print(f"generated is {median(ratios):.2f}×{note}")
    return int(missed)


def _measure(folder: Path) -> dict[str, list[float]]:
    rates: dict[str, list[float]] = {name: [] for name in APPS}
    answers: list[object] = []
    for turn in range(ROUNDS + 1):
        for name in APPS:
            with _running(name, folder) as target:
                answers.append(_ask(target))
                assert answers[-1] == answers[0], f"{name} answers something else"
                rate = requests_in(target, SECONDS)
            if turn:  # the first round warms the machine
                rates[name].append(rate)
    return rates


@contextmanager
def _running(name: str, folder: Path) -> Generator[Target]:
    port = _free_port()
    command = [sys.executable, "-m", "uvicorn", f"benchmarks.serving.{name}:app"]
    command += ["--port", str(port), "--loop", "uvloop", "--http", "httptools"]
    # What happens before the first request is not measured here.
    command += ["--lifespan", "off", "--no-access-log", "--log-level", "warning"]
    path = os.pathsep.join(map(str, (folder, _ROOT)))
    environment = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}tests"}
    server = subprocess.Popen(command, env=environment)
    try:
        _await(server, port)
        yield Target(port, PATH, HEADERS, BODY)
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
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


def _ask(target: Target) -> object:
    """The answer of an app, so that no two do different work."""
    connection = HTTPConnection("127.0.0.1", target.port, timeout=10)
    connection.request("POST", target.path, target.body, dict(target.headers))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, body
    answer: object = json.loads(body)
    return answer


if __name__ == "__main__":
    sys.exit(main())
