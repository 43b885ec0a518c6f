"""The JSON Schema and the decoder agree on what is no spec."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, event, given, settings

from nexigon_gen.pipeline import compile_spec

from .decoder import SHAPE, errors
from .editor import complaints, read
from .mutations import mutated


@pytest.mark.integration
@given(mutated())
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_mutated(text: str) -> None:
    found = errors(text)
    complaint = complaints(read(text))
    event(f"{sorted(found)}")
    if found & SHAPE:
        assert complaint, found
    elif complaint:
        # Text belongs where a number or a boolean is, or an untagged union has a unit.
        assert found or _later_errors(text) & {"NXG209", "NXG301"}, complaint


def _later_errors(text: str) -> set[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "spec.yaml")
        path.write_text(text, "utf-8")
        _, report = compile_spec([path])
        return {each.code for each in report}
