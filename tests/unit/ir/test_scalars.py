"""Constraints of JSON values."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.ir.scalars import demand, meets
from nexigon_gen.ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from nexigon_gen.runtime import model


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


_BOUNDS = [(None, 2), (7, None), (7, 9), (7, 7)]


@pytest.mark.parametrize(
    ("asked", "limit", "value"),
    [
        *((Length(*each), model.Length(*each), "abc") for each in _BOUNDS),
        *((ByteLength(*each), model.ByteLength(*each), "abc") for each in _BOUNDS),
        *((Range(*each), model.Range(*each), 3) for each in _BOUNDS),
        (Unique(), model.Unique(), [1, 1]),
        (Length(7, 9, message="must fit"), model.Length(7, 9, message="must fit"), ""),
    ],
    ids=str,
)
def test_the_compiler_says_what_a_server_says(
    asked: Constraint, limit: object, value: object
) -> None:
    limited: Any = Annotated[type(value), limit]
    with pytest.raises(ValidationError) as refused:
        TypeAdapter[Any](limited).validate_python(value)
    (problem,) = refused.value.errors()
    assert demand(asked) == problem["msg"]
