"""Fixtures of several folders. Being here puts `support` on the path."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from support.sdk import Sdk, make
from support.specs import VALID


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sdk]:
    """The importable package `sdk_<name>` of `specs/valid/<name>`, generated once."""
    folder = tmp_path_factory.mktemp("sdk")

    @cache
    def of(name: str) -> Sdk:
        return make(folder, f"sdk_{name}", VALID[name])

    return of
