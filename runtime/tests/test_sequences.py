"""Sequences and mappings of Python code, where a field has a list or a map."""

from __future__ import annotations

from collections import OrderedDict, UserDict, UserList, deque
from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from nexigon_gen.runtime.codec import DecodeError, EncodeError
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import FirstOf, Length, Maybe, Model

from .sample import Shape, ShapePoint


class Gathered(Model):
    """Lists and maps in every place."""

    many: Annotated[
        Maybe[Annotated[list[int], Length(1, 2)]], Field(alias="theMany")
    ] = None
    shapes: Maybe[list[Shape]] = None
    by_name: Maybe[dict[str, int]] = None
    either: Maybe[Annotated[list[str] | dict[str, int], FirstOf()]] = None
    rows: Maybe[list[list[int]]] = None
    lists: Maybe[dict[str, list[int]]] = None


SEQUENCES: list[dict[str, Any]] = [
    {"many": (1, 2)},
    {"many": deque([1, 2])},
    {"many": UserList([1, 2])},
    {"many": range(1, 3)},
    {"shapes": ("Point", ShapePoint())},
    {"by_name": MappingProxyType({"a": 1})},
    {"by_name": UserDict({"a": 1})},
    {"by_name": OrderedDict({"a": 1})},
    {"either": ("a", "b")},
    {"either": MappingProxyType({"a": 1})},
]


@pytest.mark.parametrize("given", SEQUENCES, ids=str)
def test_any_sequence_or_mapping_will_do(given: dict[str, Any]) -> None:
    for value in (
        Gathered(**given),
        Gathered.model_validate(given),
        Gathered().model_copy(update=given),
    ):
        for name in given:
            assert type(getattr(value, name)) in (list, dict)
        assert value == Gathered.model_validate_json(value.model_dump_json())


UNORDERED: dict[str, Callable[[], Any]] = {
    "set": lambda: {1, 2},
    "frozen set": lambda: frozenset({1}),
    "iterator": lambda: iter([1]),
    "generator": lambda: (each for each in [1]),
    "keys": {1: 2}.keys,
    "values": {1: 2}.values,
}


@pytest.mark.parametrize("make", UNORDERED.values(), ids=[*UNORDERED])
def test_what_is_no_sequence_is_no_list(make: Callable[[], Any]) -> None:
    words = "Input should be a valid list"
    with pytest.raises(ValidationError, match=words):
        Gathered(many=make())
    with pytest.raises(ValidationError, match=words):
        Gathered().model_copy(update={"theMany": make()})


@pytest.mark.parametrize("make", UNORDERED.values(), ids=[*UNORDERED])
def test_nor_is_it_within_another(make: Callable[[], Any]) -> None:
    nested: list[dict[str, Any]] = [
        {"rows": [[3], make()]},
        {"rows": (make(),)},
        {"lists": {"a": make()}},
    ]
    for given in nested:
        with pytest.raises(ValidationError, match="be a valid list") as told:
            Gathered(**given)
        (error,) = told.value.errors()
        assert error["loc"][0] in given
        assert len(error["loc"]) == 2


def test_what_holds_itself_is_refused() -> None:
    rows: list[Any] = []
    rows.append(rows)
    with pytest.raises(ValidationError):
        Gathered(rows=rows)


@pytest.mark.parametrize("depth", [300, 5_000])
def test_what_is_too_deep_is_refused(depth: int) -> None:
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    with pytest.raises(ValidationError):
        Gathered(rows=deep)


@pytest.mark.parametrize("given", ["12", b"12", bytearray(b"12"), {1: 2}, 1], ids=repr)
def test_text_is_no_list(given: Any) -> None:
    with pytest.raises(ValidationError):
        Gathered(many=given)
    with pytest.raises(ValidationError):
        Gathered(shapes=given)


def test_the_codec_takes_arrays_alone() -> None:
    codec: Codec[Gathered] = Codec(Gathered)
    with pytest.raises(DecodeError):
        codec.decode('{"theMany":{"0":1}}')
    raw = Gathered.model_construct(many=(1, 2))
    with pytest.raises(EncodeError):
        codec.encode(raw)
