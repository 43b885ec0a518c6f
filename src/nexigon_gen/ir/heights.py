"""Heights of definitions: how many levels of definitions the smallest value has."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from .model import Api
from .needs import held, needs
from .terms import Constraint, Length
from .typerefs import TypeId, TypeRef


def heights(api: Api) -> Mapping[TypeId, float]:
    """The height of each definition; infinite if it has no finite value."""
    found = dict.fromkeys(api.definitions, math.inf)
    needed = {id_: [*needs(each)] for id_, each in api.definitions.items()}
    while True:
        before = dict(found)
        for id_, ways in needed.items():
            tallest = (max((found[t] for t, _ in way), default=0) for way in ways)
            found[id_] = 1 + min(tallest)
        if found == before:
            return found


def reach(ref: TypeRef, known: Mapping[TypeId, float]) -> float:
    """The height of the smallest value of a type, given the heights of definitions."""
    return max((known[target] for target, _ in held(ref)), default=0)


def least(limits: Iterable[Constraint], usual: int) -> int:
    """A length within the limits: the usual one, or else the nearest to it."""
    lengths = [each for each in limits if isinstance(each, Length)]
    low = max((each.min for each in lengths if each.min is not None), default=0)
    high = min((each.max for each in lengths if each.max is not None), default=usual)
    return max(low, min(usual, high))
