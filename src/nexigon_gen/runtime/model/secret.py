"""`Secret`, a string that is shown nowhere but on the wire."""

from __future__ import annotations

from hmac import compare_digest
from typing import Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .refusal import HOLDS_LOST
from .role import CLIENT, SERVER, Role

MASK: Final = "***"


class Secret:
    """A secret string: `***` in repr, str, format, dumps and errors.

    Only `reveal()` and the bodies of requests and responses hold the value. Copies
    keep it; pickles and dumps do not. A secret that is loaded from one of these is lost:
    it has nothing to reveal and cannot be sent, so that no mask is taken for a secret.
    """

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value: str | None = value

    def is_lost(self) -> bool:
        """Whether the value is lost: this was loaded from a pickle or a masked dump."""
        return self.__value is None

    def reveal(self) -> str:
        """The secret.

        Raises:
            ValueError: The value is lost; see `is_lost`.
        """
        if self.__value is None:
            raise ValueError(HOLDS_LOST)
        return self.__value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({MASK!r})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, format_spec: str) -> str:
        return format(MASK, format_spec)

    def __eq__(self, other: object) -> bool:
        """Whether both are the same secret. The time that it takes reveals nothing."""
        if not isinstance(other, Secret) or type(other) is not type(self):
            return NotImplemented
        if self.__value is None or other.__value is None:
            return self is other
        return compare_digest(_bytes(self.__value), _bytes(other.__value))

    def __hash__(self) -> int:
        return hash((type(self), self.__value))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __getstate__(self) -> tuple[()]:
        return ()

    def __setstate__(self, state: tuple[()]) -> None:
        self.__value = None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.with_info_after_validator_function(
                cls._read, core_schema.str_schema(strict=True)
            ),
            python_schema=core_schema.lax_or_strict_schema(
                lax_schema=core_schema.with_info_before_validator_function(
                    cls._from_data, core_schema.is_instance_schema(cls)
                ),
                strict_schema=core_schema.is_instance_schema(cls),
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write, info_arg=True, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def _from_data(cls, value: object, info: ValidationInfo) -> object:
        return cls._read(value, info) if isinstance(value, str) else value

    @classmethod
    def _read(cls, text: str, info: ValidationInfo) -> Self:
        found = cls(text)
        if text == MASK and info.context not in (CLIENT, SERVER):
            found.__value = None  # the mask of a dump, and no secret
        return found

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(core_schema.str_schema())


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _write(value: object, info: core_schema.SerializationInfo) -> str:
    is_wire = isinstance(info.context, Role)
    if isinstance(value, Secret):
        return value.reveal() if is_wire else MASK
    if isinstance(value, str) and not is_wire:
        return MASK  # a string in a value that was not checked: not shown either
    # In a union, pydantic then tries the other variants.
    raise PydanticSerializationUnexpectedValue("not a secret")
