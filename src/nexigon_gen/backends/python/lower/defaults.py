"""Default values of fields."""

from __future__ import annotations

from collections.abc import Iterator

from ....ir.graph import resolved
from ....ir.model import Api, EnumDef, Field
from ....ir.terms import Json
from ....ir.typerefs import Nullable, Ref, Scalar
from ....runtime.wire.facts import JsonForm
from .. import literals
from ..expr import (
    Attribute,
    Call,
    Expr,
    KeyValue,
    Keyword,
    Lambda,
    Listed,
    Mapped,
    Name,
    Quoted,
    Raw,
    Tupled,
    builtin,
    runtime,
)
from ..imports import Imports
from ..spelling import Spelling
from ..values import Values
from .context import Lowering


def default_value(
    field: Field, value: Json, context: Lowering, imports: Imports
) -> Expr:
    """A default; rules have checked that it is of its type. What could be changed is made
    anew for each instance, and so is what is made of a name that does not exist yet."""
    values = Values(context.api, context.names, context.opaque)
    made = values.expr(value, field.type, secret=field.secret)
    if any(map(imports.is_lazy, _names(made))) or _holds_empty(made):
        return _linked(made, imports)
    if value is None or is_constant(field, context.api):
        return made
    if isinstance(made, Listed | Mapped) and not made.items:
        make = builtin("list" if isinstance(made, Listed) else "dict")
        return Call(runtime("factory"), (make,))
    return Call(runtime("factory"), (Lambda(made),))


def is_constant(field: Field, api: Api) -> bool:
    """Whether the values of a field are such that nobody can change one."""
    ref = resolved(field.type, api)
    while isinstance(ref, Nullable):
        ref = resolved(ref.item, api)
    match ref:
        case Scalar(kind=kind):
            return kind.facts.form is not JsonForm.ANY
        case Ref(target=target):
            return isinstance(api.definitions[target], EnumDef)
        case _:
            return False


def _names(expr: Expr) -> Iterator[Name]:
    """The names that a value is made of."""
    match expr:
        case Name():
            yield expr
        case Attribute(base=inner) | Keyword(value=inner):
            yield from _names(inner)
        case Call(func=first, args=rest):
            yield from _names(first)
            for each in rest:
                yield from _names(each)
        case Listed(items=items) | Tupled(items=items) | Mapped(items=items):
            for each in items:
                yield from _names(each)
        case KeyValue(key=key, value=value):
            yield from _names(key)
            yield from _names(value)
        case _:
            pass


def _holds_empty(expr: Expr) -> bool:
    """Whether there is an empty list or map in another one: type checkers want to be told
    what it is of."""
    match expr:
        case Listed(items=items) | Tupled(items=items):
            inner: tuple[Expr, ...] = items
        case Mapped(items=pairs):
            inner = tuple(each.value for each in pairs)
        case _:
            return False
    return any(
        _holds_empty(each) or (isinstance(each, Listed | Mapped) and not each.items)
        for each in inner
    )


def _linked(made: Expr, imports: Imports) -> Expr:
    """A value as a text, which neither linters nor type checkers look at, and where its
    names are from. Those that code itself names linters would have imported at once."""
    apart = imports.apart()
    text = Quoted(Raw(Spelling(apart).text(made)))
    origins = (
        KeyValue(_text(module), Listed(tuple(map(_text, names))))
        for module, names in apart.origins
    )
    return Call(runtime("linked"), (Raw("__name__"), text, Mapped(tuple(origins))))


def _text(text: str) -> Expr:
    return Raw(literals.string(text))
