"""Enums of strings and of integers, and values that this version does not know (W3.1)."""

from __future__ import annotations

from copy import copy
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import Annotated, Any, Final, TypeAlias, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, SerializationInfo, ValidationInfo
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    SchemaValidator,
    core_schema,
)

from ..wire.numeric import EXACT
from .refusal import HOLDS_UNKNOWN, refusal, refusal_of_union
from .role import CALLER, SERVER

E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", bound="IntegerEnum")
V = TypeVar("V", str, int)

_INTEGER: Final = SchemaValidator(core_schema.int_schema(strict=True))


class AliasedStrEnum(StrEnum):
    """An enum in which values have several names. Schemas and errors list each value once."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _each_once(handler(source))


class IntegerEnum(IntEnum):
    """An enum of integers. Only integers are read: not `1.0`, `true` or `"1"`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def check(value: Any, info: ValidationInfo) -> object:
            if type(value) is int or isinstance(value, cls):
                return value
            if str(info.mode) == "string":  # pydantic declares two of three
                return _INTEGER.validate_strings(value)
            raise refusal("type", "must be an integer")

        schema = _each_once(handler(source))
        return core_schema.with_info_before_validator_function(check, schema)


def _each_once(schema: CoreSchema) -> CoreSchema:
    """The schema of an enum with each value once; pydantic lists aliases as values."""
    assert schema["type"] == "enum"
    return {**schema, "members": [*dict.fromkeys(schema["members"])]}


class UnknownValue(str):
    """A value of an enum that this version does not know. Clients keep and write it; a server
    neither reads nor writes one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"UnknownValue({str(self)!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _unknown(cls, str, core_schema.str_schema(strict=True))


class UnknownNumber(int):
    """A value of an enum of integers that this version does not know; see `UnknownValue`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"UnknownNumber({int(self)})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        limits = core_schema.int_schema(strict=True, ge=-EXACT, le=EXACT)
        return _unknown(cls, int, limits)


def _unknown(cls: type[V], plain: type[V], data: CoreSchema) -> CoreSchema:
    """The schema of `UnknownValue` or `UnknownNumber`, whose JSON is of the type `plain`."""

    def from_data(value: object, info: ValidationInfo) -> object:
        if type(value) is not plain or info.context is CALLER:
            return value
        is_far = isinstance(value, int) and abs(value) > EXACT
        return value if is_far else cls(value)

    def read(value: V, info: ValidationInfo) -> V:
        if info.context is SERVER:
            raise refusal("unknown-value", "must be a known value")
        return cls(value)

    def write(value: object, info: SerializationInfo) -> V:
        if not isinstance(value, cls):
            raise PydanticSerializationUnexpectedValue("not of the enum")
        if info.context is SERVER:
            raise ValueError(HOLDS_UNKNOWN)
        return plain(value)

    return core_schema.with_info_after_validator_function(
        read,
        core_schema.json_or_python_schema(
            json_schema=data,
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=core_schema.with_info_before_validator_function(
                    from_data, core_schema.is_instance_schema(cls)
                ),
                strict_schema=core_schema.is_instance_schema(cls),
            ),
        ),
        serialization=core_schema.plain_serializer_function_ser_schema(
            write, info_arg=True, return_schema=copy(data)
        ),
    )


_as_value = core_schema.plain_serializer_function_ser_schema(
    attrgetter("_value_"), when_used="json"
)
"""Writes a member as its value, like pydantic does, but without calling the property
`value`, which is Python code."""


class _Open:
    """Makes `E | UnknownValue` read each known value as a member of `E`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known: type[StrEnum | IntegerEnum]
        known, unknown = get_args(source)
        names = ", ".join(
            f"'{each}'" if isinstance(each, str) else str(each) for each in known
        )
        members_only = handler.generate_schema(known)
        choices = [
            core_schema.chain_schema([members_only], serialization=_as_value),
            handler.generate_schema(unknown),
        ]
        data = core_schema.union_schema(
            [*choices],
            mode="left_to_right",
            **refusal_of_union("unknown-value", f"must be one of {names}"),
        )
        members = core_schema.union_schema(
            [*choices],
            mode="left_to_right",
            **refusal_of_union("type", f"must be a member of {known.__name__}"),
        )
        return core_schema.json_or_python_schema(
            json_schema=data,
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=data, strict_schema=members
            ),
        )


Open: TypeAlias = Annotated[E | UnknownValue, _Open()]
"""A value of the enum, or one that only a newer server knows."""

OpenInteger: TypeAlias = Annotated[N | UnknownNumber, _Open()]
"""A value of an enum of integers, or one that only a newer server knows."""
