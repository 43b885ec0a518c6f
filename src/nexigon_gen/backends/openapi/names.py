"""Names of the components."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from ...ir.graph import closure, dependencies
from ...ir.model import Alias, Api
from ...ir.typerefs import TypeId


def component_names(api: Api, wanted: Collection[TypeId]) -> Mapping[TypeId, str]:
    """The names of definitions: that of the type, behind its namespace where several
    have a type of that name.

    A dot follows a namespace, which has small letters, or a union, whose variants are
    components (`Actor.Device`); the name of a type has capitals and no dot. So no two
    are equal. An alias is replaced by what it stands for and has no name, unless it is
    recursive.
    """
    named = sorted(id_ for id_ in wanted if not _is_replaced(id_, api))
    counts = Counter(id_.name for id_ in named)
    return {id_: id_.name if counts[id_.name] == 1 else str(id_) for id_ in named}


def _is_replaced(id_: TypeId, api: Api) -> bool:
    definition = api.definitions[id_]
    return isinstance(definition, Alias) and id_ not in closure(
        dependencies(definition), api.definitions
    )
