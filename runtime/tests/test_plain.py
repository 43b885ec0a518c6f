"""Structs of scalars, which are written without asking for warnings: only they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Annotated, Any

import pytest
from pydantic import JsonValue, computed_field, field_serializer

from nexigon_gen.runtime.codec import EncodeError, encode_request
from nexigon_gen.runtime.codec.bodies import adapter_of
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import (
    F64,
    U32,
    U64,
    UNSET,
    Action,
    Base64,
    Date,
    Defaulted,
    Length,
    Maybe,
    MaybeUnset,
    Model,
    Open,
    Range,
    Returns,
    Timestamp,
)

from .sample import Expr, Status, Token


class Plain(Model):
    """One of each."""

    text: Annotated[str, Length(min=1)]
    flag: bool
    small: Annotated[U32, Range(max=9)]
    wide: U64
    real: F64
    data: Base64
    day: Date
    at: Timestamp
    maybe: Maybe[U64] = None


class PlainAction(Action, Returns[Plain], wire="plain_Get"):
    text: str
    wide: Maybe[U64] = None


class Number(IntEnum):
    ONE = 1


class Heir(Plain):
    """A subclass of somebody's."""


GOOD: dict[str, Any] = {
    "text": "a",
    "flag": True,
    "small": 1,
    "wide": 1 << 60,
    "real": 0.5,
    "data": b"a",
    "day": date(2030, 1, 2),
    "at": datetime(2030, 1, 2, tzinfo=UTC),
}


def _of(more: dict[str, Any]) -> Plain:
    return Plain(**{**GOOD, **more})


def _unchecked(more: dict[str, Any]) -> Plain:
    return Plain.model_construct(None, **{**GOOD, **more})


def test_a_struct_of_scalars_is_plain() -> None:
    adapter = adapter_of(Plain)
    codec: Codec[Plain] = Codec(Plain)
    for more in ({}, {"maybe": 1}):
        value = _of(more)
        assert adapter.is_plain(value)
        assert adapter.is_plain(codec.decode(codec.encode(value)))


WRONG: dict[str, list[object]] = {
    "text": [1, b"a", ["a"], Token("t")],
    "flag": [1, "true"],
    "small": ["1", 1.5, [1]],
    "wide": ["1", None, 1.5],
    "real": ["1", None, [1.0]],
    "data": ["a", None, 1],
    "day": ["2030-01-02", 1, None],
    "at": ["2030-01-02T00:00:00Z", date(2030, 1, 2), None],
    "maybe": ["1", 1.5],
}


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, each) for name in WRONG for each in WRONG[name]]
)
def test_what_is_of_another_type_is_not_written(name: str, wrong: object) -> None:
    codec: Codec[Plain] = Codec(Plain)
    made = _unchecked({name: wrong})
    changed = _of({})
    vars(changed)[name] = wrong
    for value in (made, changed):
        assert not adapter_of(Plain).is_plain(value)
        with pytest.raises(EncodeError):
            codec.encode(value)


@pytest.mark.parametrize(
    ("name", "value"), [("small", True), ("small", Number.ONE), ("real", 1)]
)
def test_what_is_nearly_of_the_type_is_asked_about(name: str, value: object) -> None:
    made = _unchecked({name: value})
    assert not adapter_of(Plain).is_plain(made)


def test_only_the_class_itself_with_all_fields_and_no_more_is_plain() -> None:
    adapter = adapter_of(Plain)
    assert not adapter.is_plain(Heir(**GOOD))
    assert not adapter.is_plain(Plain.model_construct(text="a"))
    assert not adapter.is_plain(Plain.model_validate({**GOOD, "later": [1]}))
    assert not adapter.is_plain([_of({})])


def test_an_action_is_plain_too() -> None:
    action = PlainAction(text="a", wide=1)
    assert adapter_of(PlainAction).is_plain(action)
    assert encode_request(action) == b'{"text":"a","wide":1}'
    with pytest.raises(EncodeError):
        encode_request(PlainAction.model_construct(text=1))


class Listing(Model):
    held: list[str]


class Mapping(Model):
    held: dict[str, int]


class Nesting(Model):
    held: Plain


class Choosing(Model):
    held: Open[Status]


class Hiding(Model):
    held: Token


class Taking(Model):
    held: JsonValue


class Uniting(Model):
    held: Maybe[Expr] = None


class Leaving(Model):
    held: MaybeUnset[str | None] = UNSET


@pytest.mark.parametrize(
    "struct",
    [
        Listing(held=["a"]),
        Mapping(held={"a": 1}),
        Nesting(held=_of({})),
        Choosing(held=Status.HEALTHY),
        Hiding(held=Token("t")),
        Taking(held=1),
        Uniting(),
        Leaving(),
    ],
    ids=lambda struct: type(struct).__name__,
)
def test_no_other_field_is_plain(struct: Model) -> None:
    assert not adapter_of(type(struct)).is_plain(struct)


def test_what_is_written_in_another_way_is_not_plain() -> None:
    class Computing(Model):
        text: str

        @computed_field
        def twice(self) -> str:
            return 2 * self.text

    class Writing(Model):
        text: str

        @field_serializer("text")
        def write(self, value: str) -> int:
            return len(value)

    class Defaulting(Model):
        text: Defaulted[str] = "a"

    for cls in (Computing, Writing, Defaulting):
        value = cls(text="b")
        assert not adapter_of(cls).is_plain(value)
