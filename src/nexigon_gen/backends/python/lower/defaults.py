"""Default values of fields, from wire form to Python."""

from __future__ import annotations

from typing import assert_never

from ....ir.codec import resolved
from ....ir.model import EnumDef, Newtype
from ....ir.terms import Json
from ....ir.typerefs import Ref, Scalar, TypeRef
from ....runtime.wire.scalars import JsonForm, ScalarKind
from .. import literals
from ..expr import Attribute, Call, Expr, Raw, builtin
from .context import Lowering


def default_value(value: Json, ref: TypeRef, context: Lowering) -> Expr:
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
    form = kind.facts.form
    match form:
        case JsonForm.TEXT:
            assert isinstance(value, str)
            return Raw(literals.string(value))
        case JsonForm.FLOAT if isinstance(value, str):
            return Call(builtin("float"), (Raw(literals.string(value.lower())),))
        case JsonForm.WIDE if isinstance(value, str):
            return Raw(literals.number(int(value)))
        case JsonForm.BOOL | JsonForm.INTEGER | JsonForm.WIDE | JsonForm.FLOAT:
            assert isinstance(value, bool | int | float)
            return Raw(literals.number(value))
        case JsonForm.CODED | JsonForm.BYTES | JsonForm.ANY | JsonForm.NULL:
            raise AssertionError(f"{form.value} has no default")
        case _:
            assert_never(form)


def _newtype(ref: TypeRef, context: Lowering) -> Expr | None:
    """The newtype a default must be wrapped in, where Python has one."""
    if not isinstance(ref, Ref):
        return None
    definition = context.api.definitions[ref.target]
    if not isinstance(definition, Newtype):
        return None
    scalar = resolved(ref, context.api)
    assert isinstance(scalar, Scalar)
    if scalar.kind.facts.form in (JsonForm.FLOAT, JsonForm.BOOL):
        return None  # those are aliases
    return context.names.classes[ref.target]
