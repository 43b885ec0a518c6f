"""The synthetic Hub says all that the language can."""

from __future__ import annotations

from pathlib import Path

from support.constructs import known, seen
from support.specs import compiled

from . import hub


def test_nothing_is_missing(tmp_path: Path) -> None:
    with seen() as (found, note):
        note(compiled(*hub.write(tmp_path)))
    assert known() - found == set()
