"""Types of an API whose names are those that our own annotations have for other types."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

import pytest
from pydantic import TypeAdapter

from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import (
    ExternalOneOf,
    ExternalUnit,
    FirstOf,
    Model,
    OneOf,
    UnknownExternal,
    UnknownPayload,
    UnknownVariant,
)
from nexigon_gen.runtime.model.opaque import Opaque


class Any(Opaque):
    """An object of a schema."""

    name: str


class JsonValue(Model):
    """A struct."""

    size: int


class Mapping(JsonValue, tag="kind"):
    """A variant."""

    kind: Literal["Mapping"] = "Mapping"


class Unknown(UnknownVariant, tag="kind"):
    """One of a newer version."""

    kind: str


class Self(ExternalUnit):
    """A variant that is its name."""

    __wire__ = "Self"


class UnknownOther(UnknownExternal):
    """One of a newer version."""


class UnknownThird(UnknownPayload):
    """What is of no variant."""


Tagged: TypeAlias = Annotated[Mapping | Unknown, OneOf("kind")]
External: TypeAlias = Annotated[Self | UnknownOther, ExternalOneOf()]
Untagged: TypeAlias = Annotated[JsonValue | UnknownThird, FirstOf()]


class Holder(Model):
    """All of them."""

    opaque: list[Any]
    tagged: list[Tagged]
    external: list[External]
    untagged: list[Untagged]


DATA = {
    "opaque": [{"name": "eu", "more": [{"a": "b"}]}],
    "tagged": [{"kind": "Mapping", "size": 1}, {"kind": "New", "a": ["b"]}],
    "external": ["Self", "New", {"New": {"a": ["b"]}}],
    "untagged": [{"size": 1}, "b", ["b", {"a": None}]],
}


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_written_by_a_codec() -> None:
    codec: Codec[Holder] = Codec(Holder)
    value = codec.decode(json.dumps(DATA).encode())
    assert json.loads(codec.encode(value)) == DATA


@pytest.mark.parametrize("mode", ["python", "json"])
def test_dumped(mode: Literal["python", "json"]) -> None:
    value = Holder.model_validate_json(json.dumps(DATA))
    assert value.model_dump(mode=mode) == DATA
    assert TypeAdapter(Holder).dump_python(value, mode=mode) == DATA
