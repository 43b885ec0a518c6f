"""Names of the fields of a model, and errors of wrong ones, in Python code.

Keywords are code, so one that names no field is a mistake and is refused. The keys of a
dictionary are data, which a newer server may have written, so unknown ones are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from pydantic import BaseModel, ValidationError, ValidationInfo
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
)

from .locations import in_python
from .pydantic_internals import check_extra_keys, fields_of, schema_of
from .refusal import is_noise, refusal
from .role import CLIENT, SERVER

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from .base import Model

# Type checkers demand a literal for the text of an error.
_kind: Callable[..., PydanticCustomError] = PydanticCustomError

InitErrors: TypeAlias = list[InitErrorDetails]
"""Errors of names, in the form that pydantic takes."""

_Place: TypeAlias = tuple[int | str, ...]

_PLAIN = frozenset((str, int, float, bool, NoneType))
"""Types of scalars. Lists of nothing else, as most are, are quickly done with."""

_DEEPEST = 255
"""Nesting at which pydantic refuses any data."""

_WHOLE = (str, int, float, NoneType, bytes, bytearray, range, BaseModel)
"""Types with nothing inside to look at, the most frequent first."""


def wire_to_python(cls: type[Model]) -> dict[str, str]:
    """The Python names of the fields, by their wire names."""
    return {wire: name for name, wire in python_to_wire(cls).items()}


def python_to_wire(cls: type[Model]) -> dict[str, str]:
    """The wire names of the fields, by their Python names."""
    fields = fields_of(cls).items()
    return {name: wire_name(name, field) for name, field in fields}


def wire_name(name: str, field: FieldInfo) -> str:
    """The wire name of a field. In an opaque object it may be empty."""
    return name if field.alias is None else field.alias


def crosses(cls: type[Model]) -> bool:
    """Whether the wire name of one field is the Python name of another."""
    wires = python_to_wire(cls)
    return any(name in wires and name != own for own, name in wires.items())


def sorted_out(
    cls: type[Model], given: Mapping[str, Any], carried: Iterable[str] = ()
) -> tuple[dict[str, Any], dict[str, Any], InitErrors]:
    """Sorts values by their names: those of fields, by Python name; those of unknown keys that
    are allowed; and errors of the other names.

    Args:
        cls: The model.
        given: Values by Python name or wire name.
        carried: Unknown keys that are allowed, since the value has them already.
    """
    fields = fields_of(cls)
    by_wire = wire_to_python(cls)
    values: dict[str, Any] = {}
    more: dict[str, Any] = {}
    wrong: InitErrors = []
    for key, value in given.items():
        name = key if key in fields else by_wire.get(key)
        if name is None and (cls.__keeps_all__ or key in carried):
            more[key] = value
        elif name is None:
            wrong.append(_at((key,), _kind(*_unknown(cls, key))))
        elif name != key and name in given:
            text = f"is given twice, also as `{name}`"
            wrong.append(_at((key,), refusal("twice", text)))
        else:
            values[name] = value
    return values, more, wrong


def misnamed(cls: type[Model], given: Mapping[str, Any]) -> InitErrors:
    """Errors of the names of keywords."""
    return sorted_out(cls, given)[2]


def by_wire(cls: type[Model], given: Mapping[str, Any]) -> dict[str, Any]:
    """Keywords by wire name. None of them may be wrong."""
    wires = python_to_wire(cls)
    values, more, _ = sorted_out(cls, given)
    return {wires[name]: value for name, value in values.items()} | more


def named_once(cls: type[Model], schema: CoreSchema) -> None:
    """Makes the schema of a class refuse data with both names of a field. pydantic would take
    one and keep the other as an unknown key, which on the wire it is."""
    wires = python_to_wire(cls)
    twice = {name: wire for name, wire in wires.items() if name != wire}
    if not twice or crosses(cls) or cls.model_config.get("extra") != "allow":
        return

    def check(key: str, info: ValidationInfo) -> str:
        if key in twice and info.context not in (CLIENT, SERVER):
            text = f"is given twice, also as `{twice[key]}`"
            raise refusal("twice", text)
        return key

    check_extra_keys(schema, check)


def failed(
    cls: type[Model], wrong: InitErrors, error: ValidationError | None = None
) -> ValidationError:
    """One error for all wrong names and values, in Python names."""
    found = [*wrong]
    told = {each["loc"] for each in wrong if "loc" in each}
    for each in error.errors(include_url=False) if error else ():
        if each["loc"] not in told and not is_noise(each):
            kind = _kind(each["type"], each["msg"], each.get("ctx"))
            loc = in_python(schema_of(cls), each["loc"])
            found.append({"type": kind, "loc": loc, "input": each["input"]})
    return ValidationError.from_exception_data(cls.__name__, found, hide_input=True)


def unordered(given: Mapping[str, Any]) -> InitErrors:
    """Errors of values for lists that are not sequences, at any depth. pydantic would take a
    set, whose order is arbitrary, or an iterator, which can be read only once."""
    kind = _kind("list_type", "Input should be a valid list")
    return [_at(place, kind) for place in _unordered(given, (), set())]


def _unordered(value: object, place: _Place, seen: set[int]) -> Iterator[_Place]:
    number = id(value)
    if number in seen or len(place) > _DEEPEST:  # a value may contain itself
        return
    values: Iterable[object]
    parts: Iterable[tuple[Any, object]]
    if isinstance(value, Mapping):
        entries = cast("Mapping[Any, object]", value)
        values, parts = entries.values(), entries.items()
    elif isinstance(value, Sequence):
        values = cast("Sequence[object]", value)
        parts = enumerate(values)
    else:
        if isinstance(value, Iterable):
            yield place
        return
    seen.add(number)
    if _PLAIN.issuperset(map(type, values)):
        return
    for key, part in parts:
        if not isinstance(part, _WHOLE):
            step = key if isinstance(key, int | str) else repr(key)
            yield from _unordered(part, (*place, step), seen)


def _at(place: _Place, kind: PydanticCustomError) -> InitErrorDetails:
    return {"type": kind, "loc": place, "input": None}


def _unknown(cls: type[Model], key: str) -> tuple[str, str]:
    # Slow to import, and only errors need it.
    from difflib import get_close_matches

    text = f"is no field of {cls.__name__}"
    names = [*fields_of(cls), *wire_to_python(cls)]
    if near := get_close_matches(key, names, 1):
        name = wire_to_python(cls).get(near[0], near[0])
        text += f"; did you mean `{name}`?"
    return "extra_forbidden", text
