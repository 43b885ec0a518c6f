"""One call from start to end, as a generator that does no input or output itself.

`call_flow` yields what to do next: get the token, send a request, sleep. The client does it
and sends the outcome back in. So the rules for retries, deadlines and tokens are written
once, and serve the sync and the async client.
"""

from __future__ import annotations

import os
import sys
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
from .outcome import Failure, refusal, transport_failure
from .reply import Reply
from .retry import MAX_RETRY_AFTER, backoff, retry_after
from .tokens import Bearer
from .trace import CallTrace
from .transport.protocol import HttpRequest, HttpResponse, TransportFailure

if TYPE_CHECKING:
    import logging

    from .. import codec
else:  # needed for calls only, not to make a client
    logging = LateModule("logging")
    codec = LateModule("..codec", __package__)

T = TypeVar("T")


@cache
def _logger(package: str) -> logging.Logger:
    return logging.getLogger(package)


def _is_logged(package: str) -> bool:
    """Whether attempts are logged. Where nobody has imported `logging`, nobody wants it."""
    return "logging" in sys.modules and _logger(package).isEnabledFor(logging.DEBUG)


def begin(
    action: Returning[T],
    shared: Shared[Any, Any],
    settings: CallSettings,
    trace: CallTrace | None,
) -> CallFlow[T]:
    """Encodes the action and returns the steps of its call; see `call_flow`.

    Raises:
        ConfigurationError: The client is closed, or a header of the trace cannot be sent.
        EncodeError: The action cannot be written as JSON.
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
        ClientError: The call failed, and is not to be retried; see `_pause_before_retry`.
    """
    settings, state, trace = call.settings, call.shared.state, call.trace
    info = call.action.__action__
    wanted = settings.timeout or info.timeout or DEFAULT_TIMEOUT
    timeout = min(wanted, MAX_TIMEOUT)  # a spec may set any timeout
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
        if _is_logged(call.shared.package):
            _log_attempt(call, answer, state.now() - started)

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
            asked = retry_after(answer.headers.get("retry-after"), state.date())
            failure = refusal(answer, asked, _secrets(call, token), call.facts)
        else:
            assert isinstance(answer, TransportFailure)
            if trace is not None:
                trace.attempted(call.facts, None)
            failure = transport_failure(answer, call.facts)

        # The attempt whose token was refused does not count.
        pause = _pause_before_retry(call, failure, call.attempts - refreshed, deadline)
        if pause is None:
            cause = answer if isinstance(answer, TransportFailure) else None
            raise failure.error from cause
        last = failure.error
        if not state.closed.is_set:
            yield Sleep(pause)


def _pause_before_retry(
    call: CallState[T], failure: Failure, attempts: int, deadline: float
) -> float | None:
    """Seconds to wait before the request is sent again; `None` if it must not be.

    Args:
        call: The call that failed.
        failure: What its last attempt ended with.
        attempts: How many attempts count.
        deadline: When the call has to be over, as `ClientState.now` tells time.
    """
    state = call.shared.state
    pause = max(failure.pause, backoff(attempts, state.chance()))
    may_retry = (
        call.allows(failure.repeat)
        and attempts < call.settings.max_attempts
        and pause <= MAX_RETRY_AFTER
        and state.now() + pause < deadline
        and state.quota.take()  # last, since it is spent
    )
    return pause if may_retry else None


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
        # A compressed body could grow beyond `max_response_bytes` when it is unpacked.
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
    """The request id that the server answered with, if it is one and holds no secret."""
    request_id = response.headers["x-request-id"]
    if (
        not is_request_id(request_id)
        or masked(request_id, _secrets(call, token)) != request_id
    ):
        return call.request_id
    return request_id


def _secrets(call: CallState[T], token: Bearer | None) -> list[str]:
    """Secrets in the request, which must not be shown if the server repeats them."""
    return [
        *([] if token is None else [token.value]),
        *words_of(call.settings.headers.values()),
        *codec.secrets_in(call.action),
    ]


def _value(response: HttpResponse, call: CallState[T]) -> T:
    """Decodes the body of a 2xx answer (`wire.md` W1.4).

    Raises:
        InvalidResponseError: The body does not fit the spec.
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
    # Not inside `except`: as a context, pydantic's error would show the body.
    message = "the response does not follow the contract"
    facts = call.facts
    raise InvalidResponseError(message, status=status, problems=problems, call=facts)


def _log_attempt(call: CallState[T], answer: Answer, seconds: float) -> None:
    outcome = (
        str(answer.status)
        if isinstance(answer, HttpResponse)
        else type(answer).__name__
    )
    message = "%s: attempt %d: %s in %.3f s"
    arguments = call.action.__action__.wire, call.attempts, outcome, seconds
    _logger(call.shared.package).debug(message, *arguments)
