"""Calls: what is known of one, how far it has come, and the steps it consists of."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from ..actions import Returning
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
    """Wait; there is no answer."""

    seconds: float


@dataclass(frozen=True, slots=True)
class GetToken:
    """Get the token; the answer is the token, `None`, or a failure."""

    rejected: Bearer | None
    """The token that the server just refused."""

    timeout: float
    """Seconds it may take."""

    fetch: bool
    """Otherwise the call takes what is there and does without what is not."""


CallStep: TypeAlias = HttpRequest | Sleep | GetToken
"""What to do next. A request is to be sent; the answer is a response or a failure."""

Answer: TypeAlias = HttpResponse | TransportFailure | Bearer | None
CallFlow: TypeAlias = Generator[CallStep, Answer, Reply[T]]


def _chance() -> float:
    # Few calls need it, and to import it takes its time.
    from random import random

    return random()


@dataclass(frozen=True, slots=True)
class ClientState:
    """What the calls of a client share; clocks and dice so that tests can bring their own."""

    quota: RetryQuota = field(default_factory=RetryQuota)
    closed: ClosedFlag = field(default_factory=ClosedFlag)
    now: Callable[[], float] = time.monotonic
    """Seconds, never going back."""
    date: Callable[[], float] = time.time
    """Seconds since the epoch."""
    chance: Callable[[], float] = _chance
    """Evenly spread over [0, 1)."""


class HasToken(Protocol):
    """A source of tokens."""

    @property
    def current(self) -> Bearer | None:
        """The token that is there, if any."""
        ...


@dataclass(frozen=True, slots=True)
class Shared(Generic[TransportT, TokensT]):
    """What a client and those made by its `with_options` share.

    Raises:
        ConfigurationError: `max_response_bytes` is out of range.
    """

    package: str
    """The user agent, and the name of the logger."""

    url: str
    """In front of an action's wire name."""

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
    """A call, and how far it has come."""

    action: Returning[T]
    body: bytes = field(repr=False)
    """The action on the wire."""

    shared: Shared[Any, HasToken]
    settings: CallSettings
    headers: Mapping[str, str] = field(repr=False)
    """The caller's and the tracer's."""

    trace: CallTrace | None
    request_id: str
    """That of the last answer, else the one that is sent."""

    attempts: int = 0
    """How many times the request was handed to the transport."""

    @property
    def facts(self) -> CallFacts:
        """What is told of it."""
        wire = self.action.__action__.wire
        return CallFacts(wire, self.attempts, self.request_id)

    def allows(self, repeat: Repeat) -> bool:
        """Whether the action may be sent again after such a failure."""
        if repeat == "idempotent":
            return self.action.__action__.idempotency != "unsafe"
        return repeat == "always"
