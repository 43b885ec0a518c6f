"""An untagged union hands on the message of a limit, wherever within it that stands."""

from __future__ import annotations

from typing import Annotated, Any, NewType

import pytest
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.runtime.model import FirstOf, Model, Pattern, Range, refine
from nexigon_gen.runtime.model.role import SERVER

Slug = NewType("Slug", str)
refine(Slug, Annotated[str, Pattern("^[a-z]+$", message="A slug is small.")])
Short = NewType("Short", str)
refine(Short, Annotated[str, Pattern("^.{0,2}$")])


class Inner(Model):
    slug: Slug
    port: Annotated[int, Range(min=1, message="A port is not zero.")] = 1


class Deep(Model):
    inner: Inner


Choice = Annotated[Slug | Inner, FirstOf()]
Nested = Annotated[Choice | bool, FirstOf()]
Many = Annotated[list[Slug] | dict[str, Deep], FirstOf()]


@pytest.mark.parametrize(
    ("union", "given", "message"),
    [
        (Choice, '"X"', "A slug is small."),
        (Choice, '{"slug":"X"}', "A slug is small."),
        (Choice, '{"slug":"x","port":0}', "A port is not zero."),
        (Nested, '"X"', "A slug is small."),
        (Nested, '{"slug":"x","port":0}', "A port is not zero."),
        (Many, '["x","X"]', "A slug is small."),
        (Many, '{"a":{"inner":{"slug":"X"}}}', "A slug is small."),
        (Nested, "1.5", "must be one of the variants"),
        (Annotated[Short | bool, FirstOf()], '"abc"', "must be one of the variants"),
    ],
)
def test_the_message_reaches_the_caller(union: Any, given: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(union).validate_json(given, context=SERVER)
    assert [each["msg"] for each in caught.value.errors()] == [message]
