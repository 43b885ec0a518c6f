"""Types that a document repeats in place, made one: what is called the same, and says the
same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from ..ir.graph import action_targets, dependencies, reachable, targets
from ..ir.model import Api, Definition, Struct
from ..ir.typerefs import TypeId
from ..values import replace
from . import names
from .namespaces import moved_to
from .omitted_examples import definition_without_examples

_NONE = TypeId("", "")


def deduplicated(
    api: Api, definitions: Mapping[TypeId, Definition], titled: Collection[TypeId]
) -> tuple[Api, dict[TypeId, Definition]]:
    """The API and its definitions, with one for each that says again what another one
    does. The same are those that have a title, what they are made of, and what fields of
    the same name are. A component stays what it is."""
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
    api = moved_to(api, ids)
    starts = [each for each in found if not _is_in_place(each)]
    starts += [target for each in api.actions for target in action_targets(each)]
    needed = reachable(starts, lambda id_: dependencies(found[id_]))
    return api, {id_: each for id_, each in found.items() if id_ in needed}


def _is_in_place(id_: TypeId) -> bool:
    """Whether the document has no name for it."""
    return names.bare(id_.name) != id_.name


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
    said = _content(definitions)
    first: dict[tuple[str, TypeId], TypeId] = {}
    found: dict[TypeId, TypeId] = {}
    for id_ in sorted(keys, key=_is_in_place):
        if often[keys[id_]] > 1:
            known = first.setdefault((keys[id_], said(id_)), id_)
            if known != id_ and _is_in_place(id_):
                found[id_] = known
    return found


def _content(
    definitions: Mapping[TypeId, Definition],
) -> Callable[[TypeId], TypeId]:
    """What gives each type an id that those have, too, which say the same: with what is
    in place in them, and whatever their docs and examples are."""
    known: dict[Definition, TypeId] = {}
    found: dict[TypeId, TypeId] = {}

    def of(id_: TypeId) -> TypeId:
        if id_ not in found:
            found[id_] = id_  # for what is in itself
            each = definitions[id_]
            inner = {t: of(t) for t in dependencies(each) if _is_in_place(t)}
            plain = replace(moved_to(each, inner), id=_NONE, docs="")
            plain = definition_without_examples(plain)
            found[id_] = known.setdefault(plain, TypeId("", str(len(known))))
        return found[id_]

    return of


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
