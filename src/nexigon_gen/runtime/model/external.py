"""Externally tagged unions: `"V"` for a unit, `{"V": payload}` otherwise (W3.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    JsonValue,
    SerializationInfo,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from typing_extensions import Unpack

from ..dataclass import dataclass
from .base import Model
from .instances import classes_of, union_of
from .locations import EXTERNAL
from .pydantic_internals import fields_of
from .refusal import HOLDS_UNKNOWN, refusal
from .role import CALLER, SERVER


class External(Model):
    """Base of variants; `wire` is the name of the variant on the wire."""

    model_config = ConfigDict(extra="forbid")

    __wire__ = ""

    def __init_subclass__(cls, *, wire: str = "", **config: Unpack[ConfigDict]) -> None:
        super().__init_subclass__()
        cls.__wire__ = wire


class ExternalVariant(External):
    """A variant with a payload: its only field, whose wire name is the variant's."""


class ExternalUnit(External):
    """A variant without payload. On the wire it is just its name, a string."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: JsonValue, info: ValidationInfo) -> JsonValue:
        if info.mode != "json" and not isinstance(value, str):
            return value
        if value != cls.__wire__:
            raise refusal("type", "must be the name of the variant alone")
        return {}

    @model_serializer(return_type=str)
    def _write(self) -> str:
        return self.__wire__

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        return {"type": "string", "const": cls.__wire__}


class UnknownExternal(External):
    """A variant that this version does not know. Clients keep and write it; a server
    neither reads nor writes one."""

    tag: str
    """Name of the variant."""

    payload: JsonValue = None
    """The payload. Not in `model_fields_set` if only the name was there."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: JsonValue, info: ValidationInfo) -> JsonValue:
        if info.context is CALLER or isinstance(value, cls):
            return value
        if isinstance(value, dict) and len(value) == 1:
            ((tag, payload),) = value.items()
            return {"tag": tag, "payload": payload}
        return {"tag": value}

    # Without a type here, pydantic looks the annotation up among the types of an API.
    @model_serializer(return_type=JsonValue)
    def _write(self, info: SerializationInfo) -> JsonValue:
        if info.context is SERVER:
            raise ValueError(HOLDS_UNKNOWN)
        if "payload" in self.model_fields_set:
            return {self.tag: self.payload}
        return self.tag

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        return {"type": ["string", "object"], "minProperties": 1, "maxProperties": 1}


@dataclass(frozen=True, slots=True)
class ExternalOneOf:
    """Marks an externally tagged union: `Annotated[A | B | UnknownX, ExternalOneOf()]`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = classes_of(source, External)
        choices = {
            EXTERNAL + each.__wire__: handler.generate_schema(each) for each in members
        }
        names = ", ".join(f"'{each.__wire__}'" for each in members if each.__wire__)
        is_open = EXTERNAL in choices

        def label(value: JsonValue) -> str:
            found = EXTERNAL + _tag(value)
            return found if found in choices else EXTERNAL

        def check_unknown(value: JsonValue, info: ValidationInfo) -> JsonValue:
            known = info.context in (SERVER, CALLER)
            if not is_open or known or not _tag(value):
                raise refusal("unknown-variant", f"must be one of {names}")
            return value

        choices[EXTERNAL] = core_schema.with_info_before_validator_function(
            check_unknown, choices.get(EXTERNAL, core_schema.any_schema())
        )
        data = core_schema.tagged_union_schema(choices, label)
        return union_of(members, data, dict(_wires(members)), may_be_text=True)


def _wires(members: Iterable[type[External]]) -> Iterator[tuple[str, str]]:
    """Pairs of Python name and wire name of the payload fields. A dump without aliases has
    the Python names."""
    payloads = [each for each in members if issubclass(each, ExternalVariant)]
    known = {each.__wire__ for each in payloads}
    for each in payloads:
        (name,) = fields_of(each)
        if name not in known:
            yield name, each.__wire__


def _tag(value: JsonValue) -> str:
    """The name of a variant; empty if the JSON does not have the form of one."""
    if isinstance(value, dict) and len(value) == 1:
        return next(iter(value))
    return value if isinstance(value, str) else ""
