"""Schemas without a name, by what their values look like."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from ..ir.jsontext import JsonValue
from ..ir.typerefs import ListOf, MapOf, Scalar, TupleOf, TypeRef
from ..published.document import Placed
from ..published.scalars import bounds, items, limited, scalar
from ..published.schema import SchemaFacts
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import IMPORT_LEFT_OUT, IMPORT_MENDED
from ..values import replace
from . import descriptions, names
from .base64 import base64_length
from .choices import choice, several
from .enums import enum_of
from .links import open_ends, scalar_of
from .losses import Losses
from .structs import struct

if TYPE_CHECKING:
    from .type_reader import TypeReader

_ANY = Scalar(ScalarKind.ANY)
_STRING = Scalar(ScalarKind.STRING)
_UNSAID: Mapping[str, str] = {
    "multipleOf": "that a number is a multiple of another",
    "readOnly": "that a field is in responses only",
    "writeOnly": "that a field is in requests only",
    "xml": "how it is written in XML",
}
"""What a schema may say and a spec cannot."""
_BINARY = "binary"
"""The format of a body that is no JSON; as JSON, it is Base64."""
_INTEGERS = frozenset(
    f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)
)
_FORMS: Mapping[str, frozenset[str]] = {
    "string": frozenset(("date-time", "date", "byte", "base64", _BINARY)),
    "integer": _INTEGERS,
    "number": frozenset(("float", "double")),
}
"""The formats that the language has a type for, by the `type` that has them."""


def shape(told: SchemaFacts, place: Placed, hint: str, types: TypeReader) -> TypeRef:
    """The type of a schema that is no reference; one that has no name is called by the
    hint."""
    if told.odd:
        return types.any(told.at, told.odd)
    if told.branches:
        return choice(told, place, hint, types)
    if told.choices:
        made = enum_of(told, place, types)
        return types.definition(told, hint, made)
    told = _without_values(told, types.losses)
    is_number = "string" not in told.types or "pattern" in told.words
    if [*told.types] == ["string"] and told.words.get("format") == _BINARY:
        return Scalar(ScalarKind.BYTES)
    ours = scalar_of(place, types)
    if (len(told.types) < 2 or is_number) and (found := scalar(told, ours, ())):
        return _sized(told, found)
    match [*told.types]:
        case ["array"]:
            return _list(told, hint, types)
        case ["object"]:
            return _object(told, place, hint, types)
        case [] if told.items or told.prefix:
            return _list(told, hint, types)
        case [] if told.properties or told.values:
            return _object(told, place, hint, types)
        case []:
            return types.any(told.at, "it has no `type`") if told.words else _ANY
        case _:
            return several(told, hint, types)


def _list(told: SchemaFacts, hint: str, types: TypeReader) -> TypeRef:
    if told.prefix:
        return _tuple(told, hint, types)
    item = types.of(told.items, names.item_of(hint)) if told.items else _ANY
    return limited(ListOf(item), items(told.words), ())


def _tuple(told: SchemaFacts, hint: str, types: TypeReader) -> TypeRef:
    """A tuple, if it has all of its items and no other."""
    size = len(told.prefix)
    name = names.item_of(hint)
    found = [types.of(each, f"{name}{n}") for n, each in enumerate(told.prefix, 1)]
    source = types.document.reached(told.at)
    ends = told.words.get("maxItems") == size or source.get("items").value is False
    if told.words.get("minItems") == size and ends:
        return TupleOf(tuple(found))
    message = "`prefixItems` is left out: a tuple has all of its items and no other"
    types.losses.add(IMPORT_LEFT_OUT, told.at, message)
    return limited(ListOf(_ANY), items(told.words), ())


def _object(told: SchemaFacts, place: Placed, hint: str, types: TypeReader) -> TypeRef:
    is_struct = told.properties or is_empty(told, place, types)
    if not is_struct:
        key = types.document.reached(told.at).get("propertyNames")
        of = types.of(key, f"{hint}Key") if key.members else _STRING
        item = names.item_of(hint)
        value = types.of(told.values, item) if told.values else _ANY
        return limited(MapOf(of, value), bounds(told.words, "Properties"), ())
    if told.values:
        message = "further properties beside those that it names are left out"
        types.losses.add(IMPORT_LEFT_OUT, told.at, message)
    return types.definition(told, hint, lambda id_: struct(told, place, id_, types))


def is_empty(told: SchemaFacts, place: Placed, types: TypeReader) -> bool:
    """Whether an object without properties is meant to have none; elsewhere, it may
    have any."""
    if told.values or place.get("propertyNames").members:
        return False
    given = place.members
    is_said = "properties" in given or given.get("additionalProperties") is False
    return is_said or types.survey.is_exact


def _without_values(told: SchemaFacts, losses: Losses) -> SchemaFacts:
    """A schema that lists values that are no enum, without them."""
    given = told.words.get("enum", told.words.get("const"))
    if given is None or not {"enum", "const"} & told.words.keys():
        return told
    listed = given if isinstance(given, list) else [given]
    message = "the values that it lists are left out: an enum has texts, or integers"
    losses.add(IMPORT_LEFT_OUT, told.at, message)
    words = {k: v for k, v in told.words.items() if k not in ("enum", "const")}
    kinds = {_kind(each) for each in listed}
    types = told.types or frozenset(kinds - {""} if len(kinds) == 1 else ())
    return replace(told, words=words, types=types)


def _sized(told: SchemaFacts, found: TypeRef) -> TypeRef:
    """A scalar; one of bytes with the length that its pattern asks for."""
    pattern = told.words.get("pattern")
    if found != Scalar(ScalarKind.BYTES) or not isinstance(pattern, str):
        return found
    length = base64_length(pattern)
    return limited(found, (length,) if length else (), ())


def leave_out(told: SchemaFacts, place: Placed, losses: Losses) -> None:
    """Tells what a schema says that no spec can."""
    for word in told.unread:
        message = f"`{word}` is left out: the language has no word for it"
        losses.add(IMPORT_LEFT_OUT, told.at, message)
    parts = ("items", told.items, "array"), ("properties", told.properties, "object")
    for word, found, kind in parts:
        if found and told.types and kind not in told.types:
            message = f"`{word}` is left out: the type is {_spelt(told.types)}"
            losses.add(IMPORT_MENDED, told.at, message)
    for word, what in _UNSAID.items():
        if place.members.get(word) not in (None, False):
            message = f"`{word}` is left out: no spec says {what}"
            losses.add(IMPORT_LEFT_OUT, place.at, message)
    if "number" in told.types:
        open_ends(told, losses)
    form = told.words.get("format")
    forms = (_FORMS.get(each, frozenset()) for each in told.types or _FORMS)
    is_known = form == descriptions.SECRET or any(form in each for each in forms)
    if isinstance(form, str) and not is_known:
        message = f"`format: {form}` is left out: the language has no such type"
        losses.add(IMPORT_LEFT_OUT, told.at, message)


def _spelt(kinds: Collection[str]) -> str:
    return " or ".join(f"`{each}`" for each in sorted(kinds))


def _kind(value: JsonValue) -> str:
    """The `type` of a value; none of `null` and of what holds others."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case _:
            return ""
