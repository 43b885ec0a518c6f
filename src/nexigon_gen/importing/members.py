"""Members of definitions, and what all of them have, as a spec writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias, assert_never

from ..analysis import wire
from ..ir.casing import spell
from ..ir.json_values import Written
from ..ir.model import (
    Action,
    Definition,
    EnumValue,
    Example,
    Field,
    Presence,
    Struct,
    UnionDef,
    ValueAlias,
    Variant,
)
from ..ir.tagging import AdjacentlyTagged, ExternallyTagged, InternallyTagged, Untagged
from ..ir.terms import Casing
from .tree import Tree, Value
from .types import parts

_CASINGS = (
    Casing.NONE,
    Casing.LOWER,
    Casing.SNAKE,
    Casing.KEBAB,
    Casing.CAMEL,
    Casing.UPPER,
    Casing.SCREAMING_SNAKE,
    Casing.SCREAMING_KEBAB,
    Casing.PASCAL,
)
"""The casings, the plainest first."""

Lines: TypeAlias = dict[str, Tree]


def body(struct: Struct, usual: Casing) -> Lines:
    """A struct with all its keys, in a file whose fields have a usual casing."""
    spelt, others = casing(struct.fields, usual)
    return {
        **about(struct),
        **spelt,
        "fields": fields(struct, others),
        **examples(struct.examples),
    }


def fields(struct: Struct, others: Collection[str]) -> Lines:
    """The fields by their names; those of `others` say their wire names."""
    found: Lines = {}
    for each in struct.fields:
        is_optional = each.presence is Presence.OPTIONAL
        key = f"{each.name}?" if is_optional else each.name
        given = {"default": Value(each.default.value)} if each.default else {}
        found[key] = {
            **parts(each.type),
            **about(each),
            **given,
            **flag("secret", each.secret),
            **examples(each.examples),
            **wired(each, others),
        }
    return found


def values(values: Iterable[EnumValue], others: Collection[str]) -> Lines:
    """The values by their names; those of `others` say their wire names."""
    found: Lines = {}
    for each in values:
        found[each.name] = {**about(each), **wired(each, others)}
        for other in each.aliases:
            found[other.name] = {"alias": each.name, **about(other)}
    return found


def wired(member: Field | EnumValue | Variant, others: Collection[str]) -> Lines:
    """The wire name of a member, if it does not follow the rule."""
    if member.name not in others:
        return {}
    spelt = member.wire
    return {"wire": spelt if isinstance(spelt, str) else Value(spelt)}


def tagging(union: UnionDef) -> Lines:
    """How a union says which variant it holds."""
    match union.tagging:
        case InternallyTagged(tag=tag):
            return {"tag": tag}
        case AdjacentlyTagged(tag=tag, content=content):
            own: Lines = {} if content == wire.CONTENT_KEY else {"content": content}
            return {"tagged": "adjacently", "tag": tag, **own}
        case ExternallyTagged():
            return {"tagged": "externally"}
        case Untagged():
            return {"tagged": "untagged"}
        case _:
            assert_never(union.tagging)


def casing(
    members: Sequence[Field | EnumValue | Variant], usual: Casing
) -> tuple[Lines, Collection[str]]:
    """The casing that makes most wire names of members, and the members of which it does
    not make them."""
    best = best_casing(members, usual)
    return {} if best is usual else {"casing": best.value}, unlike(members, best)


def best_casing(
    members: Sequence[Field | EnumValue | Variant], usual: Casing
) -> Casing:
    """The casing that makes most wire names of members."""
    if not unlike(members, usual):
        return usual
    return min((usual, *_CASINGS), key=lambda each: len(unlike(members, each)))


def field_casing(structs: Sequence[Struct]) -> Casing:
    """The casing that most structs would say, if fewer would then say another."""
    usual = wire.FIELD_CASING
    found = Counter(best_casing(each.fields, usual) for each in structs)
    del found[usual]
    for casing, count in found.most_common(1):
        others = (best_casing(each.fields, casing) is not casing for each in structs)
        if count > sum(others):
            return casing
    return usual


def unlike(
    members: Iterable[Field | EnumValue | Variant], casing: Casing
) -> Collection[str]:
    """The members whose wire names a casing does not make."""
    return {each.name for each in members if spell(each.name, casing) != each.wire}


def about(
    thing: Definition | Field | EnumValue | ValueAlias | Variant | Action,
) -> Lines:
    """The docs and the lifecycle of a thing."""
    found = docs(thing.docs)
    life = thing.lifecycle
    if deprecated := life.deprecated:
        said = _given(
            note=deprecated.note, since=deprecated.since, remove_in=deprecated.remove_in
        )
        found["deprecated"] = said or Value(True)
    if unstable := life.unstable:
        found["unstable"] = _given(
            feature=unstable.feature, note=unstable.note, issue=unstable.issue
        )
    return {**found, **_given(since=life.since)}


def docs(text: str) -> Lines:
    """The docs, if there are any."""
    return {"docs": text} if text else {}


def flag(key: str, value: bool) -> Lines:
    """A key that is true, or not there."""
    return {key: Value(True)} if value else {}


def examples(written: Iterable[Written]) -> Lines:
    """The examples, if there are any."""
    found = [Value(each.value) for each in written]
    return {"examples": found} if found else {}


def example(example: Example) -> Lines:
    """An example of an action."""
    bodies = {"request": example.request, "response": example.response}
    shown = {key: Value(each.value) for key, each in bodies.items() if each}
    return {**docs(example.docs), **shown}


def _given(**texts: str | None) -> Lines:
    return {key: text for key, text in texts.items() if text is not None}
