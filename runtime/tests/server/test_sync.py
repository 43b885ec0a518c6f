"""Services of plain `def` handlers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest

from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Forbidden,
    Hooks,
    Proceed,
    Request,
    Settings,
    Unauthenticated,
    allow_anonymous,
)

from .live import GREET, HURRY, PING, TOKEN, serve
from .sample import (
    DemoServiceSync,
    GreetAction,
    GreetOutputGreeted,
    HurryAction,
    PingAction,
)

tenant: ContextVar[str] = ContextVar("tenant")


class Plain(DemoServiceSync[None]):
    """Pings do as they were told to."""

    def __init__(self, on_ping: Callable[[], None] = lambda: None) -> None:
        self._on_ping = on_ping

    def greet(self, action: GreetAction, ctx: Context[None]) -> GreetOutputGreeted:
        if action.guest.full_name == "Eve":
            raise Forbidden("not you")
        return GreetOutputGreeted(text=f"Hello {action.guest.full_name}")

    def ping(self, action: PingAction, ctx: Context[None]) -> None:
        self._on_ping()

    def hurry(self, action: HurryAction, ctx: Context[None]) -> None:
        while ctx.seconds_left > 0:
            threading.Event().wait(0.005)


def app(service: Plain, hooks: Hooks[None] | None = None) -> ActionApp[None]:
    return ActionApp(
        [service],
        authenticate=allow_anonymous,
        hooks=hooks,
        settings=Settings(threads=2),
    )


def test_results_and_refusals() -> None:
    with serve(app(Plain())) as live:
        assert live.call(GREET).json == {"result": "Greeted", "text": "Hello Ada"}
        refused = live.call(GREET, b'{"guest": {"fullName": "Eve"}}')
    assert refused.refusal == (403, "Forbidden", "not you")


def test_no_more_run_at_once_than_there_are_threads() -> None:
    together = threading.Barrier(2)
    running: set[str] = set()
    most: list[int] = []

    def on_ping() -> None:
        running.add(threading.current_thread().name)
        together.wait(10)
        most.append(len(running))

    with serve(app(Plain(on_ping))) as live, ThreadPoolExecutor(6) as clients:
        answers = [clients.submit(live.call, PING, b"{}") for _ in range(6)]
    assert [answer.result().status for answer in answers] == [200] * 6
    assert most == [2] * 6


def test_context_variables_reach_the_thread() -> None:
    seen: list[str] = []

    async def set_tenant(
        action: object, ctx: Context[None], proceed: Proceed
    ) -> object:
        tenant.set("Line 4")
        return await proceed()

    hooks = Hooks[None](interceptors=[set_tenant])
    with serve(app(Plain(lambda: seen.append(tenant.get())), hooks)) as live:
        assert live.call(PING, b"{}").status == 200
    assert seen == ["Line 4"]


def test_the_deadline_answers_although_the_thread_goes_on() -> None:
    with serve(app(Plain())) as live:
        assert live.call(HURRY, b"{}").status == 504


def test_what_a_handler_raises_after_its_deadline_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Failing(Plain):
        """Fails when nobody waits any more."""

        def hurry(self, action: HurryAction, ctx: Context[None]) -> None:
            super().hurry(action, ctx)
            time.sleep(0.05)
            raise LookupError("no such table")

    with serve(app(Failing())) as live:
        assert live.call(HURRY, b"{}").status == 504
    assert "a plain function failed after its deadline" in caplog.text
    assert "no such table" in caplog.text


def test_the_app_ends_after_a_handler_past_its_deadline() -> None:
    ended: list[str] = []

    class Slow(Plain):
        """Goes on when nobody waits any more."""

        def hurry(self, action: HurryAction, ctx: Context[None]) -> None:
            super().hurry(action, ctx)
            time.sleep(0.1)
            ended.append("handler")

    hooks = Hooks[None](on_shutdown=lambda: ended.append("app"))
    with serve(app(Slow(), hooks)) as live:
        assert live.call(HURRY, b"{}").status == 504
    assert ended == ["handler", "app"]


def test_handlers_that_hang_keep_no_caller_from_being_known() -> None:
    door = threading.Event()
    busy = threading.Semaphore(0)

    def on_ping() -> None:
        busy.release()
        door.wait(10)

    def authenticate(request: Request) -> None:
        if request.bearer_token != TOKEN:
            raise Unauthenticated

    hanging = ActionApp(
        [Plain(on_ping)], authenticate=authenticate, settings=Settings(threads=1)
    )
    with serve(hanging) as live, ThreadPoolExecutor() as clients:
        waiting = clients.submit(live.call, PING, b"{}")
        busy.acquire()
        assert live.call(headers={"authorization": "Bearer x"}).status == 401
        door.set()
        assert waiting.result().status == 200


@pytest.mark.parametrize("error", [StopIteration, KeyError], ids=lambda e: e.__name__)
def test_failures(error: type[Exception]) -> None:
    def on_ping() -> None:
        raise error

    with serve(app(Plain(on_ping))) as live:
        answer = live.call(PING, b"{}", headers={"x-request-id": "abc"})
    assert answer.refusal == (500, "Internal", "request abc failed")
