"""Parts of an IR that is read back from JSON: types, constraints, plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, TypeVar

from ..ir.jsontext import JsonValue
from ..ir.model import (
    AdjacentlyTagged,
    Bare,
    Constrained,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    ListOf,
    MapOf,
    Nothing,
    Nullable,
    Payload,
    Ref,
    Scalar,
    Tagging,
    TypeId,
    TypeRef,
    Untagged,
)
from ..ir.terms import (
    Constraint,
    Deprecation,
    Json,
    JsonObject,
    Length,
    Lifecycle,
    Pattern,
    Range,
    Unstable,
)
from ..runtime.wire.scalars import ScalarKind

T = TypeVar("T")
_SCALARS = {str(kind.value): kind for kind in ScalarKind}
Object: TypeAlias = Mapping[str, JsonValue]


class NotIr(ValueError):
    """JSON that is no IR, or one of another version."""


def type_ref(given: JsonValue) -> TypeRef:
    """A type."""
    shape = as_object(given)
    match shape["kind"]:
        case "ref":
            return Ref(type_id(shape))
        case "list":
            return ListOf(type_ref(shape["item"]))
        case "map":
            return MapOf(type_ref(shape["key"]), type_ref(shape["value"]))
        case "nullable":
            return Nullable(type_ref(shape["item"]))
        case "constrained":
            limits = tuple(map(constraint, objects(shape, "constraints")))
            return Constrained(type_ref(shape["base"]), limits)
        case _:
            return Scalar(_SCALARS[text(shape, "kind")])


def type_id(given: Object) -> TypeId:
    """The id of a definition."""
    return TypeId(text(given, "namespace"), text(given, "name"))


def constraint(given: Object) -> Constraint:
    """A constraint."""
    words = (text_or_none(given, "message"), text_or_none(given, "code"))
    match given["kind"]:
        case "length":
            low, high = number(given, "min"), number(given, "max")
            if isinstance(low, float) or isinstance(high, float):
                raise NotIr("a length is a whole number")
            return Length(low, high, *words)
        case "range":
            return Range(number(given, "min"), number(given, "max"), *words)
        case "pattern":
            return Pattern(text(given, "regex"), *words)
        case kind:
            raise NotIr(f"no constraint is a {kind!r}")


def tagging(given: Object) -> Tagging:
    """How a union is tagged."""
    match given["kind"]:
        case "internal":
            return InternallyTagged(text(given, "tag"))
        case "adjacent":
            return AdjacentlyTagged(text(given, "tag"), text(given, "content"))
        case "external":
            return ExternallyTagged()
        case "untagged":
            return Untagged()
        case kind:
            raise NotIr(f"no tagging is {kind!r}")


def payload(given: Object) -> Payload:
    """What a variant holds."""
    match given["kind"]:
        case "nothing":
            return Nothing()
        case "flat":
            return Flat(type_id(as_object(given["struct"])))
        case "keyed":
            return Keyed(text(given, "key"), type_ref(given["type"]))
        case "bare":
            return Bare(type_ref(given["type"]))
        case kind:
            raise NotIr(f"no payload is {kind!r}")


def lifecycle(given: Object) -> Lifecycle:
    """Where in its life something is."""
    return Lifecycle(
        optional(given, "deprecated", _deprecation),
        optional(given, "unstable", _instability),
        text_or_none(given, "since"),
    )


def _deprecation(given: Object) -> Deprecation:
    words = (text_or_none(given, key) for key in ("note", "since", "remove_in"))
    return Deprecation(*words)


def _instability(given: Object) -> Unstable:
    return Unstable(
        text(given, "feature"),
        text_or_none(given, "note"),
        text_or_none(given, "issue"),
    )


def optional(given: Object, key: str, read: Callable[[Object], T]) -> T | None:
    """What a key has, read as it is; None if it has nothing."""
    value = given.get(key)
    return None if value is None else read(as_object(value))


def as_object(value: JsonValue) -> Object:
    """A value that has to be an object."""
    if not isinstance(value, dict):
        raise NotIr("an object is missing")
    return value


def objects(given: Object, key: str) -> list[Object]:
    """The objects that a key has; none if it has nothing."""
    value = given.get(key, [])
    if not isinstance(value, list):
        raise NotIr(f"`{key}` is a list")
    return [as_object(each) for each in value]


def text(given: Object, key: str) -> str:
    """The text that a key has; empty if it has none."""
    return text_or_none(given, key) or ""


def text_or_none(given: Object, key: str) -> str | None:
    """The text that a key has, if any."""
    value = given.get(key)
    if not isinstance(value, str | None):
        raise NotIr(f"`{key}` is a text")
    return value


def number(given: Object, key: str) -> int | float | None:
    """The number that a key has, if any."""
    value = given.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float | None):
        raise NotIr(f"`{key}` is a number")
    return value


def frozen(value: JsonValue) -> Json:
    """A JSON value as the IR holds it."""
    match value:
        case dict():
            return JsonObject(tuple((key, frozen(each)) for key, each in value.items()))
        case list():
            return tuple(map(frozen, value))
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise NotIr("it is no JSON")
