"""Classes of values in Python: whether code has to follow when one type becomes another."""

from __future__ import annotations

from ..ir.graph import resolved
from ..ir.model import Api, EnumDef
from ..ir.typerefs import Ref, Scalar, TypeRef
from ..runtime.wire.facts import JsonForm
from ..runtime.wire.scalars import ScalarKind

_NUMBERS = (JsonForm.INTEGER, JsonForm.WIDE, JsonForm.FLOAT)


def is_other_class(old: TypeRef, new: TypeRef, apis: tuple[Api, Api]) -> bool:
    """Whether values of the new type are of another class in Python. Values of an enum are
    strings or numbers, and those of `any` may be either."""
    found = {_python_class(old, apis[0]), _python_class(new, apis[1])}
    return len(found) > 1 and found not in ({"any", "text"}, {"any", "number"})


def _python_class(ref: TypeRef, api: Api) -> str:
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
