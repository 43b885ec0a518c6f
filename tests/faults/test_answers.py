"""Both clients against a real socket that does all kinds of things."""

from __future__ import annotations

import pytest

from nexigon_gen.runtime.client.errors import (
    CallTimeoutError,
    ConnectionLostError,
    ForbiddenError,
    InvalidResponseError,
    NexigonError,
    NotSentError,
    ResponseError,
    UnknownActionError,
)

from .clients import Caller
from .sample import CREATE, DEVICE, DEVICE_JSON, GET
from .scripted import (
    Behaviour,
    ScriptedServer,
    drips,
    hangs,
    refusing_url,
    responds,
    sends,
)

OK = responds(200, DEVICE_JSON, "x-request-id: hub-1")
HTML = responds(502, b"<html>s3cret", "content-type: text/html")
CLOSES = sends(b"")
HALF = sends(b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{")
NO_HTTP = sends(b"s3cret-greeting\r\n\r\n")
BUSY = b'{"kind":"RateLimited","message":"slow down"}'


def test_a_call(call: Caller) -> None:
    with ScriptedServer([OK]) as server:
        options = {"headers": {"x-team": "four"}}
        reply = call(server.url + "/hub/", CREATE, options)
    assert (reply.value, reply.status, reply.attempts) == (DEVICE, 200, 1)
    assert reply.request_id == "hub-1"
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    assert lines[0] == b"post /hub/api/v1/actions/invoke/devices_create http/1.1"
    assert body == b'{"name":"n"}'
    for line in [
        b"authorization: bearer token",
        b"content-type: application/json",
        b"content-length: 12",
        b"accept-encoding: identity",
        b"x-team: four",
    ]:
        assert lines.count(line) == 1
    assert not any(line.startswith(b"cookie") for line in lines)


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (CLOSES, ConnectionLostError),
        (HALF, ConnectionLostError),
        (NO_HTTP, ConnectionLostError),
        (HTML, ResponseError),
        (responds(500, b'{"kind":"Internal","message":"m"}'), ResponseError),
        (responds(403, b'{"kind":"Forbidden","message":"m"}'), ForbiddenError),
        (responds(200, b"<html>"), InvalidResponseError),
        (responds(302, b"", "location: /api/v1/elsewhere"), ResponseError),
    ],
    ids=["closes", "half", "no http", "html", "500", "403", "malformed", "redirect"],
)
def test_an_unsafe_action_is_sent_exactly_once(
    call: Caller, behaviour: Behaviour, error: type[NexigonError]
) -> None:
    with (
        ScriptedServer([behaviour, OK]) as server,
        pytest.raises(error) as caught,
    ):
        call(server.url, CREATE)
    assert len(server.requests) == 1
    assert caught.value.attempts == 1
    assert "s3cret" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize(
    "behaviour", [CLOSES, HALF, NO_HTTP, HTML], ids=["closes", "half", "no http", "502"]
)
def test_a_safe_action_is_sent_until_it_works(
    call: Caller, behaviour: Behaviour
) -> None:
    with ScriptedServer([behaviour, OK]) as server:
        reply = call(server.url, GET)
    assert (reply.value, reply.attempts, len(server.requests)) == (DEVICE, 2, 2)


def test_a_rate_limit_is_waited_out_even_for_an_unsafe_action(call: Caller) -> None:
    with ScriptedServer([responds(429, BUSY, "retry-after: 0"), OK]) as server:
        assert call(server.url, CREATE).attempts == 2


def test_a_port_where_nobody_listens(call: Caller) -> None:
    with pytest.raises(NotSentError, match="cannot connect") as caught:
        call(refusing_url(), CREATE, {"max_attempts": 2})
    assert caught.value.attempts == 2


HEAD = b"HTTP/1.1 200 OK\r\n"
LONG = b" " * 300


@pytest.mark.parametrize(
    "behaviour",
    [
        hangs,
        drips(b"", HEAD + b"a: " + b"b" * 300 + b"\r\n\r\n"),
        drips(HEAD + b"content-length: 317\r\n\r\n", LONG + DEVICE_JSON),
        drips(HEAD + b"transfer-encoding: chunked\r\n\r\n", b"1;a=" + b"b" * 300),
    ],
    ids=["hangs", "drips headers", "drips body", "drips chunk size"],
)
def test_the_deadline_holds(call: Caller, behaviour: Behaviour) -> None:
    # Each drip goes on for 6 seconds and no pause in it is longer than the deadline.
    with ScriptedServer([behaviour]) as server:
        with pytest.raises(CallTimeoutError):
            call(server.url, CREATE, {"timeout": 0.3})
        assert server.hung_up.wait(60)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        responds(200, b"{", length=10**12),
        responds(200, b'"' + b"x" * 2000 + b'"'),
        sends(HEAD + b"transfer-encoding: chunked\r\n\r\n7d0\r\n" + b"x" * 2000),
        sends(HEAD + b"\r\n" + b"x" * 2000),
    ],
    ids=["announced", "length", "chunked", "until close"],
)
def test_a_body_over_the_cap_is_not_read(call: Caller, behaviour: Behaviour) -> None:
    with (
        ScriptedServer([behaviour]) as server,
        pytest.raises(InvalidResponseError, match="larger than allowed"),
    ):
        call(server.url, GET, max_response_bytes=1000)


def test_a_gateway_page_over_the_cap_is_still_a_gateway_failure(call: Caller) -> None:
    with ScriptedServer([responds(502, b"x" * 2000), OK]) as server:
        assert call(server.url, GET, max_response_bytes=1000).attempts == 2


def test_cookies_are_not_kept(call: Caller) -> None:
    with ScriptedServer(
        [responds(429, BUSY, "retry-after: 0", "set-cookie: a=b"), OK]
    ) as server:
        call(server.url, GET)
    assert b"cookie" not in server.requests[1].lower()


def test_an_action_that_the_server_does_not_know(call: Caller) -> None:
    body = b'{"kind":"Invalid","message":"no such action"}'
    with (
        ScriptedServer([responds(404, body)]) as server,
        pytest.raises(UnknownActionError, match="does not know this action") as caught,
    ):
        call(server.url, CREATE)
    assert (caught.value.kind, caught.value.status) == ("Invalid", 404)
