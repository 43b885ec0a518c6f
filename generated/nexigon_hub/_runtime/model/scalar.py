"""A scalar whose JSON is not what pydantic would read or write."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ..wire.refused import Refused
from ..wire.scalars import ScalarKind
from .refusal import refusal

V = TypeVar("V")
T = TypeVar("T")


def refusing(check: Callable[[V], T]) -> Callable[[V], T]:
    """A check of the wire's tables whose refusals pydantic understands."""

    def checked(value: V) -> T:
        try:
            return check(value)
        except Refused as refused:
            raise refusal(refused.rule, refused.message) from None

    return checked


@dataclass(frozen=True, slots=True, eq=False)
class Scalar(Generic[V]):
    """Stands in `Annotated[V, Scalar(…)]`."""

    python: CoreSchema
    """Checks a `V`, built in Python or read from JSON."""

    read: Callable[[object], object]
    """Turns the JSON value into a `V`; what it leaves alone, `python` refuses. A string
    of Python data is read so, too."""

    write: Callable[[V], object]
    """Turns a `V` into its JSON value."""

    json_schema: JsonSchemaValue
    """The JSON Schema of the JSON value."""

    @classmethod
    def of(cls, kind: ScalarKind, python: CoreSchema) -> Scalar[V]:
        """A scalar of the language, read and written by its row."""
        facts = kind.facts
        return cls(
            python=python,
            read=refusing(facts.read),
            write=facts.write,
            json_schema=dict(facts.json_schema),
        )

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        read = self.read

        def from_data(value: object) -> object:
            return read(value) if isinstance(value, str) else value

        # pydantic writes into the schemas it is given.
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_before_validator_function(
                self.read, copy(self.python)
            ),
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=core_schema.no_info_before_validator_function(
                    from_data, copy(self.python)
                ),
                strict_schema=copy(self.python),
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.write, when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.json_schema)
