"""`Document`, the JSON Schema of an opaque type, by which a server judges values."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, cached_property
from threading import local
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import (
    CoreSchema,
    SchemaValidator,
    core_schema,
    to_jsonable_python,
)

from ..wire.json_schema import Schema, Violation, violation
from .pydantic_internals import own_schemas, strict_scalars
from .refusal import refusal
from .role import SERVER

T = TypeVar("T")


class _Inside(local):
    is_checked = False


class Document:
    """A document, as text. Beside a type in `Annotated` it checks what a server reads."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside = _Inside()

    @cached_property
    def root(self) -> Schema:
        """The document as JSON."""
        found: Schema = json.loads(self._text)
        return found

    def read(self, value: Any, inner: Callable[[Any], T]) -> T:
        """What `inner` makes of JSON that the document allows. Where the document
        refers to itself, what is inside was looked at with the whole.

        Raises:
            PydanticCustomError: It does not allow it.
        """
        if self._inside.is_checked:
            return inner(value)
        self.check(value)
        self._inside.is_checked = True
        try:
            return inner(value)
        finally:
            self._inside.is_checked = False

    def check(self, value: object) -> None:
        """Refuses a value that the document does not allow: JSON, or what stands for it,
        with objects of classes in it.

        Raises:
            PydanticCustomError: It does not; the words name a keyword, not the value.
        """
        try:
            problem = violation(self.root, _is_found, to_jsonable_python(value))
        except RecursionError:
            problem = Violation("", "is nested too deeply")
        if problem:
            words = f"{problem.path} {problem.words}".strip()
            raise refusal("schema", words.removeprefix("."))

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def read(
            value: object, inner: ValidatorFunctionWrapHandler, info: ValidationInfo
        ) -> object:
            if info.context is SERVER:
                return self.read(value, inner)
            return inner(value)

        schema = handler(source)
        strict_scalars(own_schemas(schema))
        return core_schema.with_info_wrap_validator_function(read, schema)


def _is_found(pattern: str, text: str) -> bool:
    return _engine(pattern).isinstance_python(text)


@cache
def _engine(pattern: str) -> SchemaValidator:
    schema = core_schema.str_schema(pattern=pattern, regex_engine="rust-regex")
    return SchemaValidator(schema)
