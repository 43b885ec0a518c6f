"""What answers mean, whatever stands in them."""

from __future__ import annotations

import json

import pytest
from faults.sample import CREATE, DEVICE, DEVICE_JSON, PingAction

from nexigon_gen.runtime.client.errors import (
    ActionError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    InvalidResponseError,
    NexigonError,
    RateLimitedError,
    ResponseError,
)
from nexigon_gen.runtime.client.options import CallOptions
from nexigon_gen.runtime.client.transport.protocol import HttpResponse

from .flows import answer, refused, run

SECRET_BODY = b"<html>s3cret</html>"


def _error(response: HttpResponse) -> NexigonError:
    error = run(CREATE, response, options={"max_attempts": 1}).error
    assert error is not None
    return error


@pytest.mark.parametrize(
    ("kind", "status", "cls"),
    [
        ("Invalid", 400, InvalidActionError),
        ("Forbidden", 403, ForbiddenError),
        ("Internal", 500, InternalServerError),
        ("RateLimited", 429, RateLimitedError),
        ("Teapot", 418, ActionError),
        ("Invalid", 500, InvalidActionError),
        ("Forbidden", 302, ForbiddenError),
    ],
)
def test_the_kind_decides_the_class(kind: str, status: int, cls: type) -> None:
    error = _error(refused(kind, status))
    assert type(error) is cls
    assert isinstance(error, ActionError)
    assert (error.kind, error.status, error.message) == (kind, status, "because")


@pytest.mark.parametrize(
    "body",
    [
        SECRET_BODY,
        b"",
        b"[]",
        b'"s3cret"',
        b'{"kind":"Invalid"}',
        b'{"kind":"Invalid","message":7}',
        b'{"kind":"<s3cret>","message":"m"}',
        b'{"error":{"kind":"Invalid","message":"s3cret"}}',
        b"\xff\xfe",
        b"[" * 100_000,
        None,
    ],
    ids=str,
)
def test_any_other_body_is_no_action_error(body: bytes | None) -> None:
    error = _error(HttpResponse(502, {"content-type": "text/html; x"}, body))
    assert type(error) is ResponseError
    assert error.status == 502
    assert "s3cret" not in f"{error!r} {error} {error.args} {error.__dict__}"
    assert "text/html" in str(error)


def test_a_429_without_an_action_error_is_a_rate_limit() -> None:
    error = _error(answer(429, SECRET_BODY, retry_after="3"))
    assert isinstance(error, RateLimitedError)
    assert error.retry_after == 3.0


def test_redirects_are_named_and_not_followed() -> None:
    error = _error(answer(307, location="https://elsewhere.test/"))
    assert type(error) is ResponseError
    assert "redirects are not followed" in str(error)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("a\n2026 ERROR b", r"a\n2026 ERROR b"),
        ("\x1b[2J\r\x00\x7f\x85", r"\x1b[2J\r\x00\x7f\x85"),
        ("a\u2028b", r"a\u2028b"),
        ("\ud800", r"\ud800"),
        ("Straße 🏭\\n", "Straße 🏭\\n"),
    ],
    ids=["new line", "control", "line separator", "surrogate", "words"],
)
def test_a_message_is_one_line_of_text(sent: str, shown: str) -> None:
    body = json.dumps({"kind": "Invalid", "message": sent}).encode()
    error = _error(answer(400, body))
    assert error.message == shown
    assert str(error).encode()


def test_a_long_message_is_cut() -> None:
    body = json.dumps({"kind": "Invalid", "message": "x" * 9999}).encode()
    assert _error(answer(400, body)).message == "x" * 1000


@pytest.mark.parametrize("status", [200, 201, 206, 299])
def test_every_2xx_carries_the_output(status: int) -> None:
    reply = run(CREATE, answer(status, DEVICE_JSON)).reply
    assert reply is not None
    assert (reply.value, reply.status) == (DEVICE, status)


@pytest.mark.parametrize(
    "response",
    [
        answer(200, b""),
        answer(200, SECRET_BODY),
        answer(200, b'{"deviceId":{"s3cret":1}}'),
        answer(200, b'{"s3cret":1}'),
        answer(200, b'{"device_id":"s3cret"}'),
        answer(200, DEVICE_JSON, content_encoding="gzip"),
        HttpResponse(200, {}, None),
    ],
    ids=["empty", "html", "wrong type", "missing", "python name", "gzip", "too large"],
)
def test_a_malformed_success(response: HttpResponse) -> None:
    error = _error(response)
    assert isinstance(error, InvalidResponseError)
    assert error.attempts == 1
    assert "s3cret" not in f"{error!r} {error} {error.args} {error.__dict__}"
    assert error.__cause__ is error.__context__ is None


def test_a_malformed_success_says_where() -> None:
    error = _error(answer(200, b'{"deviceId":7}'))
    assert isinstance(error, InvalidResponseError)
    assert [problem.path for problem in error.problems] == ["deviceId"]
    assert "deviceId: " in str(error)


def test_an_empty_output_must_still_be_an_object() -> None:
    assert run(PingAction(), answer(200, b"{}")).error is None
    assert isinstance(run(PingAction(), answer(200, b"7")).error, InvalidResponseError)


def test_the_request_id_is_one_per_call() -> None:
    seen = run(CREATE, refused("RateLimited", 429), answer(200, DEVICE_JSON))
    first, second = (step.headers["x-request-id"] for step in seen.sends)
    assert first == second
    assert len(first) == 32
    assert seen.reply is not None
    assert seen.reply.request_id == first


@pytest.mark.parametrize(
    ("sent_back", "expected"),
    [("hub-1", "hub-1"), ("", "mine"), ("a b", "mine"), ("x" * 65, "mine")],
    ids=["valid", "empty", "space", "too long"],
)
def test_the_hub_may_name_the_request(sent_back: str, expected: str) -> None:
    options: CallOptions = {"request_id": "mine"}
    seen = run(
        CREATE, answer(200, DEVICE_JSON, x_request_id=sent_back), options=options
    )
    assert seen.reply is not None
    assert seen.reply.request_id == expected


def test_the_request_is_what_the_wire_contract_says() -> None:
    request = run(CREATE, answer(200, DEVICE_JSON), options={"headers": {"A": "b"}})
    sent = request.sends[0]
    assert sent.body == b'{"name":"n"}'
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["accept-encoding"] == "identity"
    assert sent.headers["a"] == "b"
