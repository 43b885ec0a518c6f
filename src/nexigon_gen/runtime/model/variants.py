"""Base classes of variants of tagged unions (wire.md W3.2, W3.3)."""

from __future__ import annotations

from functools import cache

from pydantic import (
    JsonValue,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from .base import Model
from .naming import wire_name
from .presence import defaulted, without
from .refusal import HOLDS_UNKNOWN, refusal
from .role import SERVER


class UnknownVariant(Model):
    """A variant that this version does not know, with its tag and all its fields.
    Clients keep and write it; a server neither reads nor writes one."""

    __keeps_all__ = True

    # Without a type here, pydantic looks the annotation up among the types of an API.
    @model_serializer(mode="wrap", return_type=dict[str, object])
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, object]:
        if info.context is SERVER:
            raise ValueError(HOLDS_UNKNOWN)
        fields: dict[str, object] = handler(without(defaulted(type(self)), self))
        return fields


class ContentVariant(Model):
    """A variant with its payload under a key of its own. A server allows no other keys beside
    that and the tag (wire.md W3.5)."""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: JsonValue, info: ValidationInfo) -> JsonValue:
        if (
            info.context is SERVER
            and isinstance(value, dict)
            and not value.keys() <= _wire_keys(cls)
        ):
            raise refusal("unknown-field", "must have no keys but tag and content")
        return value


@cache
def _wire_keys(cls: type[Model]) -> frozenset[str]:
    cls.model_rebuild()  # before, an alias in a deferred annotation is unknown
    fields = cls.model_fields.items()
    return frozenset(wire_name(name, field) for name, field in fields)
