"""Runs a call flow by hand: a clock that only moves when told, no sockets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from nexigon_gen.runtime.client.call import call_flow
from nexigon_gen.runtime.client.call_state import (
    Answer,
    CallState,
    CallStep,
    ClientState,
    GetToken,
    Shared,
    Sleep,
)
from nexigon_gen.runtime.client.closed import ClosedFlag
from nexigon_gen.runtime.client.errors import NexigonError
from nexigon_gen.runtime.client.options import CallOptions, CallSettings
from nexigon_gen.runtime.client.reply import Reply
from nexigon_gen.runtime.client.retry import RetryQuota
from nexigon_gen.runtime.client.tokens import Bearer, TokenSource
from nexigon_gen.runtime.client.transport.protocol import (
    HttpRequest,
    HttpResponse,
    TransportFailure,
)
from nexigon_gen.runtime.codec import encode_request
from nexigon_gen.runtime.model import Returns

T = TypeVar("T")

EPOCH = 1_700_000_000.0


@dataclass
class Run(Generic[T]):
    """What a flow asked for, and how it ended."""

    sends: list[HttpRequest] = field(default_factory=list[HttpRequest])
    sleeps: list[float] = field(default_factory=list[float])
    tokens: list[GetToken] = field(default_factory=list[GetToken])
    reply: Reply[T] | None = None
    error: NexigonError | None = None

    def note(self, step: CallStep) -> None:
        """Files a step under its kind."""
        match step:
            case HttpRequest():
                self.sends.append(step)
            case Sleep(seconds):
                self.sleeps.append(seconds)
            case GetToken():
                self.tokens.append(step)


def run(
    action: Returns[T],
    *answers: Answer,
    options: CallOptions | None = None,
    tokens: tuple[str | None | TransportFailure, ...] = ("token",),
    seconds_per_send: float = 0.0,
    quota: RetryQuota | None = None,
    closed_during: type[HttpRequest | Sleep] | None = None,
) -> Run[T]:
    """Runs a call whose sends are answered with `answers`, the last one repeatedly.

    The dice always show one half, so that a wait is half of its range.
    """
    now = 1000.0
    state = ClientState(
        quota or RetryQuota(), ClosedFlag(), lambda: now, lambda: EPOCH, lambda: 0.5
    )
    flow = call_flow(_call(action, options, state))
    seen = Run[T]()
    answer: Answer = None
    try:
        while True:
            step = flow.send(answer)
            seen.note(step)
            if closed_during is not None and isinstance(step, closed_during):
                state.closed.set()
            match step:
                case HttpRequest():
                    now += seconds_per_send
                    answer = answers[min(len(seen.sends), len(answers)) - 1]
                case Sleep(seconds):
                    now += seconds
                    answer = None
                case GetToken():
                    token = tokens[min(len(seen.tokens), len(tokens)) - 1]
                    answer = Bearer(token) if isinstance(token, str) else token
    except StopIteration as end:
        seen.reply = end.value
    except NexigonError as error:
        seen.error = error
    return seen


def _call(
    action: Returns[T], options: CallOptions | None, state: ClientState
) -> CallState[T]:
    settings = CallSettings().updated(options)
    return CallState(
        action=action,
        body=encode_request(action),
        shared=Shared(
            package="hub",
            url="https://hub.test/",
            transport=None,
            tokens=TokenSource(None),
            max_response_bytes=1000,
            trace=None,
            state=state,
        ),
        settings=settings,
        headers=settings.headers,
        trace=None,
        request_id=settings.request_id or "0" * 32,
    )


def answer(status: int, body: bytes = b"", **headers: str) -> HttpResponse:
    """An answer; `retry_after="1"` is the header `retry-after`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(status, named, body)


def refused(kind: str, status: int, **headers: str) -> HttpResponse:
    """An action error."""
    body = b'{"kind":"%b","message":"because"}' % kind.encode()
    return answer(status, body, **headers)
