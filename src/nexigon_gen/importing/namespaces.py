"""Namespaces of types: that of the actions that need them, or one for all."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from ..ir.graph import action_targets, dependencies, payload_ref, reachable
from ..ir.json_values import Written
from ..ir.model import Api, Definition, Namespace, Struct, UnionDef, Variant
from ..ir.typerefs import Ref, TypeId
from ..text.span import Span
from ..values import fields_of, replace
from . import names

_T = TypeVar("_T")
_WITHOUT_IDS = (str, Span, Written)
"""Parts of the IR that refer to nothing; most parts are."""


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
    return distinct(arranged(api, found, moved))


def _written(
    definitions: Mapping[TypeId, Definition],
) -> Iterator[tuple[TypeId, tuple[TypeId, str]]]:
    """The structs that are written in a variant, with its union and its name."""
    for each in definitions.values():
        for variant in each.variants if isinstance(each, UnionDef) else ():
            if struct := _in_place(variant, definitions):
                yield struct.id, (each.id, variant.name)


def _in_place(
    variant: Variant, definitions: Mapping[TypeId, Definition]
) -> Struct | None:
    """The struct that is written in a variant."""
    ref = payload_ref(variant.payload)
    struct = definitions[ref.target] if isinstance(ref, Ref) else None
    return struct if isinstance(struct, Struct) and struct.inline else None


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


def with_definitions(api: Api, change: Callable[[Definition], Definition]) -> Api:
    """The API with each definition as `change` makes it."""
    spaces = (
        replace(space, definitions=tuple(map(change, space.definitions)))
        for space in api.namespaces
    )
    return replace(api, namespaces=tuple(spaces))


def distinct(api: Api) -> Api:
    """The API with other names for types that a namespace imports and that have a name it
    knows already: in a spec file, a name is one type."""
    renamed = dict(_ambiguous(api))
    for id_, new in [*renamed.items()]:
        union = api.definitions[id_]
        for variant in union.variants if isinstance(union, UnionDef) else ():
            if struct := _in_place(variant, api.definitions):
                # What is written in a variant is called after its union.
                name = f"{new.name}{variant.name}Payload"
                renamed[struct.id] = TypeId(new.namespace, name)
    return moved_to(api, renamed)


def _ambiguous(api: Api) -> Iterator[tuple[TypeId, TypeId]]:
    """New ids for types that a namespace imports and that have a name it knows already."""
    known = {(each.namespace, each.name): each for each in api.definitions}
    every = {each.name for each in api.definitions}
    renamed: set[TypeId] = set()
    for space, target in _needed(api):
        if target.namespace == space or target in renamed:
            continue
        if known.setdefault((space, target.name), target) != target:
            wanted = f"{names.type_name(target.namespace)}{target.name}"
            name = names.unused(wanted, every)
            every.add(name)
            renamed.add(target)
            yield target, TypeId(target.namespace, name)


def _needed(api: Api) -> Iterator[tuple[str, TypeId]]:
    """The types that each namespace refers to."""
    for space in api.namespaces:
        for each in space.definitions:
            yield from ((space.name, target) for target in dependencies(each))
        for action in space.actions:
            yield from ((space.name, target) for target in action_targets(action))


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
    if not ids or isinstance(value, _WITHOUT_IDS):
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
