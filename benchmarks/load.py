"""Load on a server: by wrk where it is installed, else by connections of our own."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

CONNECTIONS = 32


@dataclass(frozen=True, slots=True)
class Target:
    """A request that is sent over and over; its answer has one length."""

    port: int
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Load:
    """How a server bore it."""

    rate: float
    """Answers a second."""

    p99: float
    """Seconds that 99 of 100 answers took at most."""


def load(target: Target, seconds: int) -> Load:
    """Sends requests over all connections; fails on any that is not answered 200."""
    if shutil.which("wrk"):
        return _wrk(target, seconds)
    return asyncio.run(_fleet(target, seconds))


def _wrk(target: Target, seconds: int) -> Load:
    script = [
        'wrk.method = "POST"',
        f"wrk.body = {json.dumps(target.body.decode())}",
        *(f'wrk.headers["{k}"] = "{v}"' for k, v in target.headers.items()),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, "request.lua")
        path.write_text("\n".join(script), "utf-8")
        done = subprocess.run(
            [
                *("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"),
                *("--latency", "-s", path),
                f"http://127.0.0.1:{target.port}{target.path}",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
    rate = re.search(r"Requests/sec: +([\d.]+)", done.stdout)
    p99 = re.search(r"99% +([\d.]+)([a-z]+)", done.stdout)
    assert rate, done.stdout
    assert p99, done.stdout
    assert "Non-2xx" not in done.stdout, done.stdout
    return Load(float(rate[1]), float(p99[1]) * _UNITS[p99[2]])


_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


async def _fleet(target: Target, seconds: int) -> Load:
    head = "".join(f"{name}: {value}\r\n" for name, value in target.headers.items())
    request = (
        f"POST {target.path} HTTP/1.1\r\nhost: localhost\r\n{head}"
        f"content-length: {len(target.body)}\r\n\r\n"
    ).encode() + target.body
    end = asyncio.get_running_loop().time() + seconds
    tasks = [_caller(target.port, request, end) for _ in range(CONNECTIONS)]
    times = [each for caller in await asyncio.gather(*tasks) for each in caller]
    return Load(len(times) / seconds, quantiles(times, n=100)[-1])


async def _caller(port: int, request: bytes, end: float) -> list[float]:
    """Sends one request after the other until the end; how long each took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    loop = asyncio.get_running_loop()
    times: list[float] = []
    while (start := loop.time()) < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 "), head
        length = re.search(rb"content-length: (\d+)", head)
        assert length, head
        await reader.readexactly(int(length[1]))
        times.append(loop.time() - start)
    writer.close()
    return times
