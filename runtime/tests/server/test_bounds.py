"""Deadlines, clients that leave, too many requests at once, shutdown."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Hooks,
    Served,
    Settings,
    allow_anonymous,
)

from .live import HURRY, PING, Answer, Server, serve
from .sample import DemoService, HurryAction, PingAction


class Slow(DemoService[None]):
    """Pings wait until they are released; notes how they ended."""

    loop: asyncio.AbstractEventLoop

    def __init__(self) -> None:
        self.running = threading.Semaphore(0)
        self.ended: list[str] = []
        self.over = threading.Event()
        self._release = asyncio.Event()

    async def ping(self, action: PingAction, ctx: Context[None]) -> None:
        self.loop = asyncio.get_running_loop()
        self.running.release()
        try:
            await self._release.wait()
            self.ended.append("done")
        except asyncio.CancelledError:
            self.ended.append("cancelled")
            raise
        finally:
            self.over.set()

    async def hurry(self, action: HurryAction, ctx: Context[None]) -> None:
        await self.ping(PingAction(), ctx)

    def release(self) -> None:
        """Let all go on."""
        self.loop.call_soon_threadsafe(self._release.set)


def app(
    service: Slow,
    *,
    max_concurrency: int = 200,
    timeout: float = 30,
    drain_timeout: float = 10,
    observer: Callable[[Served], None] = lambda served: None,
) -> ActionApp[None]:
    return ActionApp(
        [service],
        authenticate=allow_anonymous,
        max_concurrency=max_concurrency,
        timeout=timeout,
        hooks=Hooks(observers=[observer]),
        settings=Settings(healthz=True, drain_timeout=drain_timeout),
    )


def ping(server: Server) -> Answer:
    return server.call(PING, b"{}")


LATE = (504, "Internal", "the action did not end in time")


def test_the_deadline_of_the_app_cancels_the_handler() -> None:
    service = Slow()
    with serve(app(service, timeout=0.05)) as live:
        answer = ping(live)
    assert answer.refusal == LATE
    assert service.ended == ["cancelled"]


def test_the_deadline_of_the_action_goes_before() -> None:
    service = Slow()
    with serve(app(service)) as live:
        answer = live.call(HURRY, b"{}")
    assert answer.refusal == LATE
    assert service.ended == ["cancelled"]


def test_a_slow_authenticate_meets_the_deadline() -> None:
    async def authenticate(request: object) -> None:
        await asyncio.Event().wait()

    slow = ActionApp([Slow()], authenticate=authenticate, timeout=0.05)
    with serve(slow) as live:
        answer = ping(live)
    assert answer.refusal == LATE


def test_a_client_that_leaves_cancels_its_handler_and_no_other() -> None:
    service = Slow()
    seen: list[int | None] = []
    observed = threading.Semaphore(0)

    def observer(served: Served) -> None:
        seen.append(served.status)
        observed.release()

    with (
        serve(app(service, observer=observer)) as live,
        ThreadPoolExecutor() as clients,
    ):
        stays = clients.submit(ping, live)
        service.running.acquire()
        with live.begin(PING, "content-length: 2", body=b"{}"):
            service.running.acquire()
        assert service.over.wait(10)
        assert service.ended == ["cancelled"]
        assert observed.acquire(timeout=10)
        service.release()
        assert stays.result().status == 200
    assert service.ended == ["cancelled", "done"]
    assert seen == [None, 200]


def test_too_many_requests_at_once() -> None:
    service = Slow()
    with (
        serve(app(service, max_concurrency=2)) as live,
        ThreadPoolExecutor() as clients,
    ):
        admitted = [clients.submit(ping, live) for _ in range(2)]
        for _ in admitted:
            service.running.acquire()
        refused = ping(live)
        assert refused.refusal == (503, "RateLimited", "the server is busy")
        assert refused.headers["retry-after"] == "1"
        service.release()
        assert [each.result().status for each in admitted] == [200, 200]
        assert ping(live).status == 200


def test_a_refused_or_failed_request_gives_its_place_back() -> None:
    service = Slow()
    with serve(app(service, max_concurrency=1, timeout=0.05)) as live:
        statuses = [ping(live).status, live.call(PING, b"").status, ping(live).status]
    assert statuses == [504, 400, 504]


def test_drain_refuses_new_requests_and_waits_for_the_old() -> None:
    service = Slow()
    slow = app(service)
    with serve(slow) as live, ThreadPoolExecutor() as clients:
        assert live.call("/healthz", method="GET").json == {"status": "ok"}
        old = clients.submit(ping, live)
        service.running.acquire()
        drained = asyncio.run_coroutine_threadsafe(slow.drain(), service.loop)
        refused = [ping(live), live.call("/healthz", method="GET")]
        assert not drained.done()
        service.release()
        drained.result(10)
        assert old.result().status == 200
    for answer in refused:
        assert answer.refusal == (
            503,
            "RateLimited",
            "the server is shutting down",
        )
        assert answer.headers["retry-after"] == "1"


def test_drain_does_not_wait_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    service = Slow()
    slow = app(service, drain_timeout=0.01)
    with serve(slow) as live, ThreadPoolExecutor() as clients:
        old = clients.submit(ping, live)
        service.running.acquire()
        asyncio.run_coroutine_threadsafe(slow.drain(), service.loop).result(10)
        assert service.ended == []
        service.release()
        assert old.result().status == 200
    assert "1 requests still running at shutdown" in caplog.text
