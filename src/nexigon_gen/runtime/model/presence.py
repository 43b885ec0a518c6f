"""Fields that may be absent (wire.md W2.2)."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial, reduce
from operator import is_
from typing import Annotated, Any, Final, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    ValidationInfo,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

from .pydantic_internals import own_fields, wrap_model, writes_itself
from .role import CALLER

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Unset(Enum):
    """The type of `UNSET`."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return self.name

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""What a field holds that is absent, where `null` means something else. It is false, and
there is one: compare with `is`."""

_Validated: TypeAlias = tuple[dict[str, object], dict[str, object] | None, set[str]]
"""What a model is made of: its fields, unknown keys, and the names of what was given."""

_DEFAULTED: Final = "nexigon_defaulted"
"""Marks the schemas of fields with a default of their own; whether `null` means it."""


# Asked of each optional field that is written, and so without a frame of Python.
Maybe: TypeAlias = Annotated[T | None, Field(exclude_if=partial(is_, None))]
"""An optional field, with `= None`: `null` reads as absent, and absent is not written."""


def _unset_or(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    return UNSET if value is UNSET else handler(value)


class _UnsetIsAbsent:
    """JSON has no word for `UNSET`; Python code may give it."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        kept: list[Any] = [each for each in get_args(source) if each is not Unset]
        schema = handler.generate_schema(reduce(lambda one, other: one | other, kept))
        return core_schema.json_or_python_schema(
            json_schema=schema,
            python_schema=core_schema.no_info_wrap_validator_function(
                _unset_or, schema
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        assert schema["type"] == "json-or-python"
        return handler(schema["json_schema"])


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


MaybeUnset: TypeAlias = Annotated[
    T | Unset,
    _UnsetIsAbsent(),
    Field(exclude_if=partial(is_, UNSET), json_schema_extra=_without_default),
]
"""An optional field of a type that has `null`, with `= UNSET`: absent, null and a value
are three things, and absent is not written."""


def _null_of_data(
    value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> object:
    # A caller leaves out what is absent.
    return None if value is None and info.context is not CALLER else handler(value)


@dataclass(frozen=True, slots=True)
class _HasDefault:
    is_null_absent: bool

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        marked = {_DEFAULTED: self.is_null_absent}
        if not self.is_null_absent:
            return core_schema.json_or_python_schema(schema, schema, metadata=marked)
        return core_schema.json_or_python_schema(
            json_schema=core_schema.nullable_schema(schema),
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=core_schema.with_info_wrap_validator_function(
                    _null_of_data, schema
                ),
                strict_schema=schema,
            ),
            metadata=marked,
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        if schema["type"] == "json-or-python":
            either: Any = schema["python_schema"]
            schema = either["strict_schema"] if self.is_null_absent else either
        return handler(schema)


_NotGiven = Field(exclude_if=partial(is_, UNSET))

Defaulted: TypeAlias = Annotated[T, _HasDefault(is_null_absent=True), _NotGiven]
"""An optional field with a default of its own: absent and `null` mean the default, which
is not written. A value that was given is written, even if it equals the default: a
receiver may have another one."""

DefaultedOrNull: TypeAlias = Annotated[T, _HasDefault(is_null_absent=False), _NotGiven]
"""The same, of a type that has `null`: absent means the default, and `null` is `null`."""


def factory(make: Callable[[], object]) -> Any:
    """A default that is made anew for each instance. Unlike `Field`, it leaves it at
    that: to type checkers `["a"]` is no `list[str | int]`, wherever it stands, and to
    pyright an empty list is one of unknown items."""
    return Field(default_factory=make)


def takes_null(field: FieldInfo) -> bool:
    """Whether None is a value of a field, not one of the words for its absence."""
    default = _HasDefault(is_null_absent=False)
    return field.is_required() or field.default is UNSET or default in field.metadata


def leave_defaults_out(schema: CoreSchema) -> None:
    """Let the schema of a class tell values of `Defaulted` fields that were given from
    those that were not. Other classes are left alone."""
    is_ours = not writes_itself(schema)
    fields = own_fields(schema).items()
    defaults = {name: found for name, found in fields if _is_defaulted(found)}
    if not defaults:
        return
    names = frozenset(defaults)
    null_is_absent = {
        name
        for name, found in defaults.items()
        if found["schema"]["metadata"][_DEFAULTED]
    }

    def read(found: _Validated) -> _Validated:
        values, _, given = found
        for name in null_is_absent & given:
            if values[name] is None:
                values[name] = _default(defaults[name])
                given.remove(name)
        return found

    def write(value: object, handler: SerializerFunctionWrapHandler) -> object:
        return handler(without(names, value) if isinstance(value, BaseModel) else value)

    wrap_model(schema, read, write if is_ours else None)


@cache
def defaulted(cls: type[BaseModel]) -> frozenset[str]:
    """Names of the fields of a class that have a default of their own."""
    fields = cls.model_fields.items()
    return frozenset(n for n, f in fields if any(map(_is_default, f.metadata)))


def _is_default(metadata: object) -> bool:
    return isinstance(metadata, _HasDefault)


def without(names: AbstractSet[str], value: M) -> M:
    """A model, or a copy that is written without those of its `Defaulted` fields that
    were not given. They are there: in a union, pydantic counts them."""
    absent = names & (vars(value).keys() - value.model_fields_set)
    if absent:
        value = copy(value)
        vars(value).update(dict.fromkeys(absent, UNSET))
    return value


def _is_defaulted(schema: dict[str, Any]) -> bool:
    return schema["type"] == "default" and _DEFAULTED in schema["schema"].get(
        "metadata", ()
    )


def _default(schema: dict[str, Any]) -> object:
    if "default_factory" in schema:
        return schema["default_factory"]()
    return schema["default"]
