"""The IR as JSON, for people and for programs in other languages.

All keys are always there, except the bodies that an example leaves out. A value that is
one of several classes has its `kind`. A reference to a definition is
`{"kind": "ref", "namespace": …, "name": …}`. Positions in the spec are left out.

The keys are the names of the fields of the IR, so new fields appear without a change here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Final, cast

from .json_values import Written
from .jsontext import JsonMapping, JsonValue, plain
from .model import (
    Alias,
    Api,
    EnumDef,
    Example,
    Field,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from .tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from .terms import (
    ByteLength,
    JsonObject,
    Length,
    Lifecycle,
    Pattern,
    Range,
    Unique,
)
from .typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    TupleOf,
    TypeId,
)

VERSION = 1
"""Raised when a key changes its meaning or is removed."""
KINDS: Final[Mapping[type, str]] = {
    Struct: "struct",
    EnumDef: "enum",
    UnionDef: "union",
    Newtype: "newtype",
    Alias: "alias",
    OpaqueDef: "external",
    ListOf: "list",
    MapOf: "map",
    TupleOf: "tuple",
    Nullable: "nullable",
    Constrained: "constrained",
    InternallyTagged: "internal",
    AdjacentlyTagged: "adjacent",
    ExternallyTagged: "external",
    Untagged: "untagged",
    Nothing: "nothing",
    Flat: "flat",
    Keyed: "keyed",
    Bare: "bare",
    Length: "length",
    Range: "range",
    Pattern: "pattern",
    ByteLength: "byte_length",
    Unique: "unique",
}
"""The `kind` of each class. The kind of a scalar is its own name."""


def dump(api: Api) -> JsonMapping:
    """The JSON of an API."""
    return {"version": VERSION, **_members(api)}


def _json(value: object) -> JsonValue:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Enum(value=word):
            return str(word)
        case Written(value=written):
            return plain(written)
        case JsonObject():
            return plain(value)
        case Ref(target=target):
            return _json(target)
        case TypeId(namespace=namespace, name=name):
            return {"kind": "ref", "namespace": namespace, "name": name}
        case tuple():
            # A class pattern leaves open what is inside.
            return [*map(_json, cast(tuple[object, ...], value))]
        case Broken():
            raise AssertionError("a spec with errors has no IR to show")
        case _:
            return _members(value)


def _members(value: object) -> JsonMapping:
    """The fields of a value, without positions, which do not take part in comparisons."""
    assert is_dataclass(value)
    found: dict[str, JsonValue] = {}
    if kind := KINDS.get(type(value)):
        found["kind"] = kind
    for each in fields(value):
        member: object = getattr(value, each.name)
        match member:
            case _ if not each.compare:
                pass
            case Lifecycle():
                found.update(_members(member))
            case TypeId(name=name) if each.name == "id":
                found["name"] = name
            case Written() if isinstance(value, Field):
                # Wrapped in an object, because `null` can be a default.
                found[each.name] = {"value": _json(member)}
            case None if isinstance(value, Example):
                pass  # left out, because `null` can be a body
            case _:
                found[each.name] = _json(member)
    return found
