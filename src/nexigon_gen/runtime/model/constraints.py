"""Constraints on values, checked when Python code builds them and when a server reads them.

A client does not check what it receives: a newer server may have loosened a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sized
from math import isnan
from typing import Any, TypeVar

from pydantic import (
    BaseModel,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..dataclass import dataclass, field
from ..wire.bounds import bounds
from ..wire.identity import all_differ
from .refusal import refusal
from .role import CLIENT
from .secret import Secret

V = TypeVar("V")

_LENGTH_KEYS = {
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties"),
}


@dataclass(frozen=True, slots=True)
class Length:
    """Inclusive bounds on the number of code points of a string (wire.md W4.10), of bytes,
    or of items of a list or map."""

    min: int | None = None
    max: int | None = None
    message: str | None = field(default=None, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        low, high = self.min or 0, self.max

        def holds(value: Sized) -> bool:
            return low <= len(value) and (high is None or len(value) <= high)

        message = self.message or f"must have a length of {bounds(self.min, high)}"
        return _limited(handler(source), holds, self.code or "length", message)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        found = handler(schema)
        kind = handler.resolve_ref_schema(found).get("type")
        if kind not in _LENGTH_KEYS or "contentEncoding" in found:
            return found
        return found | _present(_LENGTH_KEYS[kind], self.min, self.max)


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds on a number. `NaN` is never within bounds."""

    min: float | None = None
    max: float | None = None
    message: str | None = field(default=None, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        low, high = self.min, self.max

        def holds(value: float) -> bool:
            return not isnan(value) and (
                (low is None or low <= value) and (high is None or value <= high)
            )

        message = self.message or f"must be {bounds(low, high)}"
        return _limited(handler(source), holds, self.code or "range", message)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | _present(("minimum", "maximum"), self.min, self.max)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that must match somewhere in a string. `$` is the end of the
    text, and not also the line end before it (wire.md W4.10).

    The engine is that of pydantic, in Rust, which takes time in proportion to the text.
    Python's `re` could be made to run for ever by a hostile text.
    """

    regex: str
    message: str | None = field(default=None, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        matching = core_schema.str_schema(
            pattern=self.regex, regex_engine="rust-regex", strict=True
        )
        is_found = SchemaValidator(matching).isinstance_python
        message = self.message or f"must match {self.regex}"
        return _limited(handler(source), is_found, self.code or "pattern", message)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"pattern": self.regex}


@dataclass(frozen=True, slots=True)
class ByteLength:
    """Inclusive bounds on the number of bytes of a string in UTF-8 (wire.md W4.10)."""

    min: int | None = None
    max: int | None = None
    message: str | None = field(default=None, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        low, high = self.min or 0, self.max

        def holds(value: str) -> bool:
            size = len(value.encode("utf-8", "surrogatepass"))
            return low <= size and (high is None or size <= high)

        message = self.message or f"must take {bounds(self.min, high)} bytes in UTF-8"
        return _limited(handler(source), holds, self.code or "length", message)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | _present(
            ("x-minBytes", "x-maxBytes"), self.min, self.max
        )


@dataclass(frozen=True, slots=True)
class Unique:
    """No two items of a list are the same JSON value (wire.md W4.11)."""

    message: str | None = field(default=None, kw_only=True)
    code: str | None = field(default=None, kw_only=True)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def holds(value: Collection[object]) -> bool:
            return all_differ(value, _opened)

        message = self.message or "must have no item twice"
        return _limited(handler(source), holds, self.code or "unique", message)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"uniqueItems": True}


def _opened(value: object) -> object:
    """A value with all that tells it from others of its type."""
    match value:
        case BaseModel():
            fields = {f"={name}": each for name, each in vars(value).items()}
            extra = {f"+{key}": each for key, each in (value.model_extra or {}).items()}
            return {"": type(value).__qualname__, **fields, **extra}
        case Secret():
            return value.reveal() if not value.is_lost() else {"": id(value)}
        case _:
            return value


def _limited(
    schema: CoreSchema, holds: Callable[[Any], bool], rule: str, message: str
) -> CoreSchema:
    def check(value: V, info: ValidationInfo) -> V:
        limited: object = value
        if isinstance(value, Secret):
            if value.is_lost():
                return value  # cannot be sent, whatever it was
            limited = value.reveal()
        if info.context is not CLIENT and not holds(limited):
            raise refusal(rule, message)
        return value

    return core_schema.with_info_after_validator_function(check, schema)


def _present(
    keys: tuple[str, str], low: float | None, high: float | None
) -> dict[str, float]:
    pairs = zip(keys, (low, high), strict=True)
    return {key: bound for key, bound in pairs if bound is not None}
