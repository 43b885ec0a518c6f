"""Unions whose variants have a tag (wire.md W3)."""

from __future__ import annotations

from typing import NoReturn

from pydantic import GetCoreSchemaHandler, JsonValue, ValidationInfo
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from ..dataclass import dataclass
from ..wire.numeric import EXACT
from .base import Model
from .instances import classes_of, union_of
from .locations import VARIANT
from .pydantic_internals import fields_of
from .refusal import NOT_UNKNOWN, refusal
from .role import CALLER, SERVER
from .variants import UnknownVariant


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a tagged union: `Annotated[A | B | UnknownX, OneOf("tag")]`.

    pydantic picks the variant of a known tag. Other values go to the fallback, which is the
    unknown variant if the union is open.
    """

    key: str
    """Wire key of the tag."""

    default: str | int | None = None
    """The tag that counts if a value has none (wire.md W3.11)."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = classes_of(source, Model)
        known = [each for each in members if not issubclass(each, UnknownVariant)]
        unknown = [each for each in members if issubclass(each, UnknownVariant)]
        choices: dict[str | int, CoreSchema] = {
            _tag(each): handler.generate_schema(each) for each in known
        }
        if unknown:
            schema = handler.generate_schema(unknown[0])
            fallback = self._fallback(schema, frozenset(choices))
        else:
            fallback = core_schema.no_info_plain_validator_function(_refuse)
        wires = {each.__tag__: self.key for each in members}
        tagged: CoreSchema = core_schema.tagged_union_schema(choices, self.key)
        if self.default is not None:
            tagged = core_schema.no_info_before_validator_function(self._tagged, tagged)
        if any(isinstance(tag, int) for tag in choices):
            tagged = self._exact(tagged, ", ".join(map(str, choices)))
        data = core_schema.union_schema(
            [(tagged, VARIANT), (fallback, NOT_UNKNOWN)], mode="left_to_right"
        )
        return union_of(members, data, wires)

    def _tagged(self, value: JsonValue) -> JsonValue:
        if isinstance(value, dict) and self.key not in value:
            return {self.key: self.default, **value}
        return value

    def _exact(self, tagged: CoreSchema, tags: str) -> CoreSchema:
        """Refuses `true` and `1.0` as tags, which pydantic would take for `1`."""

        def check(value: JsonValue) -> JsonValue:
            tag = value.get(self.key) if isinstance(value, dict) else None
            if isinstance(tag, bool | float):
                context = {
                    "discriminator": repr(self.key),
                    "tag": "",
                    "expected_tags": tags,
                }
                raise PydanticKnownError("union_tag_invalid", context)
            return value

        return core_schema.no_info_before_validator_function(check, tagged)

    def _fallback(self, schema: CoreSchema, known: frozenset[str | int]) -> CoreSchema:
        kind = type(next(iter(known), ""))

        def check(value: JsonValue, info: ValidationInfo) -> JsonValue:
            tag = value.get(self.key) if isinstance(value, dict) else None
            if (
                info.context in (SERVER, CALLER)
                or not isinstance(tag, kind)
                or (isinstance(tag, int) and not _is_number(tag))
                or tag in known
            ):
                _refuse(value)
            return value

        return core_schema.with_info_before_validator_function(check, schema)


def _tag(variant: type[Model]) -> str | int:
    tag: str | int = fields_of(variant)[variant.__tag__].default
    return tag


def _is_number(tag: int) -> bool:
    return not isinstance(tag, bool) and abs(tag) <= EXACT


def _refuse(value: object) -> NoReturn:
    raise refusal(NOT_UNKNOWN, "is no unknown variant")
