"""What the modules at the top of a package show of the runtime."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from nexigon_gen.backends.python.lower.package import PUBLIC
from nexigon_gen.runtime import server, testing
from nexigon_gen.runtime.client import errors

FOR_STUBS = {"Route", "RouteSync", "Service"}
"""What only generated code names."""


def shown() -> Iterator[tuple[str, str]]:
    for origins in PUBLIC.values():
        for origin, names in origins.items():
            yield from ((origin, name) for name in names)


@pytest.mark.parametrize(("origin", "name"), [*shown()])
def test_every_name_is_there(origin: str, name: str) -> None:
    assert name in vars(import_module(f"nexigon_gen.runtime.{origin}"))


def test_all_of_the_server_is_shown() -> None:
    assert set(PUBLIC["server"]["server"]) == set(server.__all__) - FOR_STUBS


def test_all_transports_for_tests_are_shown() -> None:
    assert set(PUBLIC["testing"]["testing"]) == set(testing.__all__)


def test_all_errors_are_shown() -> None:
    raised = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type) and issubclass(each, errors.NexigonError)
    }
    assert set(PUBLIC["errors"]["client.errors"]) == raised
