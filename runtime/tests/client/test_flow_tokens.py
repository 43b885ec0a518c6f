"""The token in a call, and what a 401 does."""

from __future__ import annotations

import pytest
from faults.sample import CREATE, DEVICE_JSON, PingAction

from nexigon_gen.runtime.client.errors import (
    ActionError,
    CallTimeoutError,
    ConfigurationError,
    ForbiddenError,
    InvalidActionError,
    ResponseError,
)
from nexigon_gen.runtime.client.options import CallOptions
from nexigon_gen.runtime.client.tokens import Bearer
from nexigon_gen.runtime.client.transport.protocol import TimedOut

from .flows import answer, refused, run

OK = answer(200, DEVICE_JSON)
REFUSED = refused("Forbidden", 401)


def test_the_token_is_sent_as_a_bearer_token() -> None:
    seen = run(CREATE, OK, tokens=("abc",))
    assert seen.sends[0].headers["authorization"] == "Bearer abc"


def test_an_action_that_needs_a_token_is_not_sent_without() -> None:
    seen = run(CREATE, OK, tokens=(None,))
    assert isinstance(seen.error, ConfigurationError)
    assert seen.error.action == "devices_Create"
    assert seen.sends == []


@pytest.mark.parametrize("token", [None, "abc"], ids=["without", "with"])
def test_an_action_without_auth_is_sent_with_whatever_token_there_is(
    token: str | None,
) -> None:
    seen = run(PingAction(), answer(200, b"{}"), tokens=(token,))
    assert seen.reply is not None
    assert ("authorization" in seen.sends[0].headers) is (token is not None)


def test_an_action_without_auth_never_waits_for_a_token() -> None:
    seen = run(PingAction(), REFUSED, answer(200, b"{}"), tokens=("old", None))
    assert [step.fetch for step in seen.tokens] == [False, False]
    assert "authorization" in seen.sends[0].headers
    assert "authorization" not in seen.sends[1].headers
    assert seen.reply is not None


@pytest.mark.parametrize("max_attempts", [1, 3])
def test_a_refused_token_is_replaced_once(max_attempts: int) -> None:
    options: CallOptions = {"max_attempts": max_attempts}
    seen = run(CREATE, REFUSED, OK, tokens=("old", "new"), options=options)
    assert [step.rejected for step in seen.tokens] == [None, Bearer("old")]
    assert seen.sends[1].headers["authorization"] == "Bearer new"
    assert seen.reply is not None
    assert seen.reply.attempts == 2
    assert seen.sleeps == []


def test_a_second_refusal_ends_the_call() -> None:
    seen = run(CREATE, REFUSED, tokens=("old", "new", "newer"))
    assert isinstance(seen.error, ForbiddenError)
    assert (seen.error.status, seen.error.attempts) == (401, 2)


def test_the_same_token_again_is_not_sent_again() -> None:
    seen = run(CREATE, answer(401), tokens=("old", "old"))
    assert isinstance(seen.error, ResponseError)
    assert len(seen.sends) == 1


def test_a_token_that_does_not_come_in_time_ends_the_call() -> None:
    flow = run(CREATE, REFUSED, tokens=("old", "new"), seconds_per_send=29)
    assert flow.tokens[1].timeout == 1.0
    late = run(CREATE, REFUSED, tokens=("old", "new"), seconds_per_send=31)
    assert isinstance(late.error, CallTimeoutError)
    assert len(late.sends) == 1


def test_a_late_token_is_a_timeout() -> None:
    late = TimedOut("the token did not come in time")
    seen = run(CREATE, OK, tokens=(late,))
    assert isinstance(seen.error, CallTimeoutError)
    assert seen.sends == []


def test_a_token_the_hub_repeats_is_cut_out() -> None:
    echo = answer(403, b'{"kind":"Forbidden","message":"bad token s3cret!"}')
    seen = run(CREATE, echo, tokens=("s3cret",))
    assert isinstance(seen.error, ForbiddenError)
    assert seen.error.message == "bad token ***!"


def test_a_token_the_hub_repeats_is_no_kind_and_no_request_id() -> None:
    token = "org_sk_s3cret"
    echo = refused(token, 403, x_request_id=f"for-{token}")
    error = run(CREATE, echo, tokens=(token,), options={"request_id": "mine"}).error
    assert isinstance(error, ActionError)
    assert (error.kind, error.request_id) == ("Unknown", "mine")
    assert token not in f"{error} {error!r}"


def test_a_header_the_hub_repeats_is_cut_out() -> None:
    echo = answer(403, b'{"kind":"Forbidden","message":"s3cret of acme: no dXNlcg=="}')
    options: CallOptions = {"headers": {"x-name": "acme", "x-key": "Basic dXNlcg=="}}
    seen = run(CREATE, echo, tokens=("s3cret",), options=options)
    assert isinstance(seen.error, ForbiddenError)
    assert seen.error.message == "*** of acme: no ***"


def test_a_short_token_hides_no_words() -> None:
    error = run(CREATE, refused("Invalid", 400), tokens=("In",)).error
    assert isinstance(error, InvalidActionError)


def test_steps_do_not_show_the_token() -> None:
    seen = run(CREATE, REFUSED, tokens=("s3cret", "s3cret2"))
    assert "s3cret" not in repr((seen.sends, seen.tokens))
