"""Forms: how the variants of a union look on the wire, and how they are told apart."""

from __future__ import annotations

from typing import assert_never

from ...ir.jsontext import compact
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


def told_apart(union: UnionDef) -> str:
    """The words over the variants of a union."""
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            return f"One of these, told apart by {compact(tag)}:"
        case ExternallyTagged():
            return "One of these, told apart by the only key, or a bare string:"
        case Untagged():
            return "The first of these that the value is:"
        case _:
            assert_never(union.tagging)


def wire_form(variant: Variant, union: UnionDef) -> str:
    """How a variant looks on the wire."""
    wire = compact(variant.wire)
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            head = f"{compact(tag)}: {wire}"
            match variant.payload:
                case Flat():
                    return f"{{ {head}, ...<payload fields> }}"
                case Keyed(key=key):
                    return f"{{ {head}, {compact(key)}: <payload> }}"
                case Nothing() | Bare():
                    return f"{{ {head} }}"
                case _:
                    assert_never(variant.payload)
        case ExternallyTagged():
            has_payload = not isinstance(variant.payload, Nothing)
            return f"{{ {wire}: <payload> }}" if has_payload else wire
        case Untagged():
            return "<payload>"
        case _:
            assert_never(union.tagging)
