"""Optional fields: absent, `null`, and defaults (wire.md W2.2)."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from copy import copy
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

from ..dataclass import dataclass
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
"""The value of an absent field, where `null` is a value of its own. There is only one such
object, and it is false: compare with `is`."""

_Validated: TypeAlias = tuple[dict[str, object], dict[str, object] | None, set[str]]
"""What the validator of a model returns: fields, unknown keys, and names of given fields."""

_DEFAULTED: Final = "nexigon_defaulted"
"""Metadata of the schemas of fields with a default: whether `null` means the default."""


# `partial` and not a `lambda`: it is called for each optional field that is written.
Maybe: TypeAlias = Annotated[T | None, Field(exclude_if=partial(is_, None))]
"""An optional field, with `= None`. `null` is read as absent, and absent is not written."""


def _unset_or(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    return UNSET if value is UNSET else handler(value)


class _UnsetIsAbsent:
    """Lets Python code give `UNSET`, which JSON does not have."""

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
"""An optional field of a type that has `null`, with `= UNSET`. Absent, `null` and a value are
three things, and absent is not written."""


def _null_of_data(
    value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> object:
    # For keywords, None is not a way to leave a field out.
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
"""An optional field with a default. Absent and `null` mean the default, which is then not
written. A given value is written even if it equals the default, since the receiver may have
another default."""

DefaultedOrNull: TypeAlias = Annotated[T, _HasDefault(is_null_absent=False), _NotGiven]
"""Like `Defaulted`, for a type that has `null`: absent means the default, `null` is `null`."""


def factory(make: Callable[[], object]) -> Any:
    """A default that is made anew for each instance.

    It returns `Any`: type checkers would not accept `["a"]` for a `list[str | int]`, and to
    pyright an empty list is one of unknown items.
    """
    return Field(default_factory=make)


def takes_null(field: FieldInfo) -> bool:
    """Whether None is a value of a field, and does not mean that the field is absent."""
    default = _HasDefault(is_null_absent=False)
    return field.is_required() or field.default is UNSET or default in field.metadata


def leave_defaults_out(schema: CoreSchema) -> None:
    """Makes the schema of a class write only those `Defaulted` fields that were given. Does
    nothing to other classes."""
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
    """Names of the fields of a class that are `Defaulted`."""
    fields = cls.model_fields.items()
    return frozenset(n for n, f in fields if any(map(_is_default, f.metadata)))


def _is_default(metadata: object) -> bool:
    return isinstance(metadata, _HasDefault)


def without(names: AbstractSet[str], value: M) -> M:
    """The model, or a copy that is written without the `Defaulted` fields that were not given.
    The copy has these fields, with `UNSET`, because pydantic counts fields in a union.
    """
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
