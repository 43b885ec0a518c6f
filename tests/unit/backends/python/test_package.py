"""What the modules at the top of a package show of the runtime."""

from __future__ import annotations

from nexigon_gen.backends.python.lower.package import BESIDE_CLIENTS
from nexigon_gen.runtime import server, testing
from nexigon_gen.runtime.client import errors
from nexigon_gen.runtime.public import codec
from nexigon_gen.runtime.public import errors as public_errors
from nexigon_gen.runtime.public import server as public_server
from nexigon_gen.runtime.public import testing as public_testing

FOR_STUBS = {"Route", "RouteSync", "Service"}
"""What only generated code names."""


def test_all_of_the_server_is_shown() -> None:
    assert {*public_server.__all__} == {*server.__all__} - FOR_STUBS


def test_all_transports_for_tests_are_shown() -> None:
    assert {*public_testing.__all__} == {*testing.__all__}


def test_values_outside_of_calls_have_all_they_need() -> None:
    assert {*codec.__all__} == {"Codec", "DecodeError", "EncodeError"}


def test_all_errors_are_shown() -> None:
    raised = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type) and issubclass(each, errors.NexigonError)
    }
    assert {*public_errors.__all__} == raised | {"Problem"}
    assert raised < BESIDE_CLIENTS
