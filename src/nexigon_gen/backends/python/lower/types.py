"""The modules with the types of a namespace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from ....ir.graph import targets
from ....ir.model import (
    Alias,
    Definition,
    EnumDef,
    External,
    Namespace,
    Newtype,
    Struct,
    TypeId,
    UnionDef,
)
from .. import literals
from ..expr import Call, Raw, runtime
from ..modules import package_of
from ..names import Identifier, Names
from ..view import ClassView, ConstantView, Spaced, TypesView
from .aliases import evaluated_first, lower_alias, lower_newtype
from .context import Context, Request, class_name
from .docs import with_lifecycle
from .draft import Draft
from .enums import lower_enum
from .structs import lower_request, lower_struct
from .typerefs import annotation
from .unions import lower_union, union_names


def exported(space: Namespace, context: Context) -> dict[str, list[Identifier]]:
    """The public names of each module of a namespace; clashes are reported."""
    names = Names(f"namespace `{space.name}`", context.report)
    modules = Names(f"the modules of namespace `{space.name}`", context.report)
    found: dict[str, list[Identifier]] = {"types": [], "unions": []}
    for definition in space.definitions:
        id_ = definition.id
        if id_ in context.merged:
            continue
        module = context.modules.name(id_).module.rpartition(".")[2]
        if isinstance(definition, External):
            modules.take(Identifier(module), definition.span)
        found.setdefault(module, []).append(
            names.take(class_name(id_), definition.span)
        )
        if isinstance(definition, UnionDef):
            for name, span in union_names(definition):
                found[module].append(names.take(name, span))
    for request in _derived(space, context):
        module = request.name.module.rpartition(".")[2]
        name = Identifier(request.name.name)
        found[module].append(names.take(name, request.action.span))
    return found


def lower_types(
    space: Namespace,
    module: str,
    names: Mapping[str, Iterable[Identifier]],
    context: Context,
) -> TypesView:
    """`types.py` or `unions.py` of a namespace. `names` are those of all its modules:
    the package looks for a name in one after the other, so each may mean one thing."""
    imports = context.modules.imports(space.name, module, frozenset(names[module]))
    for other, defined in names.items():
        imports.reserve(defined, f"@{package_of(space.name)}.{other}")
    draft = Draft(imports)
    items: list[ClassView | ConstantView] = []
    for definition in _in_order(space, context):
        if definition.id in context.merged:
            continue
        if context.modules.name(definition.id).module.endswith(f".{module}"):
            items += _lower(definition, context, draft)
            draft.above.add(definition.id)
    for request in _derived(space, context):
        if request.name.module.endswith(f".{module}"):
            items.append(lower_request(request, context, draft))
    if links := _links(draft):
        items.append(ConstantView(links, ""))
    rest = "" if module == "types" else " that are built on those of others"
    docs = literals.docstring(f"Types of the {space.name} namespace{rest}.", 0)
    return TypesView(docs, draft.imports.header, tuple(spaced(items)))


def _lower(
    definition: Definition, context: Context, draft: Draft
) -> list[ClassView | ConstantView]:
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
            docs = with_lifecycle(definition.docs, definition.lifecycle)
            docs = docs or f"The alias `{id_.name}`."
            type_ = annotation(target, context)
            return [lower_alias(id_, type_, docs, context, draft)]
        case External():
            return []  # has a module of its own
        case _:
            assert_never(definition)


def _derived(space: Namespace, context: Context) -> Iterator[Request]:
    """The actions whose class is not their struct."""
    for action in space.actions:
        request = context.requests[action.wire]
        if request.base or request.struct is None:
            yield request


def _in_order(space: Namespace, context: Context) -> list[Definition]:
    """Declaration order, but nothing above what it is evaluated with."""
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


def _first(id_: TypeId, context: Context) -> list[TypeId]:
    """What should stand above a definition: the response, for a request."""
    first = evaluated_first(id_, context.api)
    request = context.request_of(id_)
    if request and request.action.response:
        first += targets(request.action.response)
    return first


def spaced(items: list[ClassView | ConstantView]) -> Iterator[Spaced]:
    """Two blank lines around a class, one between constants and below the imports."""
    before: ClassView | ConstantView | None = None
    for item in items:
        tight = not isinstance(before, ClassView) and isinstance(item, ConstantView)
        yield Spaced("\n" if tight else "\n\n", item)
        before = item


def _links(draft: Draft) -> str:
    """The `link(…)` calls of a module in an import cycle, one a line."""
    calls: list[str] = []
    for module, names in draft.imports.links:
        texts = tuple(Raw(literals.string(text)) for text in (module, *names))
        call = Call(runtime("link"), (Raw("__name__"), *texts))
        calls.append(draft.layout.statement("", call))
    return "\n".join(calls)
