"""One call from start to end, without input or output.

`call_flow` says what to do next and is told what came of it; a client does it. So
the rules for retries, deadlines and tokens exist once, for threads and for asyncio.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ..actions import Returning
from ..problems import DecodeError
from .errors import (
    CallFacts,
    CallTimeoutError,
    ClientError,
    ConfigurationError,
    InvalidResponseError,
)
from .headers import checked_headers, is_request_id
from .masking import masked
from .options import DEFAULT_TIMEOUT, MAX_TIMEOUT, CallSettings
from .outcome import refusal, transport_failure
from .plan import (
    Answer,
    CallFlow,
    CallPlan,
    CallStep,
    ClientState,
    GetToken,
    SendRequest,
    Shared,
    Sleep,
)
from .reply import Reply
from .retry import MAX_RETRY_AFTER, backoff, retry_after
from .tokens import Bearer
from .trace import CallTrace
from .transport.protocol import HttpRequest, HttpResponse, TransportFailure

if TYPE_CHECKING:
    from logging import Logger

T = TypeVar("T")


def begin(
    action: Returning[T],
    shared: Shared[Any, Any],
    settings: CallSettings,
    trace: CallTrace | None,
) -> CallFlow[T]:
    """The flow of a call, see `call_flow`.

    Raises:
        ConfigurationError: The client is closed, or a header of the tracer's cannot be
            sent.
        EncodeError: The action has no JSON form.
    """
    # The caller has built an action, so this loads nothing new.
    from ..codec import decode_response, encode_request, secrets_in

    if shared.state.closed.is_set:
        raise ConfigurationError("the client is closed")
    headers = settings.headers
    if trace is not None and trace.headers:
        headers = {**checked_headers(trace.headers), **headers}
    info = action.__action__
    plan = CallPlan(
        info=info,
        package=shared.package,
        url=shared.url + info.wire,
        body=encode_request(action),
        decode=partial(decode_response, type(action)),
        settings=settings,
        headers=headers,
        max_response_bytes=shared.max_response_bytes,
        secrets_of_action=partial(secrets_in, action),
        token=shared.tokens.current,
        trace=trace,
    )
    return call_flow(plan, shared.state)


def call_flow(plan: CallPlan[T], state: ClientState) -> CallFlow[T]:
    """Yields the steps of a call and returns its reply.

    Raises:
        ClientError: The call failed, and another attempt is not allowed, would not
            help, or does not fit before the deadline.
    """
    import logging  # whoever only makes a client does without

    settings, log = plan.settings, logging.getLogger(plan.package)
    wanted = settings.timeout or plan.info.timeout or DEFAULT_TIMEOUT
    timeout = min(wanted, MAX_TIMEOUT)  # a spec may say anything
    deadline = state.now() + timeout
    request_id = settings.request_id or os.urandom(16).hex()
    facts = CallFacts(plan.info.wire, 0, request_id)

    needs_token = plan.info.auth == "required"
    token = plan.token
    if token is None:
        token = yield from _get_token(GetToken(None, timeout, needs_token), facts)
    if token is None and needs_token:
        raise ConfigurationError("the client has no token", call=facts)

    refreshed = False
    last: ClientError | None = None
    while True:
        if state.closed.is_set:
            message = "the client was closed during the call"
            raise ConfigurationError(message, call=facts) from last
        started = state.now()
        if started >= deadline:
            raise CallTimeoutError("no time was left to send the request", call=facts)
        facts = CallFacts(plan.info.wire, facts.attempts + 1, request_id)
        answer = yield SendRequest(
            _request(plan, request_id, token, deadline - started)
        )
        if log.isEnabledFor(logging.DEBUG):
            _log_attempt(log, facts, answer, state.now() - started)

        if isinstance(answer, HttpResponse):
            if answer.headers.get("x-request-id", request_id) != request_id:
                facts = _answered(facts, answer, plan, token)
            if plan.trace is not None:
                plan.trace.attempted(facts, answer.status)
            if 200 <= answer.status < 300:
                value = _value(answer, plan, facts)
                if not state.quota.is_full:
                    state.quota.refund()
                return Reply(
                    value, answer.status, facts.request_id, attempts=facts.attempts
                )
            if answer.status == 401 and token is not None and not refreshed:
                left = max(0.0, deadline - state.now())
                step = GetToken(token, left, needs_token)
                fresh = yield from _get_token(step, facts)
                refreshed = fresh != token
                if refreshed:
                    token = fresh
                    continue
            pause = retry_after(answer.headers.get("retry-after"), state.date())
            failure = refusal(answer, pause, plan.secrets(token), facts)
        else:
            assert isinstance(answer, TransportFailure)
            if plan.trace is not None:
                plan.trace.attempted(facts, None)
            failure = transport_failure(answer, facts)

        # A refused token was no attempt at the action.
        tries = facts.attempts - refreshed
        wait = max(failure.pause, backoff(tries, state.chance()))
        if not (
            plan.allows(failure.repeat)
            and tries < settings.max_attempts
            and wait <= MAX_RETRY_AFTER
            and state.now() + wait < deadline
            and state.quota.take()
        ):
            cause = answer if isinstance(answer, TransportFailure) else None
            raise failure.error from cause
        last = failure.error
        if not state.closed.is_set:
            yield Sleep(wait)


def _get_token(
    step: GetToken, facts: CallFacts
) -> Generator[CallStep, Answer, Bearer | None]:
    answer = yield step
    if isinstance(answer, TransportFailure):
        raise CallTimeoutError(str(answer), call=facts)
    assert not isinstance(answer, HttpResponse)
    return answer


def _request(
    plan: CallPlan[T], request_id: str, token: Bearer | None, timeout: float
) -> HttpRequest:
    headers = {
        "user-agent": plan.package,
        **plan.headers,
        "accept": "application/json",
        # The cap on the body holds only for bytes that are what they seem.
        "accept-encoding": "identity",
        "content-type": "application/json",
        "x-request-id": request_id,
    }
    if token is not None:
        headers["authorization"] = f"Bearer {token.value}"
    return HttpRequest(
        url=plan.url,
        headers=headers,
        body=plan.body,
        timeout=timeout,
        max_response_bytes=plan.max_response_bytes,
    )


def _answered(
    facts: CallFacts, response: HttpResponse, plan: CallPlan[T], token: Bearer | None
) -> CallFacts:
    """The facts with the request id that the server used."""
    request_id = response.headers["x-request-id"]
    if (
        not is_request_id(request_id)
        or masked(request_id, plan.secrets(token)) != request_id
    ):
        return facts
    return replace(facts, request_id=request_id)


def _value(response: HttpResponse, plan: CallPlan[T], facts: CallFacts) -> T:
    """The value a 2xx carries (`wire.md` W1.4).

    Raises:
        InvalidResponseError: The body does not follow the contract.
    """
    status = response.status
    if response.body is None:
        message = "the body of the response is larger than allowed"
        raise InvalidResponseError(message, status=status, call=facts)
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        message = "the body of the response is compressed, which was not asked for"
        raise InvalidResponseError(message, status=status, call=facts)
    try:
        return plan.decode(response.body)
    except DecodeError as error:
        problems = error.problems
    # Not while that is handled: what pydantic raised before it quotes the body.
    message = "the response does not follow the contract"
    raise InvalidResponseError(message, status=status, problems=problems, call=facts)


def _log_attempt(log: Logger, facts: CallFacts, answer: Answer, seconds: float) -> None:
    outcome = (
        str(answer.status)
        if isinstance(answer, HttpResponse)
        else type(answer).__name__
    )
    message = "%s: attempt %d: %s in %.3f s"
    log.debug(message, facts.action, facts.attempts, outcome, seconds)
