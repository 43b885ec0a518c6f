"""Lowering of the modules with the types of a namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ....ir.graph import reachable, targets
from ....ir.model import (
    Alias,
    Definition,
    EnumDef,
    Namespace,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ....ir.typerefs import TypeId
from ....values import replace
from .. import literals
from ..expr import Call, Raw, runtime
from ..spelling import Spelling
from ..view import ItemView, TypesView
from .aliases import evaluated_first, lower_alias, lower_newtype
from .context import Lowering
from .draft import ModuleDraft
from .enums import lower_enum
from .structs import lower_request, lower_struct
from .typerefs import annotation
from .unions import lower_union


def lower_types(space: Namespace, module: str, context: Lowering) -> TypesView:
    """The view of `types.py` or `unions.py` of a namespace."""
    names = context.names.spaces[space.name]
    here = frozenset(names.exported[module])
    imports = context.modules.imports(space.name, module, here)
    # A name may not mean different things in the modules of a package.
    for other, defined in names.exported.items():
        imports.reserve(defined, f"@{names.folder}.{other}")
    draft = ModuleDraft(Spelling(imports))
    items: list[ItemView] = []
    for definition in _in_order(space, context):
        if context.is_merged(definition.id):
            continue
        if context.names.classes[definition.id].module.endswith(f".{module}"):
            items += _lower(definition, context, draft)
            draft.above.add(definition.id)
    for request in context.requests.derived(space):
        if request.name.module.endswith(f".{module}"):
            items.append(lower_request(request, context, draft))
    if links := _links(draft):
        items.append(ItemView(calls=links))
    rest = "" if module == "types" else " that are built on those of others"
    docs = f"Types of the {space.name} namespace{rest}."
    return TypesView(docs, draft.imports.view, tuple(spaced(items)))


def _lower(
    definition: Definition, context: Lowering, draft: ModuleDraft
) -> list[ItemView]:
    match definition:
        case Struct():
            return [lower_struct(definition, context, draft)]
        case EnumDef():
            return [lower_enum(definition, context, draft)]
        case UnionDef():
            return lower_union(definition, context, draft)
        case Newtype():
            return lower_newtype(definition, context, draft)
        case Alias(id=id_, target=target):
            docs = context.told(definition.docs, definition.lifecycle)
            docs = docs or f"The alias `{id_.name}`."
            type_ = annotation(target, context)
            return [lower_alias(id_, type_, docs, context, draft)]
        case OpaqueDef():
            return []  # in a module of its own
        case _:
            assert_never(definition)


def _in_order(space: Namespace, context: Lowering) -> list[Definition]:
    """The definitions in declaration order, except that those needed for evaluation go first."""
    own = {definition.id for definition in space.definitions}
    done: dict[TypeId, None] = {}

    def visit(id_: TypeId, above: frozenset[TypeId]) -> None:
        if id_ in done or id_ not in own or id_ in above:
            return
        for target in _first(id_, context):
            visit(target, above | {id_})
        done[id_] = None

    for definition in space.definitions:
        visit(definition.id, frozenset())
    return [context.api.definitions[id_] for id_ in done]


def _first(id_: TypeId, context: Lowering) -> list[TypeId]:
    """The definitions that go above a definition; for a request also those of its response,
    unless these in turn need the request above: then its response is in quotes."""

    def steps(id_: TypeId) -> list[TypeId]:
        return evaluated_first(id_, context.api) + _of_response(id_, context)

    first = evaluated_first(id_, context.api)
    for target in _of_response(id_, context):
        if id_ not in reachable([target], steps):
            first.append(target)
    return first


def _of_response(id_: TypeId, context: Lowering) -> list[TypeId]:
    """The definitions in the response of the action whose request a definition is."""
    request = context.request_of(id_)
    response = request.action.response if request else None
    return targets(response) if response else []


def spaced(items: list[ItemView]) -> Iterator[ItemView]:
    """Sets the blank lines: two around a class, one between other items."""
    before: ItemView | None = None
    for item in items:
        is_moved = before and before.cls and not item.is_apart
        yield replace(item, is_apart=True) if is_moved else item
        before = item


def _links(draft: ModuleDraft) -> tuple[str, ...]:
    """The `link(…)` calls of a module in an import cycle."""
    calls: list[str] = []
    for module, names in draft.imports.links:
        texts = tuple(Raw(literals.string(text)) for text in (module, *names))
        call = Call(runtime("link"), (Raw("__name__"), *texts))
        calls.append(draft.spelling.text(call))
    return tuple(calls)
