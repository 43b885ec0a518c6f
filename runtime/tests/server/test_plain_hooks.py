"""Plain functions for `authenticate` and `authorize`: they may block."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor

import pytest

from nexigon_gen.runtime.model import Action
from nexigon_gen.runtime.server import (
    ActionApp,
    Authenticate,
    Authorize,
    Context,
    Hooks,
    Request,
    Unauthenticated,
    allow_anonymous,
)

from .live import PING, Answer, Server, serve
from .sample import DemoService, PingAction
from .test_bounds import LATE


class Pinged(DemoService[str]):
    """Notes who pings, and in which thread."""

    def __init__(self) -> None:
        self.pings: list[tuple[str | None, str]] = []
        self.loop: asyncio.AbstractEventLoop | None = None

    async def ping(self, action: PingAction, ctx: Context[str | None]) -> None:
        self.loop = asyncio.get_running_loop()
        self.pings.append((ctx.principal, thread()))


def thread() -> str:
    return threading.current_thread().name


def ping(server: Server) -> Answer:
    return server.call(PING, b"{}")


def here(request: Request) -> str:
    return thread()


async def here_async(request: Request) -> str:
    return thread()


def here_later(request: Request) -> Awaitable[str]:
    return here_async(request)


class Here:
    """A callable object."""

    async def __call__(self, request: Request) -> str:
        return thread()


@pytest.mark.parametrize("authenticate", [here_async, Here(), here_later])
def test_async_functions_run_on_the_loop(authenticate: Authenticate[str]) -> None:
    service = Pinged()
    with serve(ActionApp([service], authenticate=authenticate)) as live:
        assert ping(live).status == 200
    ((principal, of_the_loop),) = service.pings
    assert principal == of_the_loop


def test_a_plain_function_runs_in_a_thread() -> None:
    service = Pinged()
    with serve(ActionApp([service], authenticate=here)) as live:
        assert ping(live).status == 200
    ((principal, of_the_loop),) = service.pings
    assert principal is not None
    assert principal.startswith("action")
    assert not of_the_loop.startswith("action")


def test_allow_anonymous_needs_no_thread() -> None:
    started: list[str] = []

    class Counting(DemoService[None]):
        """Looks at the threads there are."""

        async def ping(self, action: PingAction, ctx: Context[None]) -> None:
            started.extend(each.name for each in threading.enumerate())

    before = {each.name for each in threading.enumerate()}
    with serve(ActionApp([Counting()], authenticate=allow_anonymous)) as live:
        assert ping(live).status == 200
    assert not [n for n in started if n.startswith("action") and n not in before]


def test_those_that_wait_do_not_hold_up_each_other() -> None:
    together = threading.Barrier(2)

    def authenticate(request: Request) -> str:
        together.wait(10)
        return "Ada"

    def authorize(action: Action, ctx: Context[str]) -> None:
        together.wait(10)

    hooks = Hooks(authorize=authorize)
    app = ActionApp([Pinged()], authenticate=authenticate, hooks=hooks)
    with serve(app) as live, ThreadPoolExecutor() as clients:
        answers = [clients.submit(ping, live) for _ in range(2)]
        assert [each.result().status for each in answers] == [200, 200]


def refuses(action: Action, ctx: Context[str]) -> None:
    raise Unauthenticated("not today")


async def refuses_async(action: Action, ctx: Context[str]) -> None:
    refuses(action, ctx)


@pytest.mark.parametrize("authorize", [refuses, refuses_async])
def test_what_authorize_raises_is_the_answer(authorize: Authorize[str]) -> None:
    service = Pinged()
    hooks = Hooks(authorize=authorize)
    with serve(ActionApp([service], authenticate=here, hooks=hooks)) as live:
        assert ping(live).refusal == (401, "Forbidden", "not today")
    assert service.pings == []


class Door:
    """Lets callers in once it is opened."""

    def __init__(self) -> None:
        self.knocks = threading.Semaphore(0)
        self.open = threading.Event()

    def __call__(self, request: Request) -> str:
        if request.bearer_token is None:
            return "nobody"
        self.knocks.release()
        assert self.open.wait(10)
        return "Ada"


def test_as_many_are_authenticated_as_may_be_in_progress() -> None:
    door = Door()
    app = ActionApp([Pinged()], authenticate=door, max_concurrency=2)
    with serve(app) as live, ThreadPoolExecutor() as clients:
        waiting = [clients.submit(ping, live) for _ in range(2)]
        for _ in waiting:
            door.knocks.acquire()
        assert ping(live).refusal == (503, "RateLimited", "the server is busy")
        door.open.set()
        assert [each.result().status for each in waiting] == [200, 200]
        assert ping(live).status == 200


def test_the_deadline_answers_although_the_thread_goes_on() -> None:
    door = Door()
    app = ActionApp([Pinged()], authenticate=door, timeout=0.05)
    with serve(app) as live:
        assert ping(live).refusal == LATE
        door.open.set()


def test_an_app_does_not_end_before_those_are_through() -> None:
    door, service = Door(), Pinged()
    ended: list[bool] = []
    hooks = Hooks[str](on_shutdown=lambda: ended.append(door.open.is_set()))
    app = ActionApp([service], authenticate=door, hooks=hooks)
    with serve(app) as live, ThreadPoolExecutor() as clients:
        assert live.call(PING, b"{}", headers={"authorization": None}).status == 200
        assert service.loop is not None
        waiting = clients.submit(ping, live)
        door.knocks.acquire()
        ending = asyncio.run_coroutine_threadsafe(app.shutdown(), service.loop)
        refused = (503, "RateLimited", "the server is shutting down")
        assert ping(live).refusal == refused
        assert not ending.done()
        door.open.set()
        ending.result(10)
        assert waiting.result().status == 200
    assert ended[0] is True


@pytest.mark.parametrize("error", [StopIteration, KeyError], ids=lambda e: e.__name__)
def test_a_failure_lets_nobody_in(error: type[Exception]) -> None:
    def authenticate(request: Request) -> str:
        raise error

    with serve(ActionApp([Pinged()], authenticate=authenticate)) as live:
        answer = live.call(PING, b"{}", headers={"x-request-id": "abc"})
    assert answer.refusal == (500, "Internal", "request abc failed")
