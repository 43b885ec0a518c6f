"""What the modules at the top of a package show of the runtime."""

from __future__ import annotations

import re

import pytest

from nexigon_gen.backends.python.lower.package import BESIDE_CLIENTS
from nexigon_gen.runtime import server, testing
from nexigon_gen.runtime.client import errors
from nexigon_gen.runtime.public import codec
from nexigon_gen.runtime.public import errors as public_errors
from nexigon_gen.runtime.public import server as public_server
from nexigon_gen.runtime.public import testing as public_testing
from support.sdk import is_runtime
from support.specs import VALID, artifacts

_EAGER = re.compile(r"^from (\S+) import .*", re.MULTILINE)

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


@pytest.mark.parametrize("spec", ["cycle", "opaque", "examples"])
def test_packages_wait_for_no_module_as_they_are_imported(spec: str) -> None:
    """Threads that import a package and its namespaces at once would wait for each other."""
    texts = [
        each.text
        for each in artifacts(VALID[spec])
        if each.path.endswith("/__init__.py") and not is_runtime(each)
    ]
    assert len(texts) > 1
    eager = {found.group() for text in texts for found in _EAGER.finditer(text)}
    assert eager <= {
        "from __future__ import annotations",
        "from typing import TYPE_CHECKING",
        "from ._runtime import lazy",
        "from .._runtime import lazy",
        "from nexigon_runtime import lazy",
        "from nexigon_runtime.version import require",
    }
