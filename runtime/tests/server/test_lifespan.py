"""How an app starts and ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import uvicorn

from nexigon_gen.runtime.model import Action, Returns
from nexigon_gen.runtime.server import (
    ActionApp,
    Context,
    Hooks,
    Message,
    Route,
    Service,
    allow_anonymous,
)

from .live import PING, serve
from .sample import DemoService, PingAction
from .test_bounds import Slow


class Noting(DemoService[None]):
    """Notes pings."""

    def __init__(self, notes: list[str]) -> None:
        self._notes = notes

    async def ping(self, action: PingAction, ctx: Context[None]) -> None:
        self._notes.append("ping")


def lifetime(app: ActionApp[None]) -> list[Message]:
    """What an app answers to a server that starts and ends."""
    left = iter(("lifespan.startup", "lifespan.shutdown"))
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": next(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app({"type": "lifespan"}, receive, send))
    return sent


def fails() -> None:
    raise LookupError("no disk")


async def fails_async() -> None:
    fails()


@pytest.mark.parametrize("kind", ["plain", "async"])
def test_hooks_run_round_the_requests(kind: str) -> None:
    notes: list[str] = []

    def hook(note: str) -> Callable[[], object]:
        async def later() -> None:
            await asyncio.sleep(0)
            notes.append(note)

        return later if kind == "async" else lambda: notes.append(note)

    hooks = Hooks[None](on_startup=hook("start"), on_shutdown=hook("end"))
    app = ActionApp([Noting(notes)], authenticate=allow_anonymous, hooks=hooks)
    with serve(app) as live:
        assert live.call(PING, b"{}").status == 200
    assert notes == ["start", "ping", "end"]


def test_the_end_comes_after_draining() -> None:
    service = Slow()
    hooks = Hooks[None](on_shutdown=lambda: service.ended.append("shut down"))
    app = ActionApp([service], authenticate=allow_anonymous, hooks=hooks)
    with serve(app) as live, ThreadPoolExecutor() as clients:
        old = clients.submit(live.call, PING, b"{}")
        service.running.acquire()
        ending = asyncio.run_coroutine_threadsafe(app.shutdown(), service.loop)
        assert live.call(PING, b"{}").status == 503
        service.release()
        ending.result(10)
        assert old.result().status == 200
        assert service.ended == ["done", "shut down"]


@pytest.mark.parametrize("hook", [fails, fails_async])
def test_a_failed_start_stops_the_server(
    hook: Callable[[], object], caplog: pytest.LogCaptureFixture
) -> None:
    ended: list[str] = []
    hooks = Hooks[None](on_startup=hook, on_shutdown=lambda: ended.append("end"))
    (answer,) = lifetime(
        ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks)
    )
    assert answer == {
        "type": "lifespan.startup.failed",
        "message": "LookupError: no disk",
    }
    assert "the startup of the app failed" in caplog.text
    assert "no disk" in caplog.text
    assert ended == []


class Mute(Exception):
    """Cannot say what it is."""

    def __str__(self) -> str:
        raise SystemExit("not even that")


RAISED = [
    Mute(),
    SystemExit(3),
    KeyboardInterrupt(),
    asyncio.CancelledError(),
    ExceptionGroup("several", [LookupError()]),
    BaseExceptionGroup("several", [SystemExit()]),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("kind", ["plain", "async"])
@pytest.mark.parametrize("phase", ["startup", "shutdown"])
def test_whatever_a_hook_raises_is_reported(
    phase: str, kind: str, error: BaseException
) -> None:
    def hook() -> None:
        raise error

    async def later() -> None:
        await asyncio.sleep(0)
        raise error

    chosen = later if kind == "async" else hook
    hooks = (
        Hooks[None](on_startup=chosen)
        if phase == "startup"
        else Hooks[None](on_shutdown=chosen)
    )
    app = ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks)
    answer = lifetime(app)[-1]
    assert answer["type"] == f"lifespan.{phase}.failed"
    assert answer["message"].startswith(type(error).__name__)


def test_a_start_that_the_server_cancels_is_cancelled() -> None:
    sent: list[Message] = []

    async def scenario() -> None:
        hooks = Hooks[None](on_startup=asyncio.Event().wait)
        app = ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks)

        async def receive() -> Message:
            return {"type": "lifespan.startup"}

        async def send(message: Message) -> None:
            sent.append(message)

        life = asyncio.create_task(app({"type": "lifespan"}, receive, send))
        await asyncio.sleep(0.01)
        life.cancel()
        await life

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(scenario())
    assert sent == []


def test_a_hook_that_is_false_is_called() -> None:
    class Nothing(list[str]):
        """An empty list that can be called."""

        def __call__(self) -> None:
            called.append("start")

    called: list[str] = []
    hooks = Hooks[None](on_startup=Nothing())
    lifetime(ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks))
    assert called == ["start"]


def test_uvicorn_does_not_serve_what_failed_to_start() -> None:
    hooks = Hooks[None](on_startup=fails)
    app = ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks)
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="critical", loop="asyncio")
    )
    with suppress(SystemExit):  # raised by newer versions
        server.run()
    assert not server.started


@pytest.mark.parametrize("hook", [fails, fails_async])
def test_a_failed_end_is_logged(
    hook: Callable[[], object], caplog: pytest.LogCaptureFixture
) -> None:
    hooks = Hooks[None](on_shutdown=hook)
    app = ActionApp([Noting([])], authenticate=allow_anonymous, hooks=hooks)
    assert [answer["type"] for answer in lifetime(app)] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.failed",
    ]
    assert "the shutdown of the app failed" in caplog.text


class BrokenAction(Action, Returns["Missing"], wire="demo_Broken"):  # type: ignore[name-defined]  # the point of the test
    """Returns what there is not."""


class Odd(Service[None]):
    """Serves one action."""

    def __init__(self, action: type[Action]) -> None:
        self._action = action

    def routes(self) -> tuple[Route[None], ...]:
        """The action, with a handler of its own."""
        return (Route(self._action, self._never),)

    async def _never(self, action: Action, ctx: Context[None]) -> None:
        raise AssertionError


def test_validators_are_built_at_the_start() -> None:
    # An app that another test has started has built all that was there by then.
    class WaitAction(Action, Returns[None], wire="demo_Wait"):
        """Only made for this test."""

    assert not WaitAction.__pydantic_complete__
    lifetime(ActionApp([Odd(WaitAction)], authenticate=allow_anonymous))
    assert WaitAction.__pydantic_complete__


def test_a_broken_type_is_found_at_the_start() -> None:
    app = ActionApp([Odd(BrokenAction)], authenticate=allow_anonymous)
    (answer,) = lifetime(app)
    assert answer["type"] == "lifespan.startup.failed"
    assert "Missing" in answer["message"]
