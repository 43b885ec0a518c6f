"""A transport that answers from a script, for tests of code that calls actions."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Self, TypeAlias, TypeVar

from pydantic import JsonValue

from ..client.errors import (
    NO_CALL,
    ActionError,
    CallTimeoutError,
    ClientError,
    ConnectionLostError,
    InvalidResponseError,
    NotSentError,
    RateLimitedError,
    ResponseError,
)
from ..client.outcome import refusal
from ..client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)
from ..codec import decode_request, encode_request, encode_response
from ..dataclass import dataclass, field
from ..model.action import Action, Returning, Returns
from .example import Example

A = TypeVar("A", bound=Action)
T = TypeVar("T")

_Answer: TypeAlias = Callable[[Action], HttpResponse | TransportFailure]


@dataclass(slots=True)
class _Script:
    action: type[Action]
    answers: list[_Answer] = field(default_factory=list["_Answer"])

    def next(self) -> _Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class StubTransport:
    """Answers the actions it was given answers for; serves sync and async clients.

    The answers to an action are used in the order they were given; the last one
    repeats. Requests and answers pass through their wire form, so what a real server
    would refuse, or a real client could not read, fails here too. Retries happen as
    in earnest, pauses included; `options={"max_attempts": 1}` keeps a test fast.

        stub = StubTransport().reply(LockAction, None)
        client = MyApi("https://api.example.com", token="t", transport=stub)

    Args:
        examples: What answers the actions that were given no answers: of those of the
            action, the one with the request that was sent, or else the first.
    """

    def __init__(self, *, examples: Iterable[Example] = ()) -> None:
        self.calls: list[Action] = []
        """The requests so far, as a server would see them."""
        self._scripts: dict[str, _Script] = {}
        self._examples = _grouped(examples)
        self._lock = Lock()

    def reply(self, action: type[Returns[T]], output: T) -> Self:
        """Answers with this output; `None` for an action without one.

        Raises:
            EncodeError: The output is not what the action returns.
        """
        return self._add(action, _success(encode_response(action, output)))

    def reply_with(self, action: type[A], function: Callable[[A], object]) -> Self:
        """Answers with what the function returns for the request.

        The call raises `EncodeError` if that is not what the action returns.
        """

        def answer(request: Action) -> HttpResponse | TransportFailure:
            assert isinstance(request, action)
            assert isinstance(request, Returning)
            body = encode_response(type(request), function(request))
            return _success(body)(request)

        return self._add(action, answer)

    def reply_json(self, action: type[Action], body: JsonValue) -> Self:
        """Answers with any JSON, such as a variant this version does not know.

        Raises:
            ValueError: It holds NaN or an infinity, which are no JSON.
        """
        return self._add(action, _success(json.dumps(body, allow_nan=False).encode()))

    def fail(self, action: type[Action], error: ClientError) -> Self:
        """Fails the way that makes the call raise such an error.

        Raises:
            TypeError: No answer makes a call raise an error of this class.
            ValueError: None makes it raise one of this class with such facts.
        """
        failure = _failure(error)
        return self._add(action, lambda _: failure)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Answers from the script.

        Raises:
            LookupError: There is no answer for the action.
            DecodeError: A server would not accept the request.
        """
        wire = request.url.rpartition("/")[2]
        with self._lock:
            script = self._scripts.get(wire) or self._examples.get(wire)
            if script is None:
                also = " and no example of it" if self._examples else ""
                raise LookupError(f"the stub has no answer for {wire}{also}")
            action = decode_request(script.action, request.body)
            self.calls.append(action)
            answer = script.next()
        outcome = answer(action)
        if isinstance(outcome, TransportFailure):
            raise outcome
        return outcome

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Answers from the script; see `send`."""
        return self.send(request)

    def close(self) -> None:
        """Does nothing: there are no connections."""

    async def aclose(self) -> None:
        """Does nothing: there are no connections."""

    def _add(self, action: type[Action | Returning[object]], answer: _Answer) -> Self:
        if not issubclass(action, Action):
            raise TypeError(f"{action.__name__} is not an action")
        wire = action.__action__.wire
        with self._lock:
            self._scripts.setdefault(wire, _Script(action)).answers.append(answer)
        return self


def _grouped(examples: Iterable[Example]) -> dict[str, _Script]:
    """Scripts that answer from examples, by action."""
    groups: dict[str, list[Example]] = {}
    for each in examples:
        groups.setdefault(each.request.__action__.wire, []).append(each)
    return {
        wire: _Script(type(group[0].request), [_exemplary(group)])
        for wire, group in groups.items()
    }


def _exemplary(examples: list[Example]) -> _Answer:
    def answer(request: Action) -> HttpResponse | TransportFailure:
        sent = encode_request(request)
        equal = (each for each in examples if encode_request(each.request) == sent)
        assert isinstance(request, Returning)
        body = encode_response(type(request), next(equal, examples[0]).response)
        return _success(body)(request)

    return answer


def _success(body: bytes) -> _Answer:
    response = HttpResponse(200, {"content-type": "application/json"}, body)
    return lambda _: response


def _failure(error: ClientError) -> HttpResponse | TransportFailure:
    outcome = _outcome(error)
    if isinstance(outcome, HttpResponse) and _raised_by(outcome) is not type(error):
        name = type(error).__name__
        raise ValueError(f"no answer of this status and kind raises {name}")
    return outcome


def _raised_by(response: HttpResponse) -> type[ClientError]:
    if 200 <= response.status < 300:
        return InvalidResponseError
    return type(refusal(response, None, (), NO_CALL).error)


def _outcome(error: ClientError) -> HttpResponse | TransportFailure:
    match error:
        case NotSentError():
            return NotSent(error.message)
        case CallTimeoutError():
            return TimedOut(error.message)
        case ConnectionLostError():
            return ConnectionLost(error.message)
        case ActionError():
            headers = {"content-type": "application/json"}
            if isinstance(error, RateLimitedError) and error.retry_after is not None:
                if not 0 <= error.retry_after < math.inf:
                    raise ValueError("retry_after must be a number of seconds")
                headers["retry-after"] = str(math.ceil(error.retry_after))
            content = {"kind": error.kind, "message": error.message}
            return HttpResponse(error.status, headers, json.dumps(content).encode())
        case ResponseError():
            return HttpResponse(error.status, {"content-type": "text/html"}, b"")
        case _:
            raise TypeError(f"no answer makes a call raise {type(error).__name__}")
