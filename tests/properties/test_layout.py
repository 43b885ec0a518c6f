"""The output is what Black and ruff would leave alone."""

from __future__ import annotations

import ast
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from black import format_str
from black.mode import Mode, TargetVersion
from hypothesis import given
from hypothesis import strategies as st

from support.command import python
from support.profiles import BATCHES
from support.sdk import is_runtime, write

from .generated import artifacts, compiled, modules
from .specs import Spec, specs

_MODE = Mode(target_versions={TargetVersion.PY311})
_RUFF = ["check", "--isolated", "--target-version=py311", "--extend-select=I,UP", "-q"]


@pytest.mark.integration
@given(specs())
def test_black(spec: Spec) -> None:
    for path, text in modules(compiled(spec)).items():
        ast.parse(text)
        assert format_str(text, mode=_MODE) == text, path


@BATCHES
@given(st.lists(specs(), min_size=5, max_size=5))
def test_ruff(several: list[Spec]) -> None:
    with TemporaryDirectory() as folder:
        for number, spec in enumerate(several):
            found = artifacts(compiled(spec), f"random_api{number}")
            write((each for each in found if not is_runtime(each)), Path(folder))
        done = python(Path(folder), "-m", "ruff", *_RUFF, ".")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
