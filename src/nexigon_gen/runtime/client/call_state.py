"""The state of a call, what its client shares with it, and the steps it consists of."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from ..actions import Returning
from ..dataclass import dataclass, field
from .closed import ClosedFlag
from .errors import CallFacts, ConfigurationError
from .options import CallSettings, is_count
from .reply import Reply
from .retry import Repeat, RetryQuota
from .tokens import Bearer
from .trace import CallTrace, Trace
from .transport.protocol import HttpRequest, HttpResponse, TransportFailure

T = TypeVar("T")
TransportT = TypeVar("TransportT")
TokensT = TypeVar("TokensT", bound="HasToken")


@dataclass(frozen=True, slots=True)
class Sleep:
    """Step of a call: wait. The answer is `None`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class GetToken:
    """Step of a call: get the token. The answer is the token, `None`, or a failure."""

    rejected: Bearer | None
    """The token that the server just refused, if any."""

    timeout: float
    """Seconds that it may take."""

    fetch: bool
    """Whether a token may be fetched. Actions that need none take one only if it is there."""


CallStep: TypeAlias = HttpRequest | Sleep | GetToken
"""What to do next. An `HttpRequest` is to be sent: the answer is a response or a failure."""

Answer: TypeAlias = HttpResponse | TransportFailure | Bearer | None
CallFlow: TypeAlias = Generator[CallStep, Answer, Reply[T]]


def _chance() -> float:
    # Slow to import, and only retries need it.
    from random import random

    return random()


@dataclass(frozen=True, slots=True)
class ClientState:
    """What the calls of a client share. Tests replace the clocks and the random numbers."""

    quota: RetryQuota = field(default_factory=RetryQuota)
    closed: ClosedFlag = field(default_factory=ClosedFlag)
    now: Callable[[], float] = time.monotonic
    """Seconds of a clock that never goes back."""
    date: Callable[[], float] = time.time
    """Seconds since the epoch."""
    chance: Callable[[], float] = _chance
    """A random number of [0, 1)."""


class HasToken(Protocol):
    """What a call needs of `TokenSource` and `AsyncTokenSource`."""

    @property
    def current(self) -> Bearer | None:
        """The token that was fetched or given, if any."""
        ...


@dataclass(frozen=True, slots=True)
class Shared(Generic[TransportT, TokensT]):
    """What a client shares with those that its `with_options` makes.

    Raises:
        ConfigurationError: `max_response_bytes` is out of range.
    """

    package: str
    """Name of the generated package; the user agent, and the name of the logger."""

    url: str
    """URL of an action without its wire name at the end."""

    transport: TransportT
    tokens: TokensT
    max_response_bytes: int
    trace: Trace | None
    state: ClientState = field(default_factory=ClientState)

    def __post_init__(self) -> None:
        if not is_count(self.max_response_bytes):
            raise ConfigurationError("max_response_bytes must be at least 1")


@dataclass(slots=True)
class CallState(Generic[T]):
    """A call and its progress."""

    action: Returning[T]
    body: bytes = field(repr=False)
    """The action as JSON."""

    shared: Shared[Any, HasToken]
    settings: CallSettings
    headers: Mapping[str, str] = field(repr=False)
    """Headers of the options and of the trace."""

    trace: CallTrace | None
    request_id: str
    """`x-request-id` of the last answer, or the one that is sent."""

    attempts: int = 0
    """How many times the request was sent, or sending it was tried."""

    @property
    def facts(self) -> CallFacts:
        """The call, for errors and traces."""
        wire = self.action.__action__.wire
        return CallFacts(wire, self.attempts, self.request_id)

    def allows(self, repeat: Repeat) -> bool:
        """Whether this action is one that may be sent again after a failure."""
        if repeat == "idempotent":
            return self.action.__action__.idempotency != "unsafe"
        return repeat == "always"
