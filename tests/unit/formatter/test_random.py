"""Random specs with comments everywhere, formatted."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from properties.specs import Spec, specs

from .tool import comments, formatted, said

CALM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def commented(draw: DrawFn) -> str:
    """A spec file with comments and blank lines between and behind its lines."""
    lines: list[str] = []
    files = draw(specs()).files
    for number, line in enumerate(files[min(files)].splitlines()):
        indent = " " * draw(st.integers(0, 8))
        extra = draw(st.sampled_from(["", "", "", "\n", "{}# {}\n", "\n{}# {}\n\n"]))
        lines.append(extra.format(indent, number))
        behind = draw(st.sampled_from(["", "", f"  # behind {number}"]))
        lines.append(f"{line}{behind}\n")
    return "".join(lines)


@pytest.mark.integration
@CALM
@given(commented())
def test_comments(text: str) -> None:
    once = formatted(text)
    assert comments(once) == comments(text)
    assert formatted(once) == once


@pytest.mark.integration
@CALM
@given(specs())
def test_the_ir_stays(spec: Spec) -> None:
    after = {name: formatted(text) for name, text in spec.files.items()}
    with TemporaryDirectory() as folder:
        before = said(*spec.write(Path(folder, "before")))
        assert said(*Spec(after, ()).write(Path(folder, "after"))) == before
