"""The keywords of JSON Schema that judge a value without a look at other schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object of JSON."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is an array of JSON."""
    return isinstance(value, list)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    is_whole = isinstance(value, float) and value.is_integer()
    return is_whole or (isinstance(value, int) and not isinstance(value, bool))


_TYPES: Final[Mapping[str, Callable[[object], bool]]] = {
    "array": is_array,
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "null": lambda value: value is None,
    "number": _is_number,
    "object": is_object,
    "string": lambda value: isinstance(value, str),
}


_TRUE, _FALSE = object(), object()


def _identity(value: object) -> object:
    """What is equal for equal JSON: `1` and `1.0`, but not `1` and `true`."""
    if is_object(value):
        return frozenset((key, _identity(each)) for key, each in value.items())
    if is_array(value):
        return tuple(map(_identity, value))
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    return value


def _is_multiple(factor: Any, value: Any) -> bool:
    if isinstance(factor, int) and isinstance(value, int):
        return value % factor == 0
    return _exact(value) % _exact(factor) == 0


def _exact(number: float) -> Fraction:
    """A number as it is written; `0.3` is three times `0.1`."""
    return Fraction(number if isinstance(number, int) else str(number))


def _has_all(names: Sequence[str], value: Mapping[str, Any]) -> bool:
    return all(name in value for name in names)


def _of(
    test: Callable[[Any], bool], holds: Callable[[Any, Any], bool]
) -> Callable[[Any, Any], bool]:
    """An assertion on values of one type; others pass."""
    return lambda given, value: not test(value) or holds(given, value)


def _sized(kind: str) -> Iterator[Callable[[Any, Any], bool]]:
    yield _of(_TYPES[kind], lambda given, value: len(value) >= given)
    yield _of(_TYPES[kind], lambda given, value: len(value) <= given)


_min_length, _max_length = _sized("string")
_min_items, _max_items = _sized("array")
_min_properties, _max_properties = _sized("object")

ASSERTIONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "type": lambda given, value: any(
        _TYPES[each](value) for each in ([given] if isinstance(given, str) else given)
    ),
    "enum": lambda given, value: _identity(value) in map(_identity, given),
    "const": lambda given, value: _identity(value) == _identity(given),
    "minimum": _of(_is_number, lambda given, value: value >= given),
    "maximum": _of(_is_number, lambda given, value: value <= given),
    "exclusiveMinimum": _of(_is_number, lambda given, value: value > given),
    "exclusiveMaximum": _of(_is_number, lambda given, value: value < given),
    "multipleOf": _of(_is_number, _is_multiple),
    "minLength": _min_length,
    "maxLength": _max_length,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _of(
        _TYPES["array"],
        lambda given, value: not given or len(set(map(_identity, value))) == len(value),
    ),
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
    "required": _of(_TYPES["object"], _has_all),
    "dependentRequired": _of(
        _TYPES["object"],
        lambda given, value: all(
            _has_all(names, value) for key, names in given.items() if key in value
        ),
    ),
}
"""By keyword, whether a value meets what it asks for."""
