"""Branches of a choice that are to be variants, and the envelope that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..ir.terms import WireName
from ..published.document import Placed
from ..published.schema import SchemaFacts, schema
from ..values import dataclass, replace

if TYPE_CHECKING:
    from .type_reader import TypeReader


@dataclass(frozen=True, slots=True)
class Branch:
    """A variant to be: its name on the wire and in the spec, what is said of it and
    where, the place where the choice names it, and the key of the only thing that stands
    beside the tag."""

    wire: WireName
    name: str
    told: SchemaFacts
    source: Placed
    at: str
    key: str = ""


def envelope(branches: Sequence[Branch], types: TypeReader) -> Placed | None:
    """The component that our documents have beside the tag of each variant: it comes
    before the struct of the variant, or is beside the only key that there may be."""
    if not types.survey.is_exact:
        return None
    found = [refs(each, types) for each in branches]
    first = {each[0].at if each else "" for each in found}
    is_apart = any(map(_is_sealed, branches)) or any(len(each) > 1 for each in found)
    is_one = len(first) == 1 and first <= types.survey.components.keys()
    return found[0][0] if is_one and is_apart else None


def _is_sealed(branch: Branch) -> bool:
    return branch.source.get("unevaluatedProperties").value is False


def without(branch: Branch, around: Placed, types: TypeReader) -> Branch:
    """A branch without what it has of an envelope."""
    others = {
        key: each
        for key, each in branch.told.properties.items()
        if key not in schema(around, types.document).properties
    }
    told = replace(
        branch.told, properties=others, required=branch.told.required & others.keys()
    )
    parts = [
        each.value
        for each in branch.source.get("allOf")
        if types.document.followed(each) != around
    ]
    source = Placed(branch.source.at, {**branch.source.members, "allOf": parts})
    return replace(branch, told=told, source=source)


def refs(branch: Branch, types: TypeReader) -> list[Placed]:
    """What a branch is beside what it says itself."""
    parts = map(types.document.followed, branch.source.get("allOf"))
    return [each for each in parts if each]
