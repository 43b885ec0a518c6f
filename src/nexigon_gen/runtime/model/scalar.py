"""`Scalar`, for types whose JSON is not the one that pydantic reads and writes."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from types import FunctionType
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ..dataclass import dataclass
from ..wire.scalars import ScalarKind
from .refusal import refusal

T = TypeVar("T")


def refusing(check: Callable[..., T]) -> Callable[[Any], T]:
    """A check of `wire` that raises errors which pydantic understands.

    It is the same function with another default argument. To wrap it in a function or a
    `partial` would make reading of each value take half as long again.
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
    """Stands in `Annotated[V, Scalar(…)]`. Reads and writes as the table of scalars says."""

    kind: ScalarKind

    python: CoreSchema | None = None
    """The schema that checks a `V`. Without one, the table says of which class a `V` is."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        python = self.python or _of_row(self.kind)
        # Values that it returns unchanged are checked by `python`.
        read = refusing(self.kind.facts.read)

        def from_data(value: object) -> object:
            return read(value) if isinstance(value, str) else value

        # Copies, since pydantic changes the schemas that it is given.
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
