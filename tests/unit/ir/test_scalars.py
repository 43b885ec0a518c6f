"""Constraints of JSON values."""

from __future__ import annotations

import pytest

from nexigon_gen.ir.scalars import meets
from nexigon_gen.terms import Pattern


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        ("(a+)+$", "a" * 40 + "b"),
        ("(a|aa)+$", "a" * 60 + "b"),
        ("a*a*a*a*a*a*c", "a" * 3000),
        ("(?:x{1,}){2,}y", "x" * 50),
    ],
)
def test_a_pattern_that_would_take_for_ever_is_not_tried(regex: str, text: str) -> None:
    assert meets(text, Pattern(regex))


@pytest.mark.parametrize(
    ("regex", "text", "found"),
    [
        ("(a+)+$", "aaab", False),
        ("^[a-z]+(-[a-z]+)*$", "two-words", True),
        ("^[a-z]+(-[a-z]+)*$", "Two-Words", False),
        ("^[a-z]*$", "a" * 5000 + "B", False),
        ("end$", "end\n", False),
    ],
)
def test_others_are(regex: str, text: str, found: bool) -> None:
    assert meets(text, Pattern(regex)) is found
