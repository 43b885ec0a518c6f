"""One call from start to end, without input or output.

`call_flow` says what to do next and is told what came of it; a driver does it. So
the rules for retries, deadlines and tokens exist once, for threads and for asyncio.
"""

from __future__ import annotations

import logging
import os
import random
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeAlias, TypeVar

from ..actions import ActionInfo
from .closed import ClosedFlag
from .errors import CallFacts, CallTimeoutError, ClientError, ConfigurationError
from .headers import is_request_id
from .masking import masked, words_of
from .options import DEFAULT_TIMEOUT, MAX_TIMEOUT, Settings
from .outcome import refusal, result, transport_failure
from .reply import Reply
from .retry import MAX_RETRY_AFTER, Repeat, RetryQuota, backoff, retry_after
from .tokens import Bearer
from .trace import CallTrace
from .transport.protocol import HttpRequest, HttpResponse, TransportFailure

T = TypeVar("T")

PACKAGE = __name__.rsplit(".", 3)[0]
"""The package this runtime is part of; the name of its logger and user agent."""

_log = logging.getLogger(PACKAGE)


@dataclass(frozen=True, slots=True)
class Send:
    """Send the request; the answer is a response or a failure."""

    request: HttpRequest


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


Step: TypeAlias = Send | Sleep | GetToken
Answer: TypeAlias = HttpResponse | TransportFailure | Bearer | None
Flow: TypeAlias = Generator[Step, Answer, Reply[T]]


@dataclass(frozen=True, slots=True)
class Plan(Generic[T]):
    """Everything about a call that is known before it starts."""

    info: ActionInfo
    url: str
    body: bytes = field(repr=False)
    decode: Callable[[bytes], T]
    settings: Settings
    headers: Mapping[str, str] = field(repr=False)
    """The caller's and the tracer's."""

    max_response_bytes: int
    secrets_of_action: Callable[[], Iterable[str]]
    trace: CallTrace

    def secrets(self, token: Bearer | None) -> list[str]:
        """What the server knows from the request and must not be shown if it repeats it."""
        return [
            *([] if token is None else [token.value]),
            *words_of(self.settings.headers.values()),
            *self.secrets_of_action(),
        ]

    def allows(self, repeat: Repeat) -> bool:
        """Whether the action may be sent again after such a failure."""
        if repeat == "idempotent":
            return self.info.idempotency != "unsafe"
        return repeat == "always"


@dataclass(frozen=True, slots=True)
class World:
    """What a call needs from outside, so that tests can bring their own."""

    quota: RetryQuota = field(default_factory=RetryQuota)
    closed: ClosedFlag = field(default_factory=ClosedFlag)
    now: Callable[[], float] = time.monotonic
    """Seconds, never going back."""
    date: Callable[[], float] = time.time
    """Seconds since the epoch."""
    chance: Callable[[], float] = random.random
    """Evenly spread over [0, 1)."""


def call_flow(plan: Plan[T], world: World) -> Flow[T]:
    """Yields the steps of a call and returns its reply.

    Raises:
        ClientError: The call failed, and another attempt is not allowed, would not
            help, or does not fit before the deadline.
    """
    settings = plan.settings
    wanted = settings.timeout or plan.info.timeout or DEFAULT_TIMEOUT
    timeout = min(wanted, MAX_TIMEOUT)  # a spec may say anything
    deadline = world.now() + timeout
    request_id = settings.request_id or os.urandom(16).hex()
    facts = CallFacts(plan.info.wire, 0, request_id)

    needs_token = plan.info.auth == "required"
    token = yield from _get_token(GetToken(None, timeout, needs_token), facts)
    if token is None and needs_token:
        raise ConfigurationError("the client has no token", call=facts)

    refreshed = False
    last: ClientError | None = None
    while True:
        if world.closed.is_set:
            message = "the client was closed during the call"
            raise ConfigurationError(message, call=facts) from last
        started = world.now()
        if started >= deadline:
            raise CallTimeoutError("no time was left to send the request", call=facts)
        facts = CallFacts(plan.info.wire, facts.attempts + 1, request_id)
        answer = yield Send(_request(plan, request_id, token, deadline - started))
        _log_attempt(facts, answer, world.now() - started)

        if isinstance(answer, HttpResponse):
            facts = _answered(facts, answer, plan, token)
            plan.trace.attempted(facts, answer.status)
            if 200 <= answer.status < 300:
                value = result(answer, plan.decode, facts)
                world.quota.refund()
                return Reply(value, answer.status, facts.request_id, facts.attempts)
            if answer.status == 401 and token is not None and not refreshed:
                left = max(0.0, deadline - world.now())
                step = GetToken(token, left, needs_token)
                fresh = yield from _get_token(step, facts)
                refreshed = fresh != token
                if refreshed:
                    token = fresh
                    continue
            pause = retry_after(answer.headers.get("retry-after"), world.date())
            failure = refusal(answer, pause, plan.secrets(token), facts)
        else:
            assert isinstance(answer, TransportFailure)
            plan.trace.attempted(facts, None)
            failure = transport_failure(answer, facts)

        # A refused token was no attempt at the action.
        tries = facts.attempts - refreshed
        wait = max(failure.pause, backoff(tries, world.chance()))
        if not (
            plan.allows(failure.repeat)
            and tries < settings.max_attempts
            and wait <= MAX_RETRY_AFTER
            and world.now() + wait < deadline
            and world.quota.take()
        ):
            cause = answer if isinstance(answer, TransportFailure) else None
            raise failure.error from cause
        last = failure.error
        if not world.closed.is_set:
            yield Sleep(wait)


def _get_token(
    step: GetToken, facts: CallFacts
) -> Generator[Step, Answer, Bearer | None]:
    answer = yield step
    if isinstance(answer, TransportFailure):
        raise CallTimeoutError(str(answer), call=facts)
    assert not isinstance(answer, HttpResponse)
    return answer


def _request(
    plan: Plan[T], request_id: str, token: Bearer | None, timeout: float
) -> HttpRequest:
    headers = {
        "user-agent": PACKAGE,
        **plan.headers,
        "accept": "application/json",
        # The cap on the body holds only for bytes that are what they seem.
        "accept-encoding": "identity",
        "content-type": "application/json",
        "x-request-id": request_id,
    }
    if token is not None:
        headers["authorization"] = f"Bearer {token.value}"
    return HttpRequest(plan.url, headers, plan.body, timeout, plan.max_response_bytes)


def _answered(
    facts: CallFacts, response: HttpResponse, plan: Plan[T], token: Bearer | None
) -> CallFacts:
    """The facts with the request id the server used, if it names another."""
    request_id = response.headers.get("x-request-id", facts.request_id)
    if (
        request_id == facts.request_id
        or not is_request_id(request_id)
        or masked(request_id, plan.secrets(token)) != request_id
    ):
        return facts
    return replace(facts, request_id=request_id)


def _log_attempt(facts: CallFacts, answer: Answer, seconds: float) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        outcome = (
            str(answer.status)
            if isinstance(answer, HttpResponse)
            else type(answer).__name__
        )
        _log.debug(
            "%s: attempt %d: %s in %.3f s",
            facts.action,
            facts.attempts,
            outcome,
            seconds,
        )
