"""Constraints of JSON values."""

from __future__ import annotations

import pytest

from nexigon_gen.ir.scalars import meets
from nexigon_gen.ir.terms import Pattern


@pytest.mark.parametrize(
    ("regex", "text", "found"),
    [
        ("(a+)+$", "aaab", False),
        ("(a+)+$", "a" * 5000 + "b", False),
        ("^[a-z]+(-[a-z]+)*$", "two-words", True),
        ("^[a-z]+(-[a-z]+)*$", "Two-Words", False),
        ("^[a-z]*$", "a" * 5000 + "B", False),
        ("end$", "end\n", False),
    ],
)
def test_a_pattern_is_searched(regex: str, text: str, found: bool) -> None:
    assert meets(text, Pattern(regex)) is found
