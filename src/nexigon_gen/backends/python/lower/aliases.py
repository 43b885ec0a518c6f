"""Newtypes and aliases."""

from __future__ import annotations

from ....ir.graph import dependencies, targets
from ....ir.model import Alias, Api, Newtype, Struct, UnionDef
from ....ir.tagging import Flat, Untagged
from ....ir.typerefs import Constrained, Ref, TypeId, TypeRef
from ....runtime.wire.facts import JsonForm
from ..expr import Call, Expr, Raw, builtin, runtime, typing
from ..imports import Imports
from ..values import named_scalar
from ..view import AliasView, ItemView, LateAliasView, NewTypeView
from .classes import class_item
from .context import Lowering
from .defaults import is_constant
from .draft import ModuleDraft
from .typerefs import annotation


def lower_newtype(
    newtype: Newtype, context: Lowering, draft: ModuleDraft
) -> list[ItemView]:
    """A `NewType` over text or an integer, a class for a secret, else an alias."""
    name = context.names.classes[newtype.id].name
    docs = context.told(newtype.docs, newtype.lifecycle)
    scalar = named_scalar(newtype.base, context.api)
    kind = "newtype" if newtype.secret or scalar else "alias"
    docs = docs or f"The {kind} `{newtype.id.name}`."
    if newtype.secret:
        return [class_item(name, (runtime("Secret"),), docs, draft)]
    if scalar is None:
        target = annotation(newtype.base, context)
        return [lower_alias(newtype.id, target, docs, context, draft)]
    spelling = draft.spelling
    base = builtin("str" if scalar.facts.form is JsonForm.TEXT else "int")
    new_type = NewTypeView(name, spelling.text(typing("NewType")), spelling.text(base))
    lowered = ItemView(new_type=new_type, docs=docs)
    exact = _exact(newtype.base, context)
    if exact == builtin("str"):
        return [lowered]
    refine = Call(runtime("refine"), (Raw(name), exact))
    return [lowered, ItemView(calls=(spelling.text(refine),))]


def _exact(ref: TypeRef, context: Lowering) -> Expr:
    """What values of a newtype are checked against: through other newtypes, which may
    live in modules that are not loaded yet."""
    return annotation(_flatten(ref, context.api), context)


def _flatten(ref: TypeRef, api: Api) -> TypeRef:
    match ref:
        case Ref(target=target):
            match api.definitions[target]:
                case Newtype(base=base) | Alias(target=base):
                    return _flatten(base, api)
                case _:
                    return ref
        case Constrained(base=base, constraints=constraints):
            return Constrained(_flatten(base, api), constraints)
        case _:
            return ref


def lower_alias(
    id_: TypeId,
    target: Expr,
    docs: str,
    context: Lowering,
    draft: ModuleDraft,
    *,
    name: str = "",
) -> ItemView:
    """`X: TypeAlias = …`; one that names itself or what is not loaded yet is late.

    `name` is given for an alias that belongs to the definition and is not it.
    """
    name = name or context.names.classes[id_].name
    late = _is_late(id_, context, draft.imports)
    return alias(name, target, docs, draft, late=late)


def alias(
    name: str, target: Expr, docs: str, draft: ModuleDraft, *, late: bool
) -> ItemView:
    """`X: TypeAlias = …`; a late one may name what does not exist yet, itself too."""
    spelling = draft.spelling
    type_alias, text = spelling.text(typing("TypeAlias")), spelling.text(target)
    if not late:
        return ItemView(alias=AliasView(name, type_alias, text), docs=docs)
    view = LateAliasView(
        name,
        type_alias,
        text,
        type_checking=spelling.text(typing("TYPE_CHECKING")),
        late=spelling.text(runtime("late")),
    )
    return ItemView(late=view, docs=docs)


def _is_late(id_: TypeId, context: Lowering, imports: Imports) -> bool:
    """Whether evaluating an alias would need itself, or a module that is not there."""
    seen: set[TypeId] = set()
    pending = [id_]
    while pending:
        current = pending.pop()
        for target in _evaluated(current, context.api):
            if target == id_ or imports.is_lazy(context.names.classes[target]):
                return True
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return False


def _evaluated(id_: TypeId, api: Api) -> list[TypeId]:
    """The definitions that must exist when the alias of a definition is evaluated."""
    definition = api.definitions[id_]
    match definition:
        case Newtype() | Alias() | UnionDef(tagging=Untagged()):
            return list(dependencies(definition))
        case _:
            return []


def evaluated_first(id_: TypeId, api: Api) -> list[TypeId]:
    """The definitions that must stand above a definition in its module."""
    match api.definitions[id_]:
        case Struct(fields=fields):
            return [
                target
                for field in fields
                if field.default and is_constant(field, api)
                for target in targets(field.type)
            ]
        case UnionDef(variants=variants) if flat := [
            variant.payload.struct
            for variant in variants
            if isinstance(variant.payload, Flat)
        ]:
            return flat
        case _:
            return _evaluated(id_, api)
