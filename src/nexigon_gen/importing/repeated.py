"""Types that a document repeats in place, made one: what has the same title, and says the
same."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ..ir.graph import dependencies, reachable
from ..ir.model import Definition
from ..ir.typerefs import TypeId
from ..values import replace
from .spaces import moved_to

_NUMBER = re.compile(r"\d+")
"""What tells the names of types apart that would have the same one."""


def repeated(
    definitions: Mapping[TypeId, Definition],
    titled: Collection[TypeId],
    components: Collection[TypeId],
) -> Mapping[TypeId, TypeId]:
    """What stands for each type that says again what another one does: of those with a
    title, and what they are made of. A component stays what it is."""
    able = reachable(titled, lambda id_: dependencies(definitions[id_]))
    order = [id_ for id_ in definitions if id_ in able]
    order.sort(key=lambda id_: id_ not in components)
    found: dict[TypeId, TypeId] = {}
    while True:
        # Types are the same once those are one that they are made of.
        known: dict[tuple[str, Definition], TypeId] = {}
        same: dict[TypeId, TypeId] = {}
        for id_ in order:
            if id_ not in found:
                said = moved_to(definitions[id_], found)
                said = replace(said, id=TypeId("", ""), examples=())
                first = known.setdefault((_NUMBER.sub("", id_.name), said), id_)
                if first != id_ and id_ not in components:
                    same[id_] = first
        if not same:
            return found
        found = {id_: same.get(each, each) for id_, each in found.items()} | same
