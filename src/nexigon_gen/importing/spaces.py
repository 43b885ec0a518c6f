"""Namespaces of types: that of the actions that need them, or one for all."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from ..ir.graph import action_targets, dependencies, payload_ref, reachable
from ..ir.model import Api, Definition, Namespace, Struct, UnionDef
from ..ir.typerefs import Ref, TypeId
from ..ir.written import Written
from ..text.span import Span
from ..values import fields_of, replace
from . import names

_T = TypeVar("_T")


def placed(api: Api, definitions: Mapping[TypeId, Definition], common: str) -> Api:
    """The API with its definitions: each in the namespace whose actions reach it, or in
    `common` if several do, or none. One that has a namespace keeps it. They are in the
    order of the document."""
    users = _users(api, definitions)
    written = dict(_written(definitions))
    given = {each.name for each in definitions if names.bare(each.name) == each.name}
    taken: dict[str, set[str]] = {}
    moved: dict[TypeId, TypeId] = {}

    def rank(id_: TypeId) -> tuple[bool, bool, bool]:
        return id_ in written, id_.name not in given, not id_.namespace

    found = dict(definitions)
    for id_ in sorted(definitions, key=rank):
        spaces = users.get(id_, set())
        only = next(iter(spaces)) if len(spaces) == 1 else common
        space, wanted = id_.namespace or only, names.bare(id_.name)
        if id_ in written:
            # What is written in a variant is where its union is, and called after it.
            union, variant = written[id_]
            space, wanted = (
                moved[union].namespace,
                f"{moved[union].name}{variant}Payload",
            )
        own = taken.setdefault(space, set())
        name = names.unused(wanted, own if id_.name in given else own | given)
        own.add(name)
        moved[id_] = TypeId(space, name)
        if name != wanted and isinstance(struct := found[id_], Struct):
            found[id_] = replace(struct, inline=False)
    for target, new in _ambiguous(api, definitions, moved):
        moved[target] = new
    return arranged(api, found, moved)


def _written(
    definitions: Mapping[TypeId, Definition],
) -> Iterator[tuple[TypeId, tuple[TypeId, str]]]:
    """The structs that are written in a variant, with its union and its name."""
    for each in definitions.values():
        for variant in each.variants if isinstance(each, UnionDef) else ():
            ref = payload_ref(variant.payload)
            struct = definitions[ref.target] if isinstance(ref, Ref) else None
            if isinstance(struct, Struct) and struct.inline:
                yield struct.id, (each.id, variant.name)


def arranged(
    api: Api, definitions: Mapping[TypeId, Definition], moved: Mapping[TypeId, TypeId]
) -> Api:
    """The API with its definitions under other ids, each in the namespace that its id
    says, in the order of the document."""
    found = [moved_to(each, moved) for each in definitions.values()]
    found.sort(key=lambda each: (each.span.source.name, each.span.start))
    own: dict[str, list[Definition]] = {}
    for each in found:
        own.setdefault(each.id.namespace, []).append(each)
    known = {each.name: moved_to(each, moved) for each in api.namespaces}
    for id_ in moved.values():
        if id_.namespace not in known:
            known[id_.namespace] = Namespace(
                id_.namespace, "", definitions=(), actions=()
            )
    spaces = (
        replace(space, definitions=tuple(own.get(name, ())))
        for name, space in sorted(known.items())
    )
    return replace(api, namespaces=tuple(spaces))


def _ambiguous(
    api: Api,
    definitions: Mapping[TypeId, Definition],
    moved: Mapping[TypeId, TypeId],
) -> Iterator[tuple[TypeId, TypeId]]:
    """New ids for types that a namespace imports and that have a name it knows already."""
    needed = [
        (moved[id_].namespace, target)
        for id_, each in definitions.items()
        for target in dependencies(each)
    ]
    needed += [
        (space.name, target)
        for space in api.namespaces
        for action in space.actions
        for target in action_targets(action)
    ]
    imported: dict[tuple[str, str], TypeId | None] = {
        (each.namespace, each.name): None for each in moved.values()
    }
    every = {each.name for each in moved.values()}
    renamed: dict[TypeId, TypeId] = {}
    for space, target in needed:
        id_ = moved[target]
        if id_.namespace == space or target in renamed:
            continue
        if imported.setdefault((space, id_.name), target) != target:
            wanted = f"{names.type_name(id_.namespace)}{id_.name}"
            name = names.unused(wanted, every)
            every.add(name)
            renamed[target] = TypeId(id_.namespace, name)
            yield target, renamed[target]


def _users(
    api: Api, definitions: Mapping[TypeId, Definition]
) -> Mapping[TypeId, set[str]]:
    """The namespaces whose actions reach each definition, or whose definitions: what has
    a namespace brings what it is made of there."""

    # Many namespaces reach the same ones.
    parts = {id_: [*dependencies(each)] for id_, each in definitions.items()}

    def step(id_: TypeId) -> Iterable[TypeId]:
        return () if id_.namespace else parts[id_]

    starts = [
        (space.name, [t for each in space.actions for t in action_targets(each)])
        for space in api.namespaces
    ]
    starts += [(id_.namespace, parts[id_]) for id_ in definitions if id_.namespace]
    found: dict[TypeId, set[str]] = {}
    for name, named in starts:
        for id_ in reachable(named, step):
            found.setdefault(id_, set()).add(name)
    return found


def moved_to(value: _T, ids: Mapping[TypeId, TypeId]) -> _T:
    """A part of the IR that refers to other ids: itself, if it does not."""
    if isinstance(value, str | Span | Written):  # as most parts are
        return value
    if isinstance(value, TypeId):
        return cast("_T", ids.get(value, value))
    if isinstance(value, tuple):
        before = cast("tuple[object, ...]", value)
        after = tuple(moved_to(each, ids) for each in before)
        is_same = all(map(operator.is_, before, after))
        return cast("_T", before if is_same else after)
    given: dict[str, Any] = {}
    for name in fields_of(value):
        own = getattr(value, name)
        other = moved_to(own, ids)
        if other is not own:
            given[name] = other
    return cast("_T", replace(cast("Any", value), **given)) if given else value
