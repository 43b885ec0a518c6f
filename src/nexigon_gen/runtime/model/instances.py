"""Core schemas of unions of classes: how their instances are checked and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import get_ident
from typing import Any, TypeGuard, TypeVar, get_args

from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticSerializationUnexpectedValue,
    core_schema,
)
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

from .base import Model

M = TypeVar("M", bound=Model)

written: dict[tuple[int, int], object] = {}
"""Data of deeply nested variants that `write_deep` wrote in advance. The keys are the ids of
the thread and of the variant."""

_members: set[type[Model]] = set()


def classes_of(union: Any, base: type[M]) -> Sequence[type[M]]:
    """The classes of `A | B | C`, or the only one. Generated code has none but subclasses of
    `base`."""
    return get_args(union) or (union,)


def instance_of(classes: Sequence[type[Model]]) -> CoreSchema:
    """A schema that accepts instances of the classes."""
    accepted = tuple(classes)

    def check(value: object) -> object:
        if isinstance(value, accepted):
            return value
        raise _no_member(value, classes)

    return core_schema.no_info_plain_validator_function(check)


def union_of(
    classes: Sequence[type[Model]],
    data: CoreSchema,
    wires: Mapping[str, str],
    *,
    may_be_text: bool = False,
) -> CoreSchema:
    """The schema of a union of classes.

    From JSON it reads `data`. In Python it takes instances of the classes and, unless strict,
    also the data of one.

    Args:
        classes: The classes.
        data: The schema of their JSON.
        wires: Wire names of the keys that tell the classes apart, by Python name.
        may_be_text: Whether a string may be data of a class.
    """
    accepted = tuple(classes)

    def read(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        if isinstance(value, accepted):
            return value
        if _is_map(value):
            found = dict(value)
            for name, wire in wires.items():
                if wire not in found and name in found:
                    found[wire] = found.pop(name)
            return handler(found)
        if may_be_text and isinstance(value, str):
            return handler(value)
        raise _no_member(value, classes)

    return core_schema.json_or_python_schema(
        json_schema=data,
        python_schema=core_schema.lax_or_strict_schema(
            lax_schema=core_schema.no_info_wrap_validator_function(read, data),
            strict_schema=instance_of(classes),
        ),
        serialization=written_by_itself(classes),
    )


def _no_member(value: object, classes: Sequence[type[Model]]) -> PydanticCustomError:
    """The error for a value of no class. If the value is the payload of a variant, whose name
    may be much the same, the error names that variant."""
    meant = [each for each in classes if _is_payload(value, each)]
    names = " | ".join(each.__name__ for each in meant or classes)
    given = "None" if value is None else type(value).__name__
    template = "Input should be an instance of {class}, not {given}"
    if meant:
        template = "Input should be an instance of {class}: {given} is its payload"
    facts = {"class": names, "given": given, "is_payload": bool(meant)}
    return PydanticCustomError("is_instance_of", template, facts)


def _is_payload(value: object, variant: type[Model]) -> bool:
    if not isinstance(value, Model):
        return False
    contents = (field.annotation for field in variant.model_fields.values())
    return issubclass(variant, type(value)) or type(value) in contents


def _is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def is_member(cls: type[Model]) -> bool:
    """Whether a class is a member of a union, so that `written` is looked at for it."""
    return cls in _members


def written_by_itself(
    classes: Sequence[type[Model]],
) -> core_schema.PlainSerializerFunctionSerSchema:
    """A serializer that writes an instance as its own class says. By default pydantic would
    try one class after the other."""
    accepted = tuple(classes)
    _members.update(classes)

    def write(value: object) -> object:
        if not isinstance(value, accepted):
            raise PydanticSerializationUnexpectedValue("not of the union")
        if written and (found := written.get((get_ident(), id(value)))) is not None:
            return found
        return value

    return core_schema.plain_serializer_function_ser_schema(write)
