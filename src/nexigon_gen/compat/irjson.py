"""The IR as it is read back from JSON (the form of `--emit ir`, also without what is
empty). Where things stand in a spec is not known then."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, cast, get_args, get_origin, get_type_hints

from ..ir.dump import KINDS, VERSION
from ..ir.json_values import Written
from ..ir.jsontext import JsonMapping, JsonValue
from ..ir.model import Api, Example, Field, Namespace
from ..ir.terms import Json, JsonObject, Lifecycle
from ..ir.typerefs import Ref, Scalar, TypeId
from ..text.span import Source, Span
from ..values import replace

_EMPTY: Mapping[object, object] = {str: "", bool: False, tuple: (), NoneType: None}
"""What stands for a value that an IR leaves out as it is empty."""


class NotIr(ValueError):
    """JSON that is no IR, or one of another version."""


def read(data: str, name: str) -> Api:
    """The API of an IR; `name` is what the file is called.

    Raises:
        NotIr: It is none.
    """
    try:
        document = _object(json.loads(data))
    except (ValueError, RecursionError):
        raise NotIr("it is not a JSON object") from None
    if document.get("version") != VERSION:
        raise NotIr(f"it is no IR of version {VERSION}")
    try:
        api = _IrReader(Span(Source(name, ""), 0, 0)).value(Api, document)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise NotIr(f"it is no whole IR: {error}") from None
    assert isinstance(api, Api)
    spaces = sorted(api.namespaces, key=lambda each: each.name)
    return replace(api, namespaces=tuple(spaces))


class _IrReader:
    """Reads values as the fields of the IR are declared."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._namespace = ""

    def value(self, hint: object, given: JsonValue) -> object:
        """What JSON says of a value that is declared so."""
        options = _options(hint)
        if given is None and NoneType in options:
            return None
        if len(options) > 1:
            options = tuple(each for each in options if _is_of(given, each))
        if not options:
            raise NotIr(f"no value is {_shown(given)}")
        chosen, *_ = options
        if get_origin(chosen) is tuple:
            if not isinstance(given, list):
                raise NotIr("a list is missing")
            return tuple(self.value(get_args(chosen)[0], each) for each in given)
        if not isinstance(chosen, type):
            raise NotIr(f"nobody reads {chosen}")
        return self._plain(cast("type[object]", chosen), given)

    def _plain(self, kind: type[object], given: JsonValue) -> object:
        if kind is Written:
            return self._written(given)
        if kind is JsonObject:
            return _frozen(_object(given))
        if issubclass(kind, Enum):
            return kind(given)
        if kind is TypeId:
            named = _object(given)
            return TypeId(_text(named, "namespace"), _text(named, "name"))
        if kind is Ref:
            return Ref(cast(TypeId, self.value(TypeId, given)))
        if isinstance(given, dict):
            return self._made(kind, given)
        if not _is_of(given, kind):
            raise NotIr(f"{_shown(given)} is no {kind.__name__}")
        return given

    def _written(self, value: JsonValue) -> Written:
        return Written(_frozen(value), self._span)

    def _made(self, kind: type[object], given: JsonMapping) -> object:
        if kind is Namespace:
            self._namespace = _text(given, "name")
        if not is_dataclass(kind):
            raise NotIr(f"an object is no {kind.__name__}")
        found: dict[str, object] = {}
        hints = _hints(kind)
        for each in fields(kind):
            hint, member = hints[each.name], given.get(each.name)
            if not each.compare:
                found[each.name] = self._span
            elif hint is Lifecycle:
                found[each.name] = self._made(Lifecycle, given)
            elif hint is TypeId and each.name == "id":
                found[each.name] = TypeId(self._namespace, _text(given, "name"))
            elif kind is Example and Written in _options(hint):
                is_given = each.name in given
                found[each.name] = self._written(member) if is_given else None
            elif member is not None:
                if kind is Field and each.name == "default":
                    member = _object(member).get("value")
                    found[each.name] = self._written(member)
                else:
                    found[each.name] = self.value(hint, member)
            elif each.default is MISSING:
                found[each.name] = _empty(hint, each.name)
        # Each value is read as its field is declared; that a type checker cannot see.
        make = cast("Callable[..., object]", kind)
        return make(**found)


@cache
def _hints(kind: type[object]) -> Mapping[str, object]:
    return get_type_hints(kind)


def _options(hint: object) -> tuple[object, ...]:
    """The types that a declared one is a choice of."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _empty(hint: object, name: str) -> object:
    for option in _options(hint):
        if (plain := get_origin(option) or option) in _EMPTY:
            return _EMPTY[plain]
    raise NotIr(f"`{name}` is missing")


def _is_of(given: JsonValue, option: object) -> bool:
    """Whether a value is of one of the types that a member may have."""
    if option is Written:
        return True
    match given:
        case dict():
            kind = given.get("kind")
            if option is Ref or option is TypeId:
                return kind == "ref"
            if option is Scalar:
                return kind not in {*KINDS.values(), "ref"}
            return isinstance(option, type) and KINDS.get(option) == kind
        case bool():
            return option is bool
        case int():
            return option is int or option is float
        case str() if isinstance(option, type) and issubclass(option, Enum):
            return True
        case _:
            return option is type(given)


def _object(value: JsonValue) -> JsonMapping:
    if not isinstance(value, dict):
        raise NotIr("an object is missing")
    return value


def _text(given: JsonMapping, key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise NotIr(f"`{key}` is a text")
    return value


def _shown(value: JsonValue) -> str:
    return f"a {value['kind']!r}" if isinstance(value, dict) else repr(value)


def _frozen(value: JsonValue) -> Json:
    """A JSON value as the IR holds it."""
    match value:
        case dict():
            return JsonObject(
                tuple((key, _frozen(each)) for key, each in value.items())
            )
        case list():
            return tuple(map(_frozen, value))
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise NotIr("it is no JSON")
