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
        case Scalar(kind=kind):
            return INLINE[kind] if kind in INLINE else context.link(kind.value)
        case Ref(target=target):
            return _definition(target, context)
        case ListOf(item=item):
            return {"type": "array", "items": lower(item, context)}
        case MapOf(key=key, value=value):
            found: Schema = {
                "type": "object",
                "additionalProperties": lower(value, context),
            }
            keys = lower(key, context)
            is_any = keys == INLINE[ScalarKind.STRING]
            return found if is_any else {**found, "propertyNames": keys}
        case TupleOf(items=items):
            return {
                "type": "array",
                "prefixItems": [lower(each, context) for each in items],
                "items": False,
                "minItems": len(items),
            }
        case Nullable(item=item):
            return nullable(lower(item, context))
        case Constrained(base=base, constraints=constraints):
            schema, kind_of = lower(base, context), resolved(base, context.api)
            for each in constraints:
                schema = both(schema, limits(each, kind_of))
            return schema
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
