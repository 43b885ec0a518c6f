"""Values of opaque types: JSON as the Python expressions that make it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ....ir.jsontext import plain
from ....ir.terms import Json, JsonObject
from ....values import dataclass, field
from .. import literals
from ..expr import (
    NONE,
    Attribute,
    Call,
    Either,
    Expr,
    KeyValue,
    Listed,
    Mapped,
    Name,
    Raw,
    Subscript,
    typing,
)
from ..json_literals import json_literal
from .classes import Class, Defined

_NOT = -1
_FORMS: Mapping[str, tuple[type, ...]] = {
    "bool": (bool,),
    "float": (float, int),
    "int": (int,),
    "str": (str,),
}


@dataclass(frozen=True, slots=True)
class OpaqueValues:
    """Writes JSON that a document allows; `defined` is what that defines, in `module`."""

    module: str
    defined: Mapping[str, Defined]
    _matches: dict[tuple[int, Expr], int] = field(
        default_factory=dict[tuple[int, Expr], int]
    )

    def expr(self, value: Json, type_: Expr) -> Expr:
        """What makes a value of a type. An object that has a class is read by it."""
        match type_, value:
            case Subscript(args=(item,)), tuple(items):
                return Listed(tuple(self.expr(each, item) for each in items))
            case Subscript(args=(_, item)), JsonObject(members=members):
                return Mapped(
                    tuple(
                        KeyValue(Raw(literals.string(key)), self.expr(each, item))
                        for key, each in members
                    )
                )
            case Either(items=types), _:
                best = max(types, key=partial(self._match, value))
                return self.expr(value, best)
            case Raw(text=name), _ if name in self.defined:
                return self._named(value, self.defined[name])
            case _:
                return json_literal(value)

    def _named(self, value: Json, defined: Defined) -> Expr:
        if not isinstance(defined, Class):
            return self.expr(value, defined.type)
        cls = Name(self.module, defined.name)
        if self._pythonic.isdisjoint(_keys(value)):
            return Call(Attribute(cls, "model_validate"), (json_literal(value),))
        text = json.dumps(plain(value), ensure_ascii=False)
        codec = Call(Name("@codec", "Codec"), (cls,))
        return Call(Attribute(codec, "decode"), (Raw(literals.string(text)),))

    @property
    def _pythonic(self) -> frozenset[str]:
        """The Python names of fields that are called something else on the wire, where
        they may be keys of their own."""
        classes = (each for each in self.defined.values() if isinstance(each, Class))
        fields = (field for each in classes for field in each.fields)
        return frozenset(each.name for each in fields if each.name != each.wire)

    def _match(self, value: Json, type_: Expr) -> int:
        """How well a value is of a type: -1 if it is not, else how many keys the classes
        name. Remembered, or types within themselves would double the work by level."""
        key = (id(value), type_)
        if key not in self._matches:
            self._matches[key] = _NOT  # of a type that is itself
            self._matches[key] = self._matched(value, type_)
        return self._matches[key]

    def _matched(self, value: Json, type_: Expr) -> int:
        match type_, value:
            case Either(items=types), _:
                return max(self._match(value, each) for each in types)
            case Raw(text=name), _ if name in self.defined:
                defined = self.defined[name]
                if isinstance(defined, Class):
                    return self._object(value, defined)
                return self._match(value, defined.type)
            case Subscript(base=base, args=args), _ if base == typing("Literal"):
                return 0 if json_literal(value) in args else _NOT
            case Subscript(args=(item,)), tuple(items):
                return _sum(self._match(each, item) for each in items)
            case Subscript(args=(_, item)), JsonObject(members=members):
                return _sum(self._match(each, item) for _, each in members)
            case Name(module="builtins", name=name), _:
                is_of = isinstance(value, _FORMS[name])
                return (
                    0 if is_of and (type(value) is bool) is (name == "bool") else _NOT
                )
            case Name(), _:  # `JsonValue`
                return 0
            case _:
                return 0 if type_ == NONE and value is None else _NOT

    def _object(self, value: Json, cls: Class) -> int:
        if not isinstance(value, JsonObject):
            return _NOT
        members = dict(value.members)
        if any(each.required and each.wire not in members for each in cls.fields):
            return _NOT
        given = [each for each in cls.fields if each.wire in members]
        inner = _sum(self._match(members[each.wire], each.type) for each in given)
        return inner if inner == _NOT else inner + len(given) + 1


def _keys(value: Json) -> Iterator[str]:
    """The keys of all objects in a value."""
    match value:
        case JsonObject(members=members):
            for key, each in members:
                yield key
                yield from _keys(each)
        case tuple():
            for each in value:
                yield from _keys(each)
        case _:
            pass


def _sum(matches: Iterable[int]) -> int:
    """All of them together, if none is -1."""
    found = [*matches]
    return _NOT if _NOT in found else sum(found)
