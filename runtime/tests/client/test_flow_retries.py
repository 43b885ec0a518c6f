"""When a call is repeated and how long it waits."""

from __future__ import annotations

import math
import time

import pytest
from _pytest.mark import ParameterSet
from faults.sample import CREATE, DEVICE, DEVICE_JSON, GET, Device, PingAction

from nexigon_gen.runtime.client.call_state import Sleep
from nexigon_gen.runtime.client.errors import (
    CallTimeoutError,
    ConfigurationError,
    ConnectionLostError,
    NotSentError,
    RateLimitedError,
    ResponseError,
)
from nexigon_gen.runtime.client.retry import RetryQuota, retry_after
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)
from nexigon_gen.runtime.model import Action, Returns

from .flows import answer, refused, run

OK = answer(200, DEVICE_JSON)

Outcome = HttpResponse | TransportFailure

ALWAYS: dict[str, Outcome] = {
    "not sent": NotSent("refused"),
    "429 page": answer(429),
    "429 RateLimited": refused("RateLimited", 429),
    "503 RateLimited": refused("RateLimited", 503),
}
IF_IDEMPOTENT: dict[str, Outcome] = {
    "connection lost": ConnectionLost("broke"),
    "timed out": TimedOut("late"),
    "502 page": answer(502, b"<html>"),
    "503 page": answer(503),
    "504 page": answer(504),
}
NEVER: dict[str, Outcome] = {
    "400 Invalid": refused("Invalid", 400),
    "403 Forbidden": refused("Forbidden", 403),
    "500 Internal": refused("Internal", 500),
    "503 Internal": refused("Internal", 503),
    "500 page": answer(500, b"<html>"),
    "302": answer(302, location="https://elsewhere.test/"),
    "200 malformed": answer(200, b"{"),
    "418 unknown kind": refused("Teapot", 418),
    "429 Internal": refused("Internal", 429),
    "429 unknown kind": refused("TooBusy", 429),
}


class PatientAction(Action, Returns[None], wire="devices_Wait", timeout=1e10):
    """An action with a timeout that no clock can tell."""


def _cases(table: dict[str, Outcome]) -> list[ParameterSet]:
    return [pytest.param(outcome, id=name) for name, outcome in table.items()]


@pytest.mark.parametrize("outcome", _cases({**ALWAYS, **IF_IDEMPOTENT}))
def test_a_safe_action_is_sent_again(outcome: Outcome) -> None:
    seen = run(GET, outcome, OK)
    assert seen.reply is not None
    assert (seen.reply.value, seen.reply.attempts) == (DEVICE, 2)


@pytest.mark.parametrize("outcome", _cases(IF_IDEMPOTENT))
def test_an_idempotent_action_is_sent_again(outcome: Outcome) -> None:
    seen = run(PingAction(), outcome, answer(204, b"{}"))
    assert seen.reply is not None
    assert (seen.reply.value, seen.reply.status) == (None, 204)


@pytest.mark.parametrize("outcome", _cases(ALWAYS))
def test_an_unsafe_action_that_did_not_run_is_sent_again(outcome: Outcome) -> None:
    assert run(CREATE, outcome, OK).reply is not None


@pytest.mark.parametrize("outcome", _cases({**IF_IDEMPOTENT, **NEVER}))
def test_an_unsafe_action_that_may_have_run_is_sent_once(outcome: Outcome) -> None:
    seen = run(CREATE, outcome, OK)
    assert seen.error is not None
    assert len(seen.sends) == seen.error.attempts == 1


@pytest.mark.parametrize("action", [GET, CREATE], ids=["safe", "unsafe"])
@pytest.mark.parametrize("outcome", _cases(NEVER))
def test_what_cannot_help_is_not_tried(
    action: Returns[Device], outcome: Outcome
) -> None:
    seen = run(action, outcome, OK)
    assert (len(seen.sends), seen.sleeps) == (1, [])


def test_three_attempts_by_default() -> None:
    seen = run(GET, ConnectionLost("broke"))
    assert isinstance(seen.error, ConnectionLostError)
    assert len(seen.sends) == seen.error.attempts == 3


def test_waits_double_up_to_eight_seconds() -> None:
    seen = run(GET, NotSent("no"), options={"max_attempts": 8, "timeout": 100})
    # Half of 0.5, 1, 2, …, because the dice show one half.
    assert seen.sleeps == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("5", 5.0),
        ("0", 0.25),
        ("Tue, 14 Nov 2023 22:13:30 GMT", 10.0),
        ("Tue, 14 Nov 2023 22:13:00 GMT", 0.25),
        ("soon", 0.25),
        ("-1", 0.25),
        ("²", 0.25),
        ("Tue, 14 Nov 2023 22:13:30", 10.0),
        ("Tue, 14 Nov 2023 22:13:30 -0000", 10.0),
        ("Tue Nov 14 22:13:30 2023", 10.0),
    ],
    ids=[
        *("seconds", "zero", "date", "past date", "words", "negative", "superscript"),
        *("date, no zone", "date, unknown zone", "date of asctime"),
    ],
)
def test_retry_after(header: str, wait: float) -> None:
    seen = run(GET, refused("RateLimited", 429, retry_after=header), OK)
    assert seen.sleeps == [wait]


def test_dates_are_in_utc_wherever_the_client_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert retry_after("Tue, 14 Nov 2023 22:13:30", 1_700_000_000.0) == 10.0
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_pause_of_any_length_is_a_number() -> None:
    limited = refused("RateLimited", 429, retry_after="9" * 400)
    error = run(GET, limited).error
    assert isinstance(error, RateLimitedError)
    assert error.retry_after is not None
    assert math.isfinite(error.retry_after)


def test_a_pause_over_a_minute_is_not_waited_for() -> None:
    limited = refused("RateLimited", 429, retry_after="61")
    seen = run(GET, limited, options={"timeout": 1000})
    assert isinstance(seen.error, RateLimitedError)
    assert (seen.error.retry_after, len(seen.sends)) == (61.0, 1)


def test_nothing_is_sent_past_the_deadline() -> None:
    limited = refused("RateLimited", 429, retry_after="20")
    seen = run(GET, limited, options={"timeout": 30})
    assert isinstance(seen.error, RateLimitedError)
    assert (len(seen.sends), seen.sleeps) == (2, [20.0])


def test_each_attempt_gets_the_time_that_is_left() -> None:
    seen = run(GET, TimedOut("late"), options={"timeout": 10}, seconds_per_send=4)
    # 10, then 4 for the attempt and 0.25 of waiting less, then 4 and 0.5 less.
    assert [step.timeout for step in seen.sends] == [10.0, 5.75, 1.25]
    assert isinstance(seen.error, CallTimeoutError)


@pytest.mark.parametrize(
    ("action", "timeout", "expected"),
    [
        (GET, None, 30.0),
        (PingAction(), None, 7.0),
        (PingAction(), 2.0, 2.0),
        (PatientAction(), None, 86_400.0),
    ],
    ids=["default", "of the action", "of the caller", "of the action, too long"],
)
def test_the_timeout_comes_from_the_caller_then_the_action(
    action: Returns[object], timeout: float | None, expected: float
) -> None:
    seen = run(action, NotSent("no"), options={"timeout": timeout} if timeout else {})
    assert seen.sends[0].timeout == expected


def test_an_empty_quota_stops_retries_until_calls_succeed() -> None:
    quota = RetryQuota(retries=1)
    assert len(run(GET, NotSent("no"), quota=quota).sends) == 2
    assert len(run(GET, NotSent("no"), quota=quota).sends) == 1
    for _ in range(10):
        run(GET, OK, quota=quota)
    assert len(run(GET, NotSent("no"), quota=quota).sends) == 2


def test_the_last_failure_is_the_one_raised() -> None:
    seen = run(GET, NotSent("no"), answer(502), options={"max_attempts": 2})
    assert isinstance(seen.error, ResponseError)
    assert not isinstance(seen.error, NotSentError)
    assert seen.error.status == 502


@pytest.mark.parametrize("step", [HttpRequest, Sleep], ids=["sending", "sleeping"])
def test_a_closed_client_sends_nothing_more(step: type[HttpRequest | Sleep]) -> None:
    seen = run(GET, ConnectionLost("broke"), OK, closed_during=step)
    assert isinstance(seen.error, ConfigurationError)
    assert "closed" in seen.error.message
    assert isinstance(seen.error.__cause__, ConnectionLostError)
    assert (len(seen.sends), seen.error.attempts) == (1, 1)
    assert len(seen.sleeps) == (step is Sleep)


def test_an_answer_counts_though_the_client_was_closed() -> None:
    assert run(GET, OK, closed_during=HttpRequest).reply is not None
