"""A scalar whose JSON is not what pydantic would read or write."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from types import FunctionType
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ..wire.scalars import ScalarKind
from .refusal import refusal

T = TypeVar("T")


def refusing(check: Callable[..., T]) -> Callable[[Any], T]:
    """A check of the wire's tables whose errors pydantic understands.

    It is the same function with another default: to call it through another one, or by
    `partial`, takes half as long again for each value that is read.
    """
    assert isinstance(check, FunctionType)
    return FunctionType(
        check.__code__,
        check.__globals__,
        check.__name__,
        argdefs=(refusal,),
        closure=check.__closure__,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """Stands in `Annotated[V, Scalar(…)]`. It is read and written by its row."""

    kind: ScalarKind

    python: CoreSchema | None = None
    """Checks a `V`, built in Python or read from JSON. Without one the row says what
    a `V` is."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        python = self.python or _of_row(self.kind)
        # What it leaves alone, `python` refuses. A string of data is read so, too.
        read = refusing(self.kind.facts.read)

        def from_data(value: object) -> object:
            return read(value) if isinstance(value, str) else value

        # pydantic writes into the schemas it is given.
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_before_validator_function(
                read, copy(python)
            ),
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=core_schema.no_info_before_validator_function(
                    from_data, copy(python)
                ),
                strict_schema=copy(python),
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.kind.facts.write, when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.kind.facts.json_schema)


def _of_row(kind: ScalarKind) -> CoreSchema:
    (type_,) = kind.facts.types
    return core_schema.no_info_after_validator_function(
        refusing(kind.facts.fit), core_schema.is_instance_schema(type_)
    )
