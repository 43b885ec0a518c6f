"""Fixtures of several folders, and how hypothesis looks for trouble in all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from nexigon_gen.config import Runtime
from support import profiles, signals
from support.heap import pytest_collection_finish
from support.sdk import Sdk, make, write
from support.specs import ROOT, RUNTIME, VALID, artifacts

__all__ = ["profiles", "pytest_collection_finish", "sdk", "signals"]
"""What is imported is used by its import, before any test is defined."""


# What the tool notes of its runs is no business of whoever runs the tests.
_NOTES = TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = _NOTES.name

if RUNTIME is Runtime.PACKAGE:
    # The package of the tests is then another than that in `generated/`.
    _FOLDER = TemporaryDirectory()
    write(artifacts(ROOT / "spec" / "projects.yaml"), Path(_FOLDER.name))
    sys.path.insert(0, _FOLDER.name)


def pytest_xdist_auto_num_workers() -> int:
    """The tests wait for sockets and processes for a third of their time; but each worker
    collects all of them, and generates what it needs."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sdk]:
    """The importable package `sdk_<name>` of `specs/valid/<name>`, generated once."""
    folder = tmp_path_factory.mktemp("sdk")

    @cache
    def of(name: str) -> Sdk:
        return make(folder, f"sdk_{name}", VALID[name])

    return of
