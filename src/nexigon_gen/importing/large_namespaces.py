"""Division of namespaces that are too much for one file: by the first words of the names
of their types, so that it is the same when a document is imported again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..ir.casing import words
from ..ir.graph import dependencies
from ..ir.model import Api, Struct
from ..ir.typerefs import TypeId
from ..syntax import yaml
from . import names
from .namespaces import arranged
from .spec import sizes


def divided(api: Api) -> Api:
    """The API with further namespaces, `common_webhook`, for types of those whose files
    would be more than half full: people add to them."""
    most = yaml.MAX_NODES // 2
    taken = {space.name for space in api.namespaces}
    moved: dict[TypeId, TypeId] = {}
    for space, types, rest in sizes(api):
        for beginning, part in _parts((), types, rest, most):
            if beginning:
                wanted = names.space_name("_".join([space.name, *beginning]))
                name = names.unused(wanted, taken)
                taken.add(name)
                moved.update((id_, TypeId(name, id_.name)) for id_ in part)
    for id_, new in [*moved.items()]:
        for target in dependencies(api.definitions[id_]):
            inner = api.definitions[target]
            if isinstance(inner, Struct) and inner.inline:
                # What is written in a variant is where its union is.
                moved[target] = TypeId(new.namespace, target.name)
    return arranged(api, api.definitions, moved) if moved else api


def _parts(
    beginning: tuple[str, ...], types: Mapping[TypeId, int], other: int, most: int
) -> Iterator[tuple[tuple[str, ...], Sequence[TypeId]]]:
    """Types by the words that their names begin with: the largest groups have parts of
    their own, until what is left, and `other` nodes with it, is not too much."""
    groups: dict[str, dict[TypeId, int]] = {}
    for id_, size in types.items():
        for word in words(id_.name)[len(beginning) :][:1]:
            # `User2` is beside `User`.
            groups.setdefault(word.rstrip("0123456789") or word, {})[id_] = size
    rest = dict(types)
    for word in sorted(groups, key=lambda each: (-sum(groups[each].values()), each)):
        if other + sum(rest.values()) <= most:
            break
        yield from _parts((*beginning, word), groups[word], 0, most)
        rest = {id_: size for id_, size in rest.items() if id_ not in groups[word]}
    if rest:
        yield beginning, [*rest]
