"""Errors pickle, copy and read well."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable

import pytest
from faults.sample import DEVICE, CreateAction, Device

from nexigon_gen.runtime.client.errors import (
    ActionError,
    CallFacts,
    CallTimeoutError,
    ConfigurationError,
    ConnectionLostError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    InvalidResponseError,
    NexigonError,
    NotSentError,
    RateLimitedError,
    ResponseError,
    UnexpectedVariantError,
)
from nexigon_gen.runtime.client.reply import expect
from nexigon_gen.runtime.problems import Problem

FACTS = CallFacts("devices_Get", 2, "r-1")
PROBLEMS = (Problem("a.b", "type", "must be a string"),)
ERRORS: list[NexigonError] = [
    NexigonError("m", call=FACTS),
    ConfigurationError("m", call=FACTS),
    NotSentError("m", call=FACTS),
    CallTimeoutError("m", call=FACTS),
    ConnectionLostError("m", call=FACTS),
    ResponseError("m", status=503, call=FACTS),
    InvalidResponseError("m", status=201, problems=PROBLEMS, call=FACTS),
    ActionError("m", kind="Odd", status=418, call=FACTS),
    InvalidActionError("m", call=FACTS),
    ForbiddenError("m", status=401, call=FACTS),
    InternalServerError("m", call=FACTS),
    RateLimitedError("m", status=503, retry_after=1.5, call=FACTS),
    UnexpectedVariantError(expected="A", found="B"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "remake",
    [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy],
    ids=["pickle", "copy", "deepcopy"],
)
def test_a_remade_error_is_the_same(
    error: NexigonError, remake: Callable[[NexigonError], NexigonError]
) -> None:
    again = remake(error)
    assert type(again) is type(error)
    assert again.__dict__ == error.__dict__
    assert (str(again), repr(again)) == (str(error), repr(error))


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ConfigurationError("no token"), "no token"),
        (
            ForbiddenError("not yours", call=FACTS),
            "devices_Get: not yours (Forbidden, HTTP 403, 2 attempts, request id r-1)",
        ),
        (
            InvalidResponseError("bad", problems=PROBLEMS),
            "bad (a.b: must be a string, HTTP 200)",
        ),
    ],
    ids=["bare", "refused", "malformed"],
)
def test_the_text_names_the_call(error: NexigonError, text: str) -> None:
    assert str(error) == text


def test_expect_narrows_or_raises() -> None:
    assert expect(DEVICE, Device) is DEVICE
    with pytest.raises(UnexpectedVariantError) as caught:
        expect(DEVICE, CreateAction)
    assert (caught.value.expected, caught.value.found) == ("CreateAction", "Device")


@pytest.mark.parametrize("module", ["client.errors", "client"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    script = (
        f"import sys, nexigon_gen.runtime.{module}\n"
        "print(sorted({'pydantic', 'httpcore2', 'httpx2', 'asyncio'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
