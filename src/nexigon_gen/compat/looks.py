"""Looks of types in Python, as far as code has to follow when one becomes another."""

from __future__ import annotations

from ..ir.graph import resolved
from ..ir.model import Api, EnumDef
from ..ir.typerefs import Ref, Scalar, TypeRef
from ..runtime.wire.facts import JsonForm
from ..runtime.wire.scalars import ScalarKind

_NUMBERS = (JsonForm.INTEGER, JsonForm.WIDE, JsonForm.FLOAT)


def is_other(old: TypeRef, new: TypeRef, apis: tuple[Api, Api]) -> bool:
    """Whether values are of another class. Those of an enum are texts or numbers, and any
    JSON may be one."""
    found = {_look(old, apis[0]), _look(new, apis[1])}
    return len(found) > 1 and found not in ({"any", "text"}, {"any", "number"})


def _look(ref: TypeRef, api: Api) -> str:
    match resolved(ref, api):
        case Scalar(kind=ScalarKind.STRING):
            return "text"
        case Scalar(kind=kind):
            return "number" if kind.facts.form in _NUMBERS else str(kind.value)
        case Ref(target=target):
            definition = api.definitions[target]
            if isinstance(definition, EnumDef):
                return "number" if definition.is_numeric else "text"
            return str(target)
        case other:
            return type(other).__name__
