"""Choices between schemas: numbers that may be text, enums, unions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..ir.model import UnionDef, Variant
from ..ir.tagging import Bare, Untagged
from ..ir.typerefs import Constrained, Ref, TypeId, TypeRef
from ..published.choices import with_beside
from ..published.document import Placed
from ..published.scalars import is_float, is_wide, scalar
from ..published.schema import SchemaFacts, schema
from ..values import replace
from . import descriptions, names
from .enums import listed
from .links import link, scalar_of
from .unions import union_of

if TYPE_CHECKING:
    from .type_reader import TypeReader

_WORDS = {
    "null": "Null",
    "boolean": "Bool",
    "integer": "Integer",
    "number": "Number",
    "string": "Text",
    "array": "List",
    "object": "Object",
}
"""What variants are called that have no other name; the narrower types first."""


def choice(told: SchemaFacts, place: Placed, hint: str, types: TypeReader) -> TypeRef:
    """The type of a choice."""
    if not types.survey.is_exact:
        told = replace(told, branches=tuple(_flat(told, types)))
        told = with_beside(told, types.document)
    branches = [schema(each, types.document) for each in told.branches]
    if number := _number(told, branches, place, types):
        return number
    known = [each for each in branches if each.choices]
    if _is_enum(known, branches) and not types.survey.is_exact:
        return types.definition(told, hint, listed(told, known, place, types))
    if made := union_of(told, branches, place, types):
        return types.definition(told, hint, made)
    if len(branches) == 1 and not types.survey.is_exact:
        return types.of(told.branches[0], hint)
    if any(each.odd for each in branches):
        return types.any(told.at, "a part of the choice is not known")
    return types.definition(told, hint, lambda id_: _untagged(id_, told, place, types))


def _flat(told: SchemaFacts, types: TypeReader) -> Iterator[Placed]:
    """The branches of a choice, with those of a branch that is only a choice without a
    name, such as several units at once."""
    for each in told.branches:
        inner = schema(each, types.document)
        is_more = inner.tag or inner.words or inner.properties or inner.nullable
        if inner.at == each.at and inner.branches and not is_more:
            yield from _flat(inner, types)
        else:
            yield each


def _is_enum(known: Sequence[SchemaFacts], branches: Sequence[SchemaFacts]) -> bool:
    """Whether branches are strings, or integers, of which some are `known`, and at most
    one allows any other."""
    kinds = {type(word) for each in known for word in each.choices or ()}
    kind = ["integer"] if kinds == {int} else ["string"]
    free = [e for e in branches if [*e.types] == kind and not e.choices]
    is_whole = len(known) + len(free) == len(branches)
    return len(kinds) == 1 and is_whole and len(free) < 2


def _number(
    told: SchemaFacts, branches: Sequence[SchemaFacts], place: Placed, types: TypeReader
) -> TypeRef | None:
    """The number that may also be its digits, or a word for what JSON has no number for."""
    for word, fits in (("number", is_float), ("integer", is_wide)):
        if not fits([*branches]):
            continue
        (number,) = (each for each in branches if word in each.types)
        (text,) = (each for each in branches if each is not number)
        # Our documents write a wide integer another way.
        if text.choices or ("pattern" in text.words and not types.survey.is_exact):
            words = {**number.words, **told.words}
            alone = replace(told, words=words, types=number.types, branches=())
            return scalar(alone, scalar_of(place, types), ())
    return None


def _untagged(
    id_: TypeId, told: SchemaFacts, place: Placed, types: TypeReader
) -> UnionDef:
    types.count(len(told.branches))
    words = [
        _word(branch, types) or f"Variant{number}"
        for number, branch in enumerate(told.branches, 1)
    ]
    variants = tuple(
        Variant(
            name,
            name,
            Bare(types.branch(branch, f"{id_.name}{name}")),
            docs=_docs(branch, types),
            span=types.document.span(branch.at),
        )
        for name, branch in zip(names.all_unused(words), told.branches, strict=True)
    )
    head = types.head(id_, place, told.at)
    return UnionDef(
        tagging=Untagged(), variants=variants, open=types.is_open(place), **head
    )


def _docs(branch: Placed, types: TypeReader) -> str:
    """The docs of a branch that has no other place for them."""
    if "$ref" in branch.members and not branch.get("description").text:
        target = types.document.followed(branch)
        if target is None or target.at in types.survey.components:
            return ""
        return descriptions.docs(target)
    return descriptions.docs(branch)


def _word(branch: Placed, types: TypeReader) -> str:
    """What a branch is called, by itself or by what it is."""
    if title := branch.get("title").text:
        return names.member_name(title)
    target = types.document.followed(branch)
    if target and target.at not in types.survey.components:
        return names.member_name(target.name.rpartition(".")[2])
    found = link(branch, types)
    if isinstance(found, Constrained):
        found = found.base
    if isinstance(found, Ref):
        return found.target.name
    told = schema(branch, types.document)
    return "".join(_WORDS.get(each, "") for each in sorted(told.types))


def several(told: SchemaFacts, hint: str, types: TypeReader) -> TypeRef:
    """A union of the types that a schema has at once."""
    if not told.types <= _WORDS.keys():
        return types.any(told.at, "it has a `type` that there is not")
    place = types.document.reached(told.at)

    def made(id_: TypeId) -> UnionDef:
        types.count(len(told.types))
        head = types.head(id_, place, told.at)
        variants = tuple(
            Variant(
                word,
                word,
                Bare(types.one(told, kind, f"{id_.name}{word}")),
                docs="",
                span=head["span"],
            )
            for kind, word in _WORDS.items()
            if kind in told.types
        )
        is_open = types.is_open(place)
        return UnionDef(tagging=Untagged(), variants=variants, open=is_open, **head)

    return types.definition(told, hint, made)
