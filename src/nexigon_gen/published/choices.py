"""Choices of a document: how their branches are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..ir.terms import WireName
from .document import OpenApiDocument
from .schema import SchemaFacts, schema


def tag_of(
    told: SchemaFacts,
    branches: Sequence[SchemaFacts],
    document: OpenApiDocument,
    likely: Iterable[str] = (),
) -> str:
    """The property that tells branches apart, of those that are `likely` before others;
    empty if none does."""
    first: Iterable[str] = branches[0].properties if branches else ()
    for tag in filter(None, (told.tag, *likely, *first)):
        if all(
            tag in each.properties and tag_values(each, tag, told, document)
            for each in branches
        ):
            return tag
    return ""


def tag_values(
    branch: SchemaFacts, tag: str, told: SchemaFacts, document: OpenApiDocument
) -> tuple[WireName, ...]:
    """The values of a tag for which a branch stands: those that it lists, or else those
    that the discriminator maps to it."""
    listed = schema(branch.properties[tag], document).choices
    if listed:
        return listed
    name = branch.at.rpartition("/")[2]
    mapped = [
        value for value, ref in told.mapping.items() if ref.rpartition("/")[2] == name
    ]
    return tuple(mapped) or ((name,) if told.tag else ())


def is_external(branch: SchemaFacts) -> bool:
    """Whether it is the name of a variant, or an object with that as its only key."""
    if branch.choices:
        return isinstance(branch.choices[0], str) and "" not in branch.choices
    return len(branch.properties) == 1 and branch.required >= branch.properties.keys()
