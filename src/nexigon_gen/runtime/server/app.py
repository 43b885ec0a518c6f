"""The ASGI app that serves actions."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from os import PathLike
from time import monotonic, perf_counter
from typing import Generic, TypeVar

from ..asgi import Message, Receive, Scope, Send
from .body import RequestBody
from .cancel_scope import CancelScope, run_in_scope
from .checks import at_least, function, instance_of, iterable, positive
from .lifespan import call, ends_task, live
from .limiter import Limiters
from .pages import SitePages
from .pipeline import Pipeline
from .refusals import BodyTooSlow, ClientGone, Internal, Refusal
from .request import Request
from .routes import bind_all
from .sending import JSON, Outbox, start_of
from .service import Service
from .settings import Authenticate, Hooks, Served, Settings
from .threads import Threads

P = TypeVar("P")

log = logging.getLogger(__name__)


class ActionApp(Generic[P]):
    """An ASGI app that serves actions.

    It runs on any ASGI server that uses asyncio, and may be mounted under a prefix.
    A mounted app is not told when the server starts and ends: call `startup` and
    `shutdown` there.
    """

    def __init__(
        self,
        services: Iterable[Service[P]],
        *,
        authenticate: Authenticate[P],
        max_body: int = 8 << 20,
        max_concurrency: int = 200,
        timeout: float = 30.0,
        docs: str | PathLike[str] | None = None,
        hooks: Hooks[P] | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Make an app that serves the actions of `services`.

        Args:
            services: The services. No two may serve the same action.
            authenticate: Returns who is calling; `allow_anonymous` lets anybody in. A
                plain function runs in a thread.
            max_body: Longest request body in bytes (wire.md W1.9).
            max_concurrency: How many requests may be in progress at once; others are
                answered 503. Those whose `authenticate` is running are counted apart, up
                to the same number.
            timeout: Seconds for a handler, unless its action has a timeout. After them the
                answer is 504, and the handler is cancelled. A plain `def` handler cannot
                be cancelled, and goes on in its thread.
            docs: The folder that `nexigon-gen --docs` has written. It is read now, and
                served below `/docs/` to anybody.
            hooks: Code that runs before, around and after handlers.
            settings: Other settings.

        Raises:
            ValueError: An action is served twice, or `require_complete` is set and
                an action is not implemented; or a limit makes no sense; or there is no
                reference in `docs`.
            TypeError: An argument is of another type, or the handler of an async service
                is a plain `def` that says it returns the response itself.
            OSError: The folder `docs` cannot be read.
        """
        at_least("max_body", max_body, 0)
        at_least("max_concurrency", max_concurrency, 1)
        positive("timeout", timeout)
        iterable("services", services)
        function("authenticate", authenticate)
        self._hooks = hooks = Hooks() if hooks is None else hooks
        instance_of("hooks", hooks, Hooks)
        self._settings = Settings() if settings is None else settings
        instance_of("settings", self._settings, Settings)
        self._threads = Threads(self._settings.threads)
        self._checks = Threads(self._settings.threads)
        self._limiters = Limiters(max_concurrency, self._settings.body_timeout)
        self._outbox = Outbox(max(1, max_concurrency // 2), self._settings.send_timeout)
        self._pages = SitePages(self._settings, docs, self._limiters.arrival)
        self._pipeline = Pipeline(
            routes=bind_all(
                services,
                hooks.interceptors,
                self._threads,
                self._limiters,
                timeout,
            ),
            authenticate=self._checks.unblocked(authenticate),
            authorize=(
                None
                if hooks.authorize is None
                else self._threads.unblocked(hooks.authorize)
            ),
            limiters=self._limiters,
            max_body=max_body,
            settings=self._settings,
        )
        if self._settings.require_complete and self.unimplemented:
            raise ValueError(f"not implemented: {', '.join(self.unimplemented)}")

    @property
    def unimplemented(self) -> tuple[str, ...]:
        """Wire names of the actions that are answered 501, sorted."""
        routes = self._pipeline.routes.values()
        return tuple(sorted(r.info.wire for r in routes if not r.implemented))

    async def drain(self) -> None:
        """Answer 503 from now on, and wait for the requests in progress.

        Waits for the `drain_timeout` of the settings at most.
        """
        await self._drain(monotonic() + self._settings.drain_timeout)

    async def _drain(self, deadline: float) -> None:
        left = await self._limiters.drain(deadline)
        if left:
            log.warning("%d requests still running at shutdown", left)

    async def startup(self) -> None:
        """Build the validators of all actions, and call `on_startup`.

        Without it, the first call of each action takes longer.

        Raises:
            Exception: What `on_startup` raises, or an error of pydantic, if a type of an
                action is broken.
        """
        self._pipeline.prepare()
        await call(self._hooks.on_startup)
        self._limiters.open()

    async def shutdown(self) -> None:
        """Drain, end the threads, and call `on_shutdown`. The app may be started again.

        Waits for the `drain_timeout` of the settings at most.

        Raises:
            Exception: What `on_shutdown` raises.
        """
        deadline = monotonic() + self._settings.drain_timeout
        await self._drain(deadline)
        left = sum([await each.end(deadline) for each in (self._checks, self._threads)])
        if left:
            log.warning("%d plain functions still running at shutdown", left)
        await call(self._hooks.on_shutdown)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        match scope["type"]:
            case "http":
                request = Request(scope)
                if self._hooks.trace is None and not self._hooks.observers:
                    await self._serve(request, receive, send)
                else:
                    await self._watched(request, receive, send)
            case "lifespan":
                await live(self.startup, self.shutdown, receive, send)
            case "websocket":
                await receive()
                # Closed before it is accepted, so the client gets status 403.
                await send({"type": "websocket.close", "code": 1000})
            case other:
                raise ValueError(f"cannot serve ASGI scope type {other!r}")

    async def _watched(self, request: Request, receive: Receive, send: Send) -> None:
        start = perf_counter()
        route = self._pipeline.routes.get(request.path)
        action = None if route is None else route.info
        with ExitStack() as stack:
            observers = list(self._hooks.observers)
            if self._hooks.trace is not None:
                with _logged("the trace", request):
                    trace = self._hooks.trace(request, action)
                    observers.append(stack.enter_context(trace))
            status = None
            try:
                status = await self._serve(request, receive, send)
            finally:
                wire = None if action is None else action.wire
                served = Served(
                    wire, status, perf_counter() - start, request_id=request.id
                )
                for observe in observers:
                    with _logged("an observer", request):
                        observe(served)

    def _serve(
        self, request: Request, receive: Receive, send: Send
    ) -> Awaitable[int | None]:
        """Answer a request. Returns the status; None if the client left before the answer."""
        scope = CancelScope(receive)
        body = RequestBody(receive, request, scope)
        return run_in_scope(self._respond(request, body, send, scope), scope)

    async def _respond(
        self, request: Request, body: RequestBody, send: Send, scope: CancelScope
    ) -> int | None:
        route = self._pipeline.routes.get(request.path)
        try:
            if route is not None:
                data = await self._pipeline.answer(route, request, body, scope)
                start = start_of(200, request.id, data)
            else:
                page = self._pages.find(request)
                start = start_of(page.status, request.id, page.body, page.headers)
                data = b"" if request.method == "HEAD" else page.body
        except BaseException as error:
            what = route.info.wire if route is not None else "a page"
            refusal = _refusal(scope.cause(error), request, what)
            if refusal is None:
                raise
        else:
            await self._outbox.deliver(send, start, data, scope)
            status: int = start["status"]
            return status
        try:
            start, data = _rendered(refusal, request)
        except Exception:  # a refusal of a user's class may be malformed
            log.exception("request %s failed to be refused", request.id)
            refusal = _failure(request)
            start, data = _rendered(refusal, request)
        if request.method == "HEAD":
            data = b""
        if isinstance(refusal, BodyTooSlow | ClientGone):
            await self._outbox.deliver(send, start, data, scope)
        else:
            await self._outbox.refuse(send, start, data, body, scope)
        return None if isinstance(refusal, ClientGone) else refusal.status


def _refusal(error: BaseException, request: Request, what: str) -> Refusal | None:
    """The refusal that a caller gets for an error; None if the error ends the program or the
    task, and is to be raised on. The log names `what` failed too: the traceback of an
    answer of the wrong type does not lead to its handler."""
    if isinstance(error, Refusal):
        error.__traceback__ = None  # its frames refer to the error: a cycle
        return error
    if isinstance(error, KeyboardInterrupt | SystemExit) or ends_task(error):
        return None
    log.error("%s: request %s failed", what, request.id, exc_info=error)
    return _failure(request)


def _failure(request: Request) -> Refusal:
    return Internal(f"request {request.id} failed")


def _rendered(refusal: Refusal, request: Request) -> tuple[Message, bytes]:
    """The first message and the body of an answer."""
    data = refusal.encode()
    headers = JSON + refusal.headers
    version: str = request.scope.get("http_version", "1.1")
    if refusal.closes and version.startswith("1"):
        headers += ((b"connection", b"close"),)
    return start_of(refusal.status, request.id, data, headers), data


@contextmanager
def _logged(what: str, request: Request) -> Generator[None]:
    try:
        yield
    except Exception:
        log.exception("%s failed on request %s", what, request.id)
