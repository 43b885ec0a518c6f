"""How pydantic checks and writes the classes of a union."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .base import Model

M = TypeVar("M", bound=Model)


def classes_of(union: Any, base: type[M]) -> Sequence[type[M]]:
    """The members of `A | B | C`, or the one that stands alone; generated code has no
    others than subclasses of `base`."""
    return get_args(union) or (union,)


def instance_of(classes: Sequence[type[Model]]) -> CoreSchema:
    """An object of one of the classes, as Python code passes it."""
    names = " | ".join(each.__name__ for each in classes)
    return core_schema.is_instance_schema(tuple(classes), cls_repr=names)


def written_by_itself(
    classes: Sequence[type[Model]],
) -> core_schema.PlainSerializerFunctionSerSchema:
    """Such an object, written as its own class says. Left alone, pydantic would try one
    class after the other."""
    accepted = tuple(classes)

    def write(value: object) -> object:
        if not isinstance(value, accepted):
            raise PydanticSerializationUnexpectedValue("not of the union")
        # pydantic 2.12 cannot write by a class that was only built as part of another.
        if not value.__pydantic_complete__:
            value.model_rebuild()
        return value

    return core_schema.plain_serializer_function_ser_schema(write)
