"""Settings and hooks of an `ActionApp`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from typing import Generic, Literal, TypeAlias, TypeVar

from ..dataclass import dataclass
from ..model import Action, ActionInfo
from .checks import at_least, function, functions, one_of, positive
from .request import Request
from .service import Context

P = TypeVar("P")
P_contra = TypeVar("P_contra", contravariant=True)

Authenticate: TypeAlias = Callable[[Request], P | Awaitable[P]]
"""Returns the principal: who is calling. Raises `Unauthenticated` or `Forbidden`. An
`async def` must not block the event loop; a plain function runs in a thread."""

Authorize: TypeAlias = Callable[[Action, Context[P]], Awaitable[None] | None]
"""Raises `Forbidden` if the principal may not do this. A plain function runs in a thread."""

Proceed: TypeAlias = Callable[[], Awaitable[object]]

Interceptor: TypeAlias = Callable[[Action, Context[P], Proceed], Awaitable[object]]
"""Wraps a handler: returns `await proceed()` or a response of its own, or raises."""


async def allow_anonymous(request: Request) -> None:
    """For `authenticate`, to serve anybody; the principal is None."""


@dataclass(frozen=True, slots=True)
class Served:
    """Facts about a request that is over, for observers."""

    action: str | None
    """Wire name of the action; None if there is no such action."""

    status: int | None
    """HTTP status of the answer; None if the client left before it."""

    seconds: float
    """Seconds from the arrival of the headers until the answer was sent."""

    request_id: str
    """The `x-request-id` of the answer."""


Observer: TypeAlias = Callable[[Served], None]
"""Is told of each request that is over. Runs on the event loop, so it must not block."""

TraceRequest: TypeAlias = Callable[
    [Request, ActionInfo | None], AbstractContextManager[Observer]
]
"""Makes the trace of a request, from the request and its action, if that is known.

The context manager is entered before `authenticate`, in the same task, and exited after the
answer was sent. It gives an observer, which is called just before it is exited."""


# Without slots, with which Python before 3.13 cannot call `Hooks[User](...)`.
@dataclass(frozen=True, kw_only=True)
class Hooks(Generic[P_contra]):
    """Code of yours that runs before, around and after handlers."""

    authorize: Authorize[P_contra] | None = None
    """Runs before each handler and its interceptors."""

    interceptors: Sequence[Interceptor[P_contra]] = ()
    """Wrap each handler. The first one is the outermost."""

    observers: Sequence[Observer] = ()
    """Called after each request, also after refused ones."""

    trace: TraceRequest | None = None
    """Traces each request; `tracing.trace_requests` makes one for OpenTelemetry."""

    on_startup: Callable[[], object] | None = None
    """Called before the first request. If it raises, the app does not start. May be
    `async def`; a plain function runs on the event loop."""

    on_shutdown: Callable[[], object] | None = None
    """Called after the last request, in the same way. What it raises is logged."""

    def __post_init__(self) -> None:
        functions("interceptors", self.interceptors)
        functions("observers", self.observers)
        given = {
            "authorize": self.authorize,
            "trace": self.trace,
            "on_startup": self.on_startup,
            "on_shutdown": self.on_shutdown,
        }
        for name, each in given.items():
            if each is not None:
                function(name, each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of an app that most do not change."""

    require_complete: bool = False
    """Refuse to start while an action of a service is not implemented."""

    unknown_fields: Literal["ignore", "forbid"] = "ignore"
    """Whether keys of a request that the spec does not have are ignored or refused."""

    body_timeout: float = 10.0
    """Seconds in which the body of a request must arrive."""

    send_timeout: float = 10.0
    """Seconds in which a client must take the next part of an answer, or its connection is
    dropped. An answer of up to 256 KiB is one part; longer ones have parts of 64 KiB."""

    drain_timeout: float = 10.0
    """Seconds to wait on shutdown for the requests in progress."""

    threads: int = 32
    """How many plain functions run at once: handlers and `authorize`. `authenticate` has as
    many threads of its own, so that hanging handlers do not block it."""

    openapi: bytes | None = None
    """The document to serve at `GET /openapi.json`, if any."""

    healthz: bool = False
    """Whether `GET /healthz` answers 200, or 503 once the app is draining."""

    def __post_init__(self) -> None:
        positive("body_timeout", self.body_timeout)
        positive("send_timeout", self.send_timeout)
        at_least("drain_timeout", self.drain_timeout, 0)
        at_least("threads", self.threads, 1)
        one_of("require_complete", self.require_complete, (True, False))
        one_of("healthz", self.healthz, (True, False))
        one_of("unknown_fields", self.unknown_fields, ("ignore", "forbid"))
