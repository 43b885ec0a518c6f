"""Settings and hooks of an `ActionApp`, besides its three limits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from ..model import Action, ActionInfo
from .request import Request
from .service import Context

P = TypeVar("P")
P_contra = TypeVar("P_contra", contravariant=True)

Authenticate: TypeAlias = Callable[[Request], P | Awaitable[P]]
"""Who is calling? Raises `Unauthenticated` or `Forbidden`. An `async def` must not block
the event loop; a plain function runs in a thread, like a plain handler."""

Authorize: TypeAlias = Callable[[Action, Context[P]], Awaitable[None] | None]
"""May the principal do this? Raises `Forbidden`. A plain function runs in a thread."""

Proceed: TypeAlias = Callable[[], Awaitable[object]]

Interceptor: TypeAlias = Callable[[Action, Context[P], Proceed], Awaitable[object]]
"""Wraps a handler: returns `await proceed()`, or something else, or raises."""


async def allow_anonymous(request: Request) -> None:
    """For `authenticate`, to serve anybody; the principal is None."""


@dataclass(frozen=True, slots=True)
class Served:
    """A request that is over."""

    action: str | None
    """Wire name, None if there is no such action."""

    status: int | None
    """Status of the answer, None if the client left before it."""

    seconds: float
    """From the arrival of the headers until the answer was sent."""

    request_id: str
    """The `x-request-id` of the answer."""


Observer: TypeAlias = Callable[[Served], None]
"""Sees each request that is over; runs on the event loop and must not block."""

TraceRequest: TypeAlias = Callable[
    [Request, ActionInfo | None], AbstractContextManager[Observer]
]
"""Called with each request and its action, if there is such an action. What it gives is
entered before `authenticate`, in the same task, and left when the answer was sent; the
observer is called before that."""


# Without slots, with which Python before 3.13 cannot call `Hooks[User](...)`.
@dataclass(frozen=True, kw_only=True)
class Hooks(Generic[P_contra]):
    """Code of yours that runs round the handlers."""

    authorize: Authorize[P_contra] | None = None
    """Runs before each handler and its interceptors."""

    interceptors: Sequence[Interceptor[P_contra]] = ()
    """The first one is the outermost."""

    observers: Sequence[Observer] = ()
    """Called once for each request, refused ones included."""

    trace: TraceRequest | None = None
    """Watches each request; `tracing.trace_requests` makes one for OpenTelemetry."""

    on_startup: Callable[[], object] | None = None
    """Called before the first request. If it raises, the app does not start. May be
    async; a plain function runs on the event loop, which has nothing else to do yet."""

    on_shutdown: Callable[[], object] | None = None
    """Called when the requests in progress have ended, in the same way. What it raises
    is logged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Rarely changed settings."""

    require_complete: bool = False
    """Refuse to start while an action of a service is not implemented."""

    unknown_fields: Literal["ignore", "forbid"] = "ignore"
    """What to do with keys of a request that its struct does not have."""

    body_timeout: float = 10.0
    """Seconds in which a body must have arrived."""

    send_timeout: float = 10.0
    """Seconds in which a client must take the next part of an answer: 64 KiB of one that
    is longer than 256 KiB, else all of it. If not, its connection is dropped."""

    drain_timeout: float = 10.0
    """Seconds to wait on shutdown for the requests in progress."""

    threads: int = 32
    """How many plain functions run at once: handlers and `authorize`; and as many of
    `authenticate`, so that handlers that hang keep no caller from being known."""

    openapi: bytes | None = None
    """The document to serve at `GET /openapi.json`, if any."""

    healthz: bool = False
    """Whether `GET /healthz` answers 200, or 503 once the app is draining."""

    def __post_init__(self) -> None:
        positive("body_timeout", self.body_timeout)
        positive("send_timeout", self.send_timeout)
        at_least("drain_timeout", self.drain_timeout, 0)
        at_least("threads", self.threads, 1)


def at_least(name: str, value: float, least: int) -> None:
    """Raise `ValueError` unless a setting is a number from `least` on."""
    if not value >= least:  # not a number is not, either
        raise ValueError(f"{name} must be at least {least}")


def positive(name: str, value: float) -> None:
    """Raise `ValueError` unless a setting is a number above 0."""
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0")
