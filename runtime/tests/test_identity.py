"""Items of a list that may not be there twice (wire.md W4.11)."""

from __future__ import annotations

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from nexigon_gen.runtime.model import Maybe, Model, Secret, Unique
from nexigon_gen.runtime.wire.identity import all_differ

_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(-3, 3)
    | st.sampled_from(["", "1", "null", "a:", ":a", "{", ","]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["", "a", "1:a", "b"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _same(one: object, other: object) -> bool:
    """Whether two JSON values are the same, by looking at each part of them."""
    match one, other:
        case (bool(), _) | (_, bool()):
            return one is other
        case (dict(), dict()):
            return one.keys() == other.keys() and all(
                _same(one[key], other[key]) for key in one
            )
        case (list(), list()):
            return len(one) == len(other) and all(map(_same, one, other))
        case _:
            return one == other


@given(st.lists(_json, max_size=6))
def test_the_same_is_found(values: list[object]) -> None:
    pairs = ((a, b) for n, a in enumerate(values) for b in values[:n])
    assert all_differ(values) is not any(_same(*each) for each in pairs)


class _Colliding(int):
    """A number whose hash is that of all others, and that nobody may compare."""

    def __hash__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        raise AssertionError(f"{self!r} was compared with {other!r}")


def test_values_that_collide_take_no_longer() -> None:
    assert all_differ([_Colliding(number) for number in range(100)])
    assert all_differ([[_Colliding(number)] for number in range(100)])


class Item(Model):
    """An item."""

    name: str
    size: Maybe[int] = None


class Held(Model):
    """What holds items."""

    items: Annotated[list[Item], Unique(message="No item twice.", code="twice")] = (
        Field(default=[])
    )
    secrets: Annotated[list[Secret], Unique()] = Field(default=[])


def test_items_that_python_code_makes_are_compared() -> None:
    a, b = Item(name="a"), Item(name="a", size=1)
    assert Held(items=[a, b]).items == [a, b]
    with pytest.raises(ValidationError, match="No item twice"):
        Held(items=[a, b, Item(name="a")])


def test_secrets_are_compared_by_what_they_hide() -> None:
    held = Held(secrets=[Secret("a"), Secret("b")])
    with pytest.raises(ValidationError, match="no item twice"):
        held.model_copy(update={"secrets": [Secret("a"), Secret("a")]})
    lost = Held.model_validate(held.model_dump()).secrets
    assert [each.is_lost() for each in lost] == [True, True]
