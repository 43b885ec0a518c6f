"""Unions as JSON Schema (wire.md W3), a component for each variant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...ir.graph import named, payload_ref
from ...ir.model import UnionDef, Variant
from ...ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from ...ir.typerefs import Ref
from .annotations import annotated
from .context import Components
from .schema import Schema
from .typerefs import lower


def lower_union(union: UnionDef, name: str, context: Components) -> Schema:
    """The union itself, whose component is called `name`."""
    names = {each.wire: _variant_name(name, each) for each in union.variants}
    links = [context.link(each) for each in names.values()]
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            if not context.discriminators:
                return {"oneOf": links}
            mapping = {str(w): context.pointer(each) for w, each in names.items()}
            told: Schema = {"propertyName": tag, "mapping": mapping}
            if default := named(union, None):
                # A discriminator must be there in OpenAPI 3.1. 3.2 has `defaultMapping`.
                told = {**told, "defaultMapping": mapping[str(default.wire)]}
                return {"oneOf": links, "x-discriminator": told}
            return {"oneOf": links, "discriminator": told}
        case ExternallyTagged():
            return {"oneOf": links}
        case Untagged():
            return {"anyOf": links}
        case _:
            assert_never(union.tagging)


def variants(
    union: UnionDef, name: str, context: Components
) -> Iterator[tuple[str, Schema]]:
    """The components of the variants."""
    for each in union.variants:
        schema = _variant(each, union, context)
        yield _variant_name(name, each), annotated(schema, each.docs, each.lifecycle)


def _variant_name(union: str, variant: Variant) -> str:
    return f"{union}.{variant.name}"


def _variant(variant: Variant, union: UnionDef, context: Components) -> Schema:
    """The JSON of a variant."""
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            return _tagged(variant, tag, union, context)
        case ExternallyTagged():
            match variant.payload:
                case Keyed(key=key, type=type_):
                    return _alone({key: lower(type_, context)}, [key])
                case _:
                    return _name_of(variant)
        case Untagged():
            ref = payload_ref(variant.payload)
            assert ref, f"{variant.name} has no payload"
            return lower(ref, context)
        case _:
            assert_never(union.tagging)


def _tagged(variant: Variant, tag: str, union: UnionDef, context: Components) -> Schema:
    """A variant with a tag, which that of the default may lack."""
    name = _name_of(variant)
    needed = [] if variant.name == union.default else [tag]
    head: Schema = {
        "type": "object",
        "properties": {tag: name},
        **({"required": needed} if needed else {}),
    }
    around = [lower(Ref(union.envelope), context)] if union.envelope else []
    match variant.payload:
        case Nothing():
            return {"allOf": [head, *around]} if around else head
        case Flat(struct=struct):
            return {"allOf": [head, *around, lower(Ref(struct), context)]}
        case Keyed(key=key, type=type_):
            alone = _alone({tag: name, key: lower(type_, context)}, [*needed, key])
            if not around:
                return alone
            sealed = {k: v for k, v in alone.items() if k != "additionalProperties"}
            return {"allOf": [sealed, *around], "unevaluatedProperties": False}
        case Bare():
            raise AssertionError("a bare payload is of an untagged union")
        case _:
            assert_never(variant.payload)


def _alone(properties: dict[str, Schema], required: list[str]) -> Schema:
    """An object with these keys and no other (W3.5)."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _name_of(variant: Variant) -> Schema:
    kind = "integer" if isinstance(variant.wire, int) else "string"
    return {"type": kind, "const": variant.wire}
