"""Lowering of type references to Python annotations."""

from __future__ import annotations

from ....ir.graph import resolved, unconstrained
from ....ir.model import Alias, Api, EnumDef, Field, Newtype
from ....ir.terms import (
    ByteLength,
    Constraint,
    Length,
    Pattern,
    Range,
    Unique,
)
from ....ir.typerefs import (
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
from ....runtime.wire.scalars import ScalarKind
from .. import literals
from ..expr import (
    NONE,
    Call,
    Expr,
    Keyword,
    Name,
    Raw,
    Subscript,
    annotated,
    builtin,
    either,
    runtime,
)
from .context import Lowering


def _python(name: str) -> Expr:
    """The Python type of a scalar, from its row in the table."""
    module, _, own = name.rpartition(".")
    match module:
        case "":
            return NONE
        case "builtins":
            return builtin(own)
        case "model":
            return runtime(own)
        case _:
            return Name(module, own)


_SCALARS: dict[ScalarKind, Expr] = {
    kind: _python(kind.facts.python) for kind in ScalarKind
}


def annotation(ref: TypeRef, context: Lowering, *, secret: bool = False) -> Expr:
    """The annotation of a type. With `secret`, strings become `Secret`."""
    match ref:
        case Scalar():
            is_secret = secret and ref.kind is ScalarKind.STRING
            return runtime("Secret") if is_secret else _SCALARS[ref.kind]
        case Ref():
            definition = context.api.definitions[ref.target]
            if secret and isinstance(definition, Newtype) and not definition.secret:
                return annotation(definition.base, context, secret=True)
            name = context.names.classes[ref.target]
            if isinstance(definition, EnumDef) and definition.open:
                marker = "OpenInteger" if definition.is_numeric else "Open"
                return Subscript(runtime(marker), (name,))
            return name
        case Constrained():
            inner = annotation(ref.base, context, secret=secret)
            # Checks that are slow on long values come after the check of the length.
            ordered = sorted(
                ref.constraints, key=lambda e: isinstance(e, Pattern | Unique)
            )
            return annotated(inner, *map(_constraint, ordered))
        case ListOf():
            inner = annotation(ref.item, context, secret=secret)
            return Subscript(builtin("list"), (inner,))
        case Nullable():
            inner = annotation(ref.item, context, secret=secret)
            # Python has no `None | None`.
            is_unit = resolved(ref.item, context.api) == Scalar(ScalarKind.UNIT)
            return inner if is_unit else either(inner, NONE)
        case MapOf():
            # Keys of maps are not secret.
            keys = annotation(ref.key, context)
            values = annotation(ref.value, context, secret=secret)
            return Subscript(builtin("dict"), (keys, values))
        case TupleOf():
            inside = [annotation(each, context, secret=secret) for each in ref.items]
            return Subscript(builtin("tuple"), (*inside,))
        case Broken():
            raise AssertionError("a spec with errors reached the backend")


def parameter(field: Field, context: Lowering, absent: Expr | None) -> Expr:
    """The annotation of a parameter for a field. It has no constraints, and `Sequence` and
    `Mapping` in place of `list` and `dict`, because these are covariant. `absent` is the
    type of the default, if the field may be absent."""
    ref = _opened(field.type, context.api)
    if absent == NONE:
        ref, absent = Nullable(ref), None
    type_ = _given(ref, context, secret=field.secret)
    return either(type_, absent) if absent else type_


def is_collection(ref: TypeRef) -> bool:
    """Whether a type is a list or a map, which may be nullable or constrained."""
    match ref:
        case Nullable(item=inner) | Constrained(base=inner):
            return is_collection(inner)
        case _:
            return isinstance(ref, ListOf | MapOf)


def holds_collection(ref: TypeRef, api: Api) -> bool:
    """Whether the parameter for a type is a `Sequence` or a `Mapping`."""
    return is_collection(_opened(ref, api))


def _given(ref: TypeRef, context: Lowering, *, secret: bool) -> Expr:
    match ref:
        case Scalar() | Ref():  # as most are
            return annotation(ref, context, secret=secret)
        case ListOf(item=item):
            inner = _given(item, context, secret=secret)
            return Subscript(Name("collections.abc", "Sequence"), (inner,))
        case MapOf(key=key, value=value):
            values = _given(value, context, secret=secret)
            mapping, keys = Name("collections.abc", "Mapping"), annotation(key, context)
            given = Subscript(mapping, (keys, values))
            if isinstance(keys, Subscript):
                # Keys of a mapping are invariant: one with known keys only is a type of its own.
                return either(Subscript(mapping, (*keys.args, values)), given)
            return given
        case Nullable(item=item) if is_collection(item):
            return either(_given(item, context, secret=secret), NONE)
        case _:
            return annotation(ref, context, secret=secret)


def _opened(ref: TypeRef, api: Api, seen: frozenset[TypeId] = frozenset()) -> TypeRef:
    """A type without constraints, and with newtypes and aliases of lists and maps resolved."""
    match ref:
        case Scalar():  # as most are
            return ref
        case Ref(target=target) if target not in seen:
            match api.definitions[target]:
                case Newtype(base=inner, secret=False) | Alias(target=inner):
                    opened = _opened(inner, api, seen | {target})
                    return opened if is_collection(opened) else ref
                case _:
                    return ref
        case Constrained(base=base):
            return _opened(base, api, seen)
        case ListOf(item=item):
            return ListOf(_opened(item, api, seen))
        case MapOf(key=key, value=value):
            return MapOf(unconstrained(key), _opened(value, api, seen))
        case Nullable(item=item):
            return Nullable(_opened(item, api, seen))
        case _:
            return ref


def _constraint(constraint: Constraint) -> Expr:
    match constraint:
        case Pattern(regex=regex):
            args: list[Expr] = [Raw(literals.string(regex))]
        case Unique():
            args = []
        case (
            Length(min=low, max=high)
            | Range(min=low, max=high)
            | ByteLength(min=low, max=high)
        ):
            args = [
                Keyword(name, Raw(literals.number(bound)))
                for name, bound in (("min", low), ("max", high))
                if bound is not None
            ]
    for name, text in (("message", constraint.message), ("code", constraint.code)):
        if text is not None:
            args.append(Keyword(name, Raw(literals.string(text))))
    return Call(runtime(type(constraint).__name__), tuple(args))
