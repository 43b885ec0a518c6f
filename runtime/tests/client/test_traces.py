"""A tracer may add headers and watch; it cannot forge a request or hide an error."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pytest
from faults.clients import Caller
from faults.sample import CREATE, DEVICE_JSON, PingAction
from faults.scripted import ScriptedServer, responds

from nexigon_gen.runtime.client.errors import (
    CallFacts,
    ConfigurationError,
    InternalServerError,
    NexigonError,
)
from nexigon_gen.runtime.client.trace import CallTrace, Trace
from nexigon_gen.runtime.model import ActionInfo
from nexigon_gen.runtime.testing import StubTransport


@dataclass
class Watch:
    """Adds headers."""

    headers: Mapping[str, str]

    def attempted(self, call: CallFacts, status: int | None) -> None:
        pass


def adding(headers: Mapping[str, str]) -> Trace:
    @contextmanager
    def trace(action: ActionInfo, url: str) -> Generator[CallTrace]:
        yield Watch(headers)

    return trace


@contextmanager
def suppressing(action: ActionInfo, url: str) -> Generator[CallTrace]:
    with suppress(NexigonError):
        yield Watch({})


@pytest.mark.parametrize(
    "headers",
    [
        {"x": "a\r\nx-evil: 1"},
        {"x": "€"},
        {"x\n": "a"},
        {"Authorization": "Bearer s3cret"},
        {"X-Request-Id": "other"},
        {"Host": "elsewhere.test"},
        {"transfer-encoding": "chunked"},
        {"x": 5},
    ],
    ids=str,
)
def test_its_headers_are_checked(call: Caller, headers: Mapping[str, str]) -> None:
    with ScriptedServer([responds(200, DEVICE_JSON)]) as server:
        with pytest.raises(ConfigurationError) as caught:
            call(server.url, CREATE, trace=adding(headers))
        assert server.requests == []
    assert "s3cret" not in str(caught.value)


def test_its_headers_are_sent_unless_the_caller_sets_them(call: Caller) -> None:
    trace = adding({"TraceParent": "00-1", "x-a": "theirs"})
    with ScriptedServer([responds(200, DEVICE_JSON)]) as server:
        call(server.url, CREATE, {"headers": {"X-A": "mine"}}, trace=trace)
    (request,) = server.requests
    assert b"traceparent: 00-1\r\n" in request
    assert request.count(b"x-a: ") == request.count(b"x-a: mine\r\n") == 1


def test_it_suppresses_no_error(call: Caller) -> None:
    stub = StubTransport().fail(PingAction, InternalServerError("m"))
    with pytest.raises(InternalServerError):
        call("https://hub.test", PingAction(), trace=suppressing, transport=stub)
