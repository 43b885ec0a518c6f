"""One call from start to end, without input or output.

`call_flow` says what to do next and is told what came of it; a client does it. So
the rules for retries, deadlines and tokens exist once, for threads and for asyncio.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from ..actions import Returning
from ..lazy import LateModule
from ..problems import DecodeError
from .call_state import Answer, CallFlow, CallState, CallStep, GetToken, Shared, Sleep
from .errors import (
    CallTimeoutError,
    ClientError,
    ConfigurationError,
    InvalidResponseError,
)
from .headers import checked_headers, is_request_id
from .masking import masked, words_of
from .options import DEFAULT_TIMEOUT, MAX_TIMEOUT, CallSettings
from .outcome import refusal, transport_failure
from .reply import Reply
from .retry import MAX_RETRY_AFTER, backoff, retry_after
from .tokens import Bearer
from .trace import CallTrace
from .transport.protocol import HttpRequest, HttpResponse, TransportFailure

if TYPE_CHECKING:
    import logging

    from .. import codec
else:  # whoever only makes a client does without
    logging = LateModule("logging")
    codec = LateModule("..codec", __package__)

T = TypeVar("T")


@cache
def _logger(package: str) -> logging.Logger:
    return logging.getLogger(package)


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
    if shared.state.closed.is_set:
        raise ConfigurationError("the client is closed")
    headers = settings.headers
    if trace is not None and trace.headers:
        headers = {**checked_headers(trace.headers), **headers}
    call = CallState(
        action=action,
        body=codec.encode_request(action),
        shared=shared,
        settings=settings,
        headers=headers,
        trace=trace,
        request_id=settings.request_id or os.urandom(16).hex(),
    )
    return call_flow(call)


def call_flow(call: CallState[T]) -> CallFlow[T]:
    """Yields the steps of a call and returns its reply.

    Raises:
        ClientError: The call failed, and another attempt is not allowed, would not
            help, or does not fit before the deadline.
    """
    settings, state, trace = call.settings, call.shared.state, call.trace
    info, log = call.action.__action__, _logger(call.shared.package)
    wanted = settings.timeout or info.timeout or DEFAULT_TIMEOUT
    timeout = min(wanted, MAX_TIMEOUT)  # a spec may say anything
    deadline = state.now() + timeout
    request_id = call.request_id

    needs_token = info.auth == "required"
    token = call.shared.tokens.current
    if token is None:
        token = yield from _get_token(call, GetToken(None, timeout, needs_token))
    if token is None and needs_token:
        raise ConfigurationError("the client has no token", call=call.facts)

    refreshed = False
    last: ClientError | None = None
    while True:
        if state.closed.is_set:
            message = "the client was closed during the call"
            raise ConfigurationError(message, call=call.facts) from last
        started = state.now()
        if started >= deadline:
            message = "no time was left to send the request"
            raise CallTimeoutError(message, call=call.facts)
        call.attempts += 1
        call.request_id = request_id
        answer = yield _request(call, token, deadline - started)
        if log.isEnabledFor(logging.DEBUG):
            _log_attempt(log, call, answer, state.now() - started)

        if isinstance(answer, HttpResponse):
            if answer.headers.get("x-request-id", request_id) != request_id:
                call.request_id = _id_of(answer, call, token)
            if trace is not None:
                trace.attempted(call.facts, answer.status)
            if 200 <= answer.status < 300:
                value = _value(answer, call)
                if not state.quota.is_full:
                    state.quota.refund()
                return Reply(
                    value, answer.status, call.request_id, attempts=call.attempts
                )
            if answer.status == 401 and token is not None and not refreshed:
                left = max(0.0, deadline - state.now())
                step = GetToken(token, left, needs_token)
                fresh = yield from _get_token(call, step)
                refreshed = fresh != token
                if refreshed:
                    token = fresh
                    continue
            pause = retry_after(answer.headers.get("retry-after"), state.date())
            failure = refusal(answer, pause, _secrets(call, token), call.facts)
        else:
            assert isinstance(answer, TransportFailure)
            if trace is not None:
                trace.attempted(call.facts, None)
            failure = transport_failure(answer, call.facts)

        # A refused token was no attempt at the action.
        tries = call.attempts - refreshed
        wait = max(failure.pause, backoff(tries, state.chance()))
        if not (
            call.allows(failure.repeat)
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
    call: CallState[T], step: GetToken
) -> Generator[CallStep, Answer, Bearer | None]:
    answer = yield step
    if isinstance(answer, TransportFailure):
        raise CallTimeoutError(str(answer), call=call.facts)
    assert not isinstance(answer, HttpResponse)
    return answer


def _request(call: CallState[T], token: Bearer | None, timeout: float) -> HttpRequest:
    shared = call.shared
    headers = {
        "user-agent": shared.package,
        **call.headers,
        "accept": "application/json",
        # The cap on the body holds only for bytes that are what they seem.
        "accept-encoding": "identity",
        "content-type": "application/json",
        "x-request-id": call.request_id,
    }
    if token is not None:
        headers["authorization"] = f"Bearer {token.value}"
    return HttpRequest(
        url=shared.url + call.action.__action__.wire,
        headers=headers,
        body=call.body,
        timeout=timeout,
        max_response_bytes=shared.max_response_bytes,
    )


def _id_of(response: HttpResponse, call: CallState[T], token: Bearer | None) -> str:
    """The request id that the server used."""
    request_id = response.headers["x-request-id"]
    if (
        not is_request_id(request_id)
        or masked(request_id, _secrets(call, token)) != request_id
    ):
        return call.request_id
    return request_id


def _secrets(call: CallState[T], token: Bearer | None) -> list[str]:
    """What the server knows from the request and must not be shown if it repeats it."""
    return [
        *([] if token is None else [token.value]),
        *words_of(call.settings.headers.values()),
        *codec.secrets_in(call.action),
    ]


def _value(response: HttpResponse, call: CallState[T]) -> T:
    """The value a 2xx carries (`wire.md` W1.4).

    Raises:
        InvalidResponseError: The body does not follow the contract.
    """
    status = response.status
    if response.body is None:
        message = "the body of the response is larger than allowed"
        raise InvalidResponseError(message, status=status, call=call.facts)
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        message = "the body of the response is compressed, which was not asked for"
        raise InvalidResponseError(message, status=status, call=call.facts)
    try:
        return codec.decode_response(type(call.action), response.body)
    except DecodeError as error:
        problems = error.problems
    # Not while that is handled: what pydantic raised before it quotes the body.
    message = "the response does not follow the contract"
    facts = call.facts
    raise InvalidResponseError(message, status=status, problems=problems, call=facts)


def _log_attempt(
    log: logging.Logger, call: CallState[T], answer: Answer, seconds: float
) -> None:
    outcome = (
        str(answer.status)
        if isinstance(answer, HttpResponse)
        else type(answer).__name__
    )
    message = "%s: attempt %d: %s in %.3f s"
    log.debug(message, call.action.__action__.wire, call.attempts, outcome, seconds)
