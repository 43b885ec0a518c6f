"""Enums that may grow (wire.md W3.1)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, SerializationInfo, ValidationInfo
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .refusal import HOLDS_UNKNOWN, refusal, refusal_of_union
from .role import CALLER, SERVER

E = TypeVar("E", bound=StrEnum)


class UnknownValue(str):
    """A value that this version does not know. Clients keep and write it; a server
    neither reads nor writes one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"UnknownValue({str(self)!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._read,
            core_schema.json_or_python_schema(
                json_schema=core_schema.str_schema(strict=True),
                python_schema=core_schema.lax_or_strict_schema(
                    lax_schema=core_schema.with_info_before_validator_function(
                        cls._from_data, core_schema.is_instance_schema(cls)
                    ),
                    strict_schema=core_schema.is_instance_schema(cls),
                ),
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls._write, info_arg=True, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def _from_data(cls, value: object, info: ValidationInfo) -> object:
        if type(value) is str and info.context is not CALLER:
            return cls(value)
        return value

    @classmethod
    def _read(cls, value: str, info: ValidationInfo) -> UnknownValue:
        if info.context is SERVER:
            raise refusal("unknown-value", "must be a known value")
        return cls(value)

    @classmethod
    def _write(cls, value: object, info: SerializationInfo) -> str:
        if not isinstance(value, cls):
            raise PydanticSerializationUnexpectedValue("not of the enum")
        if info.context is SERVER:
            raise ValueError(HOLDS_UNKNOWN)
        return str(value)


class _Open:
    """Makes `E | UnknownValue` read a value of `E` as such."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known: type[StrEnum]
        known, unknown = get_args(source)
        names = ", ".join(f"'{each}'" for each in known)
        choices = [handler.generate_schema(known), handler.generate_schema(unknown)]
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
