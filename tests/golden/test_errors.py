"""The text that a person sees for a file with several mistakes.

`pytest tests/golden --snapshot-update` accepts the current text.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from nexigon_gen.diagnostics.text import render
from support.specs import findings

from .files import HERE, GoldenFiles, listing

ERRORS = HERE / "errors"
NAMES = sorted(path.stem for path in ERRORS.glob("*.yaml"))


def test_each_text_belongs_to_a_spec() -> None:
    texts = {name for name in listing(ERRORS) if name.endswith(".txt")}
    assert texts == {f"{name}.txt" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_text(
    name: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ERRORS)  # a diagnostic names files relative to here
    text = render(tuple(findings(Path(f"{name}.yaml"))), colour=False)
    assert text == snapshot(name=f"errors/{name}.txt", extension_class=GoldenFiles)
