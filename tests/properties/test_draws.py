"""Random tests are the same ones each time, whatever ran in the process before."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import python

_DRAW = """
import sys
from hypothesis import given
from hypothesis import strategies as st
from support import profiles
from properties.specs import specs

if sys.argv[1:]:
    import constants

@given(st.tuples(specs(), st.lists(st.text() | st.integers(), min_size=20)))
def draw(drawn):
    print(repr(drawn))

draw()
"""


@pytest.mark.integration
def test_draws(tmp_path: Path) -> None:
    found = [f"{number * 7919}, 'text {number}', {number}.25" for number in range(300)]
    (tmp_path / "constants.py").write_text("FOUND = " + ", ".join(found), "utf-8")

    def drawn(hash_seed: str, *arguments: str) -> str:
        variables = {"PYTHONHASHSEED": hash_seed, "HYPOTHESIS_PROFILE": "quick"}
        done = python(tmp_path, "-c", _DRAW, *arguments, path=(), **variables)
        assert done.stdout.count("\n") == 30, done.stderr
        return done.stdout

    assert drawn("1") == drawn("2", "constants")
