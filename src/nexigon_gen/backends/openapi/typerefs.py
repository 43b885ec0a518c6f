"""Type references as JSON Schema."""

from __future__ import annotations

from typing import assert_never

from ...ir.graph import resolved
from ...ir.model import Alias
from ...ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ...runtime.wire.scalars import ScalarKind
from .constraints import limits
from .context import Components
from .scalars import INLINE
from .schema import Schema, both, nullable


def lower(ref: TypeRef, context: Components) -> Schema:
    """The schema of the JSON of a type, as a server reads it."""
    match ref:
        case Scalar():
            inline = INLINE.get(ref.kind)
            return context.link(ref.kind.value) if inline is None else inline
        case Ref():
            return _definition(ref.target, context)
        case Constrained():
            schema, kind_of = lower(ref.base, context), resolved(ref.base, context.api)
            for each in ref.constraints:
                schema = both(schema, limits(each, kind_of))
            return schema
        case ListOf():
            return {"type": "array", "items": lower(ref.item, context)}
        case Nullable():
            return nullable(lower(ref.item, context))
        case MapOf():
            found: Schema = {
                "type": "object",
                "additionalProperties": lower(ref.value, context),
            }
            keys = lower(ref.key, context)
            is_any = keys == INLINE[ScalarKind.STRING]
            return found if is_any else {**found, "propertyNames": keys}
        case TupleOf():
            return {
                "type": "array",
                "prefixItems": [lower(each, context) for each in ref.items],
                "items": False,
                "minItems": len(ref.items),
            }
        case Broken():
            raise AssertionError("a spec with errors reached the backend")
        case _:
            assert_never(ref)


def _definition(id_: TypeId, context: Components) -> Schema:
    if name := context.names.get(id_):
        return context.link(name)
    alias = context.api.definitions[id_]
    assert isinstance(alias, Alias), f"{id_} is no component"
    return lower(alias.target, context)
