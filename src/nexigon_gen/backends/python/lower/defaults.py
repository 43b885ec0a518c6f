"""Default values of fields, from wire form to Python."""

from __future__ import annotations

from ....ir.codec import resolved
from ....ir.model import EnumDef, Newtype, Ref, Scalar, ScalarKind, TypeRef
from ....ir.terms import Json
from .. import literals
from ..expr import Attribute, Call, Expr, Raw, builtin
from .context import Context

_FLOATS = (ScalarKind.F32, ScalarKind.F64)


def default_value(value: Json, ref: TypeRef, context: Context) -> Expr:
    """The Python value of a default; rules have checked that it is of its type."""
    base = resolved(ref, context.api)
    match base:
        case Ref(target=target):
            enum = context.api.definitions[target]
            assert isinstance(enum, EnumDef)
            name = next(each.name for each in enum.values if each.wire == value)
            names = context.names
            return Attribute(names.classes[target], names.members[target][name])
        case Scalar(kind=kind):
            plain = _scalar(value, kind)
        case _:
            raise AssertionError("a default of a type that cannot have one")
    newtype = _newtype(ref, context)
    return Call(newtype, (plain,)) if newtype else plain


def _scalar(value: Json, kind: ScalarKind) -> Expr:
    if isinstance(value, str):
        if kind in _FLOATS:
            return Call(builtin("float"), (Raw(literals.string(value.lower())),))
        if kind is not ScalarKind.STRING:
            return Raw(literals.number(int(value)))
        return Raw(literals.string(value))
    assert isinstance(value, bool | int | float)
    return Raw(literals.number(value))


def _newtype(ref: TypeRef, context: Context) -> Expr | None:
    """The newtype a default must be wrapped in, where Python has one."""
    if not isinstance(ref, Ref):
        return None
    definition = context.api.definitions[ref.target]
    if not isinstance(definition, Newtype):
        return None
    scalar = resolved(ref, context.api)
    assert isinstance(scalar, Scalar)
    if scalar.kind in (*_FLOATS, ScalarKind.BOOL):
        return None  # those are aliases
    return context.names.classes[ref.target]
