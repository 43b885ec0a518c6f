"""Choices of a document: how their branches are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..ir.terms import WireName
from ..values import replace
from .document import OpenApiDocument, Placed
from .schema import SchemaFacts, both, schema


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


_ABOUT = ("title", "description", "deprecated", "example", "examples")


def with_beside(told: SchemaFacts, document: OpenApiDocument) -> SchemaFacts:
    """A choice whose branches have the properties, too, that stand beside it."""
    if not told.properties:
        return told
    own = replace(told, branches=(), tag="", mapping={}, nullable=False)
    branches = tuple(_with(own, each, document) for each in told.branches)
    return replace(told, branches=branches)


def _with(own: SchemaFacts, branch: Placed, document: OpenApiDocument) -> Placed:
    told = schema(branch, document)
    is_object = told.types <= {"object"} and not told.branches
    if not is_object or own.properties.keys() <= told.properties.keys():
        return branch
    at = f"{branch.at}/beside"
    document.read[at] = replace(both(told, own), at=at)
    source = document.reached(told.at)
    about = {key: source.members[key] for key in _ABOUT if key in source.members}
    name = {} if told.at == branch.at else {"title": source.name}
    return Placed(at, {**name, **about})


def is_external(branch: SchemaFacts) -> bool:
    """Whether it is the name of a variant, or an object with that as its only key."""
    if branch.choices:
        return isinstance(branch.choices[0], str) and "" not in branch.choices
    return len(branch.properties) == 1 and branch.required >= branch.properties.keys()
