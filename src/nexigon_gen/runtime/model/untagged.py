"""Untagged unions: the first variant that a value fits is taken (wire.md W3.9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    JsonValue,
    SerializationInfo,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from ..dataclass import dataclass
from ..wire.scalars import ScalarKind
from .base import Model
from .constraint_messages import messages
from .instances import instance_of, union_of, written_by_itself
from .pydantic_internals import CoreNode, own_schemas, strict_scalars
from .refusal import HOLDS_UNKNOWN, refusal, refusal_of_union
from .role import CALLER, SERVER


class UnknownPayload(Model):
    """JSON that fits no variant that this version knows. Clients keep and write it; a server
    neither reads nor writes one."""

    model_config = ConfigDict(extra="forbid")

    value: JsonValue
    """The JSON."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: JsonValue, info: ValidationInfo) -> JsonValue:
        if info.context is SERVER:
            raise refusal("unknown-variant", "must be a known variant")
        if info.context is CALLER or isinstance(value, cls):
            return value
        return {"value": value}

    # Without a type here, pydantic looks the annotation up among the types of an API.
    @model_serializer(return_type=JsonValue)
    def _write(self, info: SerializationInfo) -> JsonValue:
        if info.context is SERVER:
            raise ValueError(HOLDS_UNKNOWN)
        return self.value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        return {}


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Marks an untagged union: `Annotated[A | B | UnknownX, FirstOf()]`, in order."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        is_union = get_origin(source) in (Union, UnionType)
        members = get_args(source) if is_union else (source,)
        choices = [_choice(each, handler) for each in members]
        told = messages(members)
        # A caller's string stays a string, even if JSON would make a date of it.
        nearest = core_schema.with_info_before_validator_function(
            _from_caller, core_schema.union_schema([*choices], mode="smart")
        )
        return core_schema.json_or_python_schema(
            json_schema=_first_of(choices, told),
            python_schema=_first_of([nearest, *choices], told),
        )


def _from_caller(value: object, info: ValidationInfo) -> object:
    if info.context is not CALLER:
        raise ValueError
    return value


def _unless_called(
    value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> object:
    if info.context is CALLER and not isinstance(value, UnknownPayload):
        raise refusal("unknown-variant", "must be a known variant")
    return handler(value)


_RULE, _WORDS = "unknown-variant", "must be one of the variants"


def _first_of(choices: Iterable[CoreSchema], told: Collection[str]) -> CoreSchema:
    """The union. If a value fits no variant, the error says which constraint was broken, if
    that has a custom message."""
    if not told:
        refused = refusal_of_union(_RULE, _WORDS)
        return core_schema.union_schema([*choices], mode="left_to_right", **refused)

    def read(value: object, inner: ValidatorFunctionWrapHandler) -> object:
        try:
            return inner(value)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                context = each.get("ctx", {})
                if str(context.get("message")) in told:
                    raise refusal(context["rule"], context["message"]) from None
            raise refusal(_RULE, _WORDS) from None

    union = core_schema.union_schema([*choices], mode="left_to_right")
    return core_schema.no_info_wrap_validator_function(read, union)


def _choice(member: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    schema = handler.generate_schema(member)
    nodes = own_schemas(schema)
    strict_scalars(nodes)
    _write_wide(nodes)
    if not (isinstance(member, type) and issubclass(member, Model)):
        return schema
    if not issubclass(member, UnknownPayload):
        return union_of([member], schema, {})
    return core_schema.json_or_python_schema(
        json_schema=schema,
        python_schema=core_schema.lax_or_strict_schema(
            lax_schema=core_schema.with_info_wrap_validator_function(
                _unless_called, schema
            ),
            strict_schema=instance_of([member]),
        ),
        serialization=written_by_itself([member]),
    )


def _write_wide(nodes: Iterable[CoreNode]) -> None:
    """Makes all integer variants write alike (W4.2). To write an integer, pydantic uses the
    first integer variant, which may not be the one that was read."""
    for node in nodes:
        if node.get("type") == "int":
            node["serialization"] = core_schema.plain_serializer_function_ser_schema(
                ScalarKind.I64.facts.write, when_used="json"
            )
