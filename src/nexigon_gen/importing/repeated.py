"""Types that a document repeats in place, made one: what is called the same, and says the
same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ..ir.graph import dependencies, reachable, targets
from ..ir.model import Definition, Struct
from ..ir.typerefs import TypeId
from ..values import replace
from . import names
from .spaces import moved_to

_NONE = TypeId("", "")


def with_one_of_each(
    definitions: Mapping[TypeId, Definition], titled: Collection[TypeId]
) -> tuple[dict[TypeId, Definition], Mapping[TypeId, TypeId]]:
    """The definitions with one for each that says again what another one does, and the
    new ids of those that have one. The same are those that have a title, what they are
    made of, and what fields of the same name are. A component stays what it is."""
    words = {id_: word for id_, word in _words(definitions) if id_ not in titled}
    same = _same(definitions, titled, words)
    ids = dict(same)
    known = {each.name for each in definitions}
    for first, word in _called(same, words).items():
        if word not in known:
            ids[first] = TypeId("", names.marked(word, 0))
    ids |= {id_: ids.get(first, first) for id_, first in same.items()}
    docs: dict[TypeId, set[str]] = {}
    for id_, each in definitions.items():
        docs.setdefault(same.get(id_, id_), set()).add(each.docs)
    found = {
        ids.get(id_, id_): replace(
            moved_to(each, ids),
            docs="" if _is_in_place(id_) and len(docs[id_]) > 1 else each.docs,
        )
        for id_, each in definitions.items()
        if id_ not in same
    }
    return found, ids


def _words(definitions: Mapping[TypeId, Definition]) -> Iterator[tuple[TypeId, str]]:
    """What the field that has a type in place is called; its name begins with that of the
    struct."""
    for owner in definitions.values():
        before = names.thing(names.bare(owner.id.name))
        for each in owner.fields if isinstance(owner, Struct) else ():
            for target in targets(each.type):
                name = names.bare(target.name)
                if _is_in_place(target) and name.startswith(before):
                    yield target, name[len(before) :]


def _same(
    definitions: Mapping[TypeId, Definition],
    titled: Collection[TypeId],
    words: Mapping[TypeId, str],
) -> dict[TypeId, TypeId]:
    """What stands for each type that says again what another one does."""
    able = reachable(titled, lambda id_: dependencies(definitions[id_]))
    said_by_fields = {*words.values()}
    able |= {id_ for id_ in definitions if id_.name in said_by_fields}
    keys = {
        id_: words.get(id_) or names.bare(id_.name)
        for id_ in definitions
        if id_ in words or id_ in able
    }
    often = Counter(keys.values())
    order = [id_ for id_, key in keys.items() if often[key] > 1]
    order.sort(key=_is_in_place)
    found: dict[TypeId, TypeId] = {}
    said: dict[TypeId, Definition] = {}
    while True:
        # Types are the same once those are one that they are made of.
        known: dict[tuple[str, Definition], TypeId] = {}
        same: dict[TypeId, TypeId] = {}
        for id_ in order:
            if id_ not in found:
                if id_ not in said:
                    plain = moved_to(definitions[id_], found)
                    said[id_] = replace(plain, id=_NONE, docs="", examples=())
                first = known.setdefault((keys[id_], said[id_]), id_)
                if first != id_ and _is_in_place(id_):
                    same[id_] = first
        if not same:
            return found
        found = {id_: same.get(each, each) for id_, each in found.items()} | same
        for id_ in [*said]:
            if not same.keys().isdisjoint(dependencies(definitions[id_])):
                del said[id_]


def _is_in_place(id_: TypeId) -> bool:
    """Whether the document has no name for it."""
    return names.bare(id_.name) != id_.name


def _called(
    same: Mapping[TypeId, TypeId], words: Mapping[TypeId, str]
) -> Mapping[TypeId, str]:
    """The types that are called like the fields that have them: those that are the most
    of a name."""
    owned: dict[TypeId, set[str]] = {}
    for id_, first in same.items():
        own = owned.setdefault(first, {names.bare(first.name)})
        own.add(names.bare(id_.name))
    found: dict[str, TypeId] = {}
    for first in sorted(owned, key=lambda each: len(owned[each]), reverse=True):
        word = words.get(first, "")
        if len(owned[first]) > 1 and word[:1].isupper():
            found.setdefault(word, first)
    return {first: word for word, first in found.items()}
