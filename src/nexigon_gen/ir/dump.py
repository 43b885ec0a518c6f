"""The IR as JSON: for people who look at it, and for programs in other languages.

Every key is always there, but for a body that an example leaves out. A definition and
whatever else is one of several kinds has its `kind`; a reference to a definition is
`{"kind": "ref", "namespace": …, "name": …}`. Where things stand in the spec is left out.

The keys are the fields of the IR, so that a new one is shown as it is; what differs is
said here, once for whoever writes and whoever reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Final, cast

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
from .written import Written

VERSION = 1
"""Goes up when a key changes its meaning or goes away."""
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
"""What a value is called that may be one of several kinds. A scalar is its own kind."""


def dump(api: Api) -> JsonMapping:
    """An API in its JSON form."""
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
    """The fields of a value, but for places, which take no part in what it says."""
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
                # In an object, for `null` is a default, too.
                found[each.name] = {"value": _json(member)}
            case None if isinstance(value, Example):
                pass  # `null` is a body, too
            case _:
                found[each.name] = _json(member)
    return found
