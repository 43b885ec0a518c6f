"""A transport that runs an ASGI app in this process, for tests without sockets."""

from __future__ import annotations

from collections.abc import Coroutine
from threading import Lock, Thread, current_thread
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import finalize

from ..asgi import AsgiApp
from ..client.transport.protocol import HttpRequest, HttpResponse, TimedOut
from ..lazy import LateModule
from .app_exchange import Exchange
from .app_lifespan import Lifespan

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future
else:  # a stub needs none
    asyncio = LateModule("asyncio")

T = TypeVar("T")

_PATIENCE: Final = 1.0
"""Seconds for what an app does when it is abandoned."""


class AppTransport:
    """Hands requests to an ASGI app; serves sync and async clients.

    For an async client the app runs in the task that calls; for a sync client in an
    event loop of its own, in a thread that ends when the client is closed. The app is
    started before its first request and shut down when the client is closed; a later
    request starts it again. What it raises comes out of the call, which waits for what
    the app does after its answer: until its time is over, then that is cancelled.
    """

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._lock = Lock()
        self._thread: _LoopThread | None = None
        self._lives: dict[asyncio.AbstractEventLoop, Lifespan] = {}

    def send(self, request: HttpRequest) -> HttpResponse:
        """Runs the app in its own thread and waits for the answer.

        Raises:
            RuntimeError: The app could not start.
        """
        with self._lock:
            if self._thread is None:
                self._thread = _LoopThread(self)
            answer = self._thread.submit(self.asend(request))
        return answer.result()

    def close(self) -> None:
        """Shuts the app down and ends the thread, if there is one.

        Raises:
            RuntimeError: The app says that it failed to shut down.
        """
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            try:
                thread.submit(self.aclose()).result()
            finally:
                thread.end()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Runs the app in this task.

        Raises:
            RuntimeError: The app could not start.
        """
        exchange = Exchange(request)
        limit = asyncio.timeout(request.timeout)
        try:
            async with limit:
                state = await self._started()
                scope = {**exchange.scope(), "state": state}
                await self._app(scope, exchange.receive, exchange.send)
        except TimeoutError:
            if not limit.expired():
                raise
            if not exchange.complete:
                raise TimedOut("no answer in time") from None
        return exchange.response()

    async def aclose(self) -> None:
        """Shuts the app down, if it was started on this event loop.

        Raises:
            RuntimeError: The app says that it failed to shut down.
        """
        life = self._lives.pop(asyncio.get_running_loop(), None)
        if life is not None:
            await life.end()

    async def _started(self) -> dict[str, Any]:
        """Waits for the start of the app; what it shares with its requests."""
        loop = asyncio.get_running_loop()
        if loop not in self._lives:
            self._lives[loop] = Lifespan(self._app)
        life = self._lives[loop]
        await life.started()
        return life.state.copy()


class _LoopThread:
    """An event loop in a thread of its own, which ends with its owner at the latest."""

    def __init__(self, owner: object) -> None:
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._loop = self._runner.get_loop()
        self._over = asyncio.Event()
        self._thread = Thread(target=self._run, name="app", daemon=True)
        try:
            self._thread.start()
        except RuntimeError:  # of the system, which has none left
            self._runner.close()
            raise
        self._owned = finalize(owner, self._abandon)

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Runs a coroutine in the loop, from any other thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def end(self) -> None:
        """Cancels what still runs, and waits for the end of the thread."""
        self._owned.detach()
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def _abandon(self) -> None:
        """Does the same for an owner that is gone and that nobody closed, or at the end
        of the process, but does not wait for long, as nobody asked for it."""
        self._loop.call_soon_threadsafe(self._over.set)
        if current_thread() is not self._thread:
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        with self._runner as runner:
            runner.run(self._wait())

    async def _wait(self) -> None:
        await self._over.wait()
