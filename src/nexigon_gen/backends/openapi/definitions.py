"""Definitions as components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...ir.graph import takes_null
from ...ir.jsontext import plain
from ...ir.model import (
    Alias,
    Definition,
    EnumDef,
    EnumValue,
    Field,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ...ir.terms import WireName
from .annotations import annotated, paragraphs, remark
from .context import Components
from .opaque import described_in, moved
from .schema import Schema, nullable
from .typerefs import lower
from .unions import lower_union, variants

_SECRET: Schema = {"format": "password", "x-secret": True}
"""Marks strings, and lists and maps of them, that are not to be shown."""

_OPEN_ENUM = "Open: a client must expect values that are not listed."
_OPEN_UNION = "Open: a client must expect variants that are not listed."


def components(
    definition: Definition, name: str, context: Components
) -> Iterator[tuple[str, Schema]]:
    """The component of a definition, called `name`, and those of its variants."""
    docs = definition.docs
    match definition:
        case Struct(fields=fields):
            schema = _struct(fields, context)
        case EnumDef(values=values, open=is_open):
            schema = _enum(definition)
            docs = paragraphs(docs, _listing(values), _OPEN_ENUM if is_open else "")
        case UnionDef(open=is_open):
            schema = lower_union(definition, name, context)
            docs = paragraphs(docs, _OPEN_UNION if is_open else "")
            yield from variants(definition, name, context)
        case Newtype(base=base, secret=secret):
            schema = {**lower(base, context), **(_SECRET if secret else {})}
        case Alias(target=target):
            schema = lower(target, context)
        case OpaqueDef():
            schema = moved(definition, name, context)
            docs = docs or described_in(definition)
        case _:
            assert_never(definition)
    if isinstance(definition, EnumDef | UnionDef) and definition.open:
        schema = {**schema, "x-open": True}
    if isinstance(definition, UnionDef) and definition.success:
        done = next(v for v in definition.variants if v.name == definition.success)
        schema = {**schema, "x-success": done.wire}
    yield name, annotated(schema, docs, definition.lifecycle, definition.examples)


def _enum(enum: EnumDef) -> Schema:
    """A text or a number; of numbers, which say nothing, the names stand beside them."""
    listed: Schema = {"enum": [value.wire for value in enum.values]}
    if not enum.is_numeric:
        return {"type": "string", **listed}
    names = [value.name for value in enum.values]
    return {"type": "integer", **listed, "x-enum-varnames": names}


def _struct(fields: tuple[Field, ...], context: Components) -> Schema:
    """A JSON object; keys that are not known are allowed (wire.md W2.4)."""
    properties = {each.wire: _field(each, context) for each in fields}
    required = [each.wire for each in fields if each.is_required]
    return {
        "type": "object",
        **({"properties": properties} if properties else {}),
        **({"required": required} if required else {}),
    }


def _field(field: Field, context: Components) -> Schema:
    schema = lower(field.type, context)
    if not field.is_required:  # `null` then reads as absent (W2.2)
        schema = nullable(schema)
        if takes_null(field.type, context.api):
            schema = {**schema, "x-null": "value"}
    if field.secret:
        schema = {**schema, **_SECRET}
    if field.default:
        schema = {**schema, "default": plain(field.default.value)}
    return annotated(schema, field.docs, field.lifecycle, field.examples)


def _listing(values: tuple[EnumValue, ...]) -> str:
    """The values of an enum with what is known of each, if anything is."""
    texts = [
        " ".join(f"{each.docs} {remark(each.lifecycle)}".split()) for each in values
    ]
    if not any(texts):
        return ""
    return "\n".join(
        f"- {_code(each.wire)}: {text}" if text else f"- {_code(each.wire)}"
        for each, text in zip(values, texts, strict=True)
    )


def _code(wire: WireName) -> str:
    return f"`{wire}`" if wire != "" else "the empty text"
