"""Annotations of everything public can be evaluated, before anything was built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import python
from support.integration import apart
from support.sdk import Sdk

PROGRAM = Path(__file__).with_name("hints.py")


@pytest.mark.parametrize(
    "spec",
    apart(["cycle", "keywords", "opaque", "recursion", "scalars"], "cycle"),
)
def test_hints(spec: str, sdk: Callable[[str], Sdk]) -> None:
    package = sdk(spec)
    done = python(package.folder, str(PROGRAM), package.package, path=(package.folder,))
    assert (done.stdout, done.stderr) == ("", "")
