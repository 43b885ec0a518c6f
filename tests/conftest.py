"""Fixtures of several folders, and how hypothesis looks for trouble in all of them."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import cache

import pytest

from support import profiles
from support.sdk import Sdk, make
from support.specs import VALID

__all__ = ["profiles", "sdk"]
"""The profile of hypothesis is loaded by its import, before any test is defined."""


# What a shell starts in the background ignores Ctrl-C, and so would the programs that
# tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sdk]:
    """The importable package `sdk_<name>` of `specs/valid/<name>`, generated once."""
    folder = tmp_path_factory.mktemp("sdk")

    @cache
    def of(name: str) -> Sdk:
        return make(folder, f"sdk_{name}", VALID[name])

    return of
