"""The ways to send from: a thread, and tasks of event loops of each kind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import closing
from typing import Any, Protocol, TypeAlias

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.protocol import HttpRequest, HttpResponse

from .clients import Engine
from .ways import Way

Wait: TypeAlias = Callable[[], None]


def nothing() -> None:
    """Waits for nothing."""


class Send(Protocol):
    """Sends requests over one transport, and waits between them."""

    def __call__(
        self,
        engine: Engine,
        way: Way,
        requests: Sequence[HttpRequest],
        wait: Wait = nothing,
    ) -> list[HttpResponse]:
        """The answers."""
        ...


def _sync(
    engine: Engine, way: Way, requests: Sequence[HttpRequest], wait: Wait = nothing
) -> list[HttpResponse]:
    answers: list[HttpResponse] = []
    with closing(engine(way.network)) as transport:
        for request in requests:
            if answers:
                wait()
            answers.append(transport.send(request))
    return answers


async def _tasks(
    engine: Engine,
    way: Way,
    requests: Sequence[HttpRequest],
    wait: Callable[[], Coroutine[Any, Any, None]],
) -> list[HttpResponse]:
    answers: list[HttpResponse] = []
    transport = engine(way.network)
    try:
        for request in requests:
            if answers:
                await wait()
            answers.append(await transport.asend(request))
    finally:
        await transport.aclose()
    return answers


def _async(
    engine: Engine, way: Way, requests: Sequence[HttpRequest], wait: Wait = nothing
) -> list[HttpResponse]:
    return asyncio.run(_tasks(engine, way, requests, lambda: asyncio.to_thread(wait)))


def _uvloop(
    engine: Engine, way: Way, requests: Sequence[HttpRequest], wait: Wait = nothing
) -> list[HttpResponse]:
    return uvloop.run(_tasks(engine, way, requests, lambda: asyncio.to_thread(wait)))


def _busy(
    engine: Engine, way: Way, requests: Sequence[HttpRequest], wait: Wait = nothing
) -> list[HttpResponse]:
    """A loop that has no time to look at what came."""

    async def computes() -> None:
        wait()

    return asyncio.run(_tasks(engine, way, requests, computes))


SENDERS: dict[str, Send] = {"sync": _sync, "async": _async, "uvloop": _uvloop}
ALL = pytest.mark.parametrize("send", SENDERS.values(), ids=SENDERS)
WITH_BUSY: dict[str, Send] = {**SENDERS, "busy": _busy}
ALL_AND_BUSY = pytest.mark.parametrize("send", WITH_BUSY.values(), ids=WITH_BUSY)


def request_to(way: Way, timeout: float = 60.0, body: bytes = b"{}") -> HttpRequest:
    """A request."""
    return HttpRequest(f"{way.url}/x", {}, body, timeout, 1 << 20)
