"""Newtypes for ids that a document has no names for: fields that are called alike and
are the same kind of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..ir import casing
from ..ir.model import Definition, Field, Newtype, Struct
from ..ir.typerefs import Constrained, ListOf, Nullable, Ref, Scalar, TypeId, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from . import names

_ID = re.compile(r"(.+)_ids?")
_PLACES = (
    "after",
    "before",
    "end",
    "first",
    "last",
    "next",
    "prev",
    "previous",
    "start",
)
"""What says which of several it is, and not of what: `first_id`."""
_STRING = Scalar(ScalarKind.STRING)


def with_ids(definitions: Mapping[TypeId, Definition]) -> dict[TypeId, Definition]:
    """The definitions, with a newtype for each kind of id that at least two fields are:
    `device_id`, `device_ids` and the `id` of a `Device`, if all are the same text. None
    is made where the document names an id itself."""
    found = dict(definitions)
    if any(map(_is_id, definitions.values())):
        return found
    taken = {names.bare(each.name) for each in definitions}
    kinds = {
        stem: members
        for stem, members in _members(definitions).items()
        if len(members) > 1 and len({_core(each.type) for _, each in members}) == 1
    }
    for stem, members in kinds.items():
        base = _core(members[0][1].type)
        name = f"{casing.pascal(stem)}Id"
        if base is None or name in taken:
            continue
        id_ = TypeId("", names.type_name(name))
        found[id_] = Newtype(id_, "", base, secret=False, span=members[0][1].span)
        owners = {owner for owner, _ in members} | {
            each for each in definitions if casing.snake(each.name) == stem
        }
        for owner in owners:
            struct = found[owner]
            if isinstance(struct, Struct):
                is_own = casing.snake(owner.name) == stem
                kept = (_field(f, stem, base, id_, is_own) for f in struct.fields)
                found[owner] = replace(struct, fields=tuple(kept))
    return found


def _is_id(definition: Definition) -> bool:
    is_text = isinstance(definition, Newtype) and _core(definition.base) is not None
    return is_text and definition.id.name.endswith("Id")


def _members(
    definitions: Mapping[TypeId, Definition],
) -> Mapping[str, list[tuple[TypeId, Field]]]:
    """The fields that may be ids, by what they are ids of."""
    found: dict[str, list[tuple[TypeId, Field]]] = {}
    for owner, each in _fields(definitions):
        match = _ID.fullmatch(each.name)
        is_kind = match and match[1] not in _PLACES
        if match and is_kind and _core(each.type) is not None and each.default is None:
            found.setdefault(match[1], []).append((owner, each))
    return found


def _fields(definitions: Mapping[TypeId, Definition]) -> Iterator[tuple[TypeId, Field]]:
    for id_, definition in definitions.items():
        if isinstance(definition, Struct):
            for each in definition.fields:
                yield id_, each


def _core(ref: TypeRef) -> TypeRef | None:
    """The text that a type is, or has in a list; None if it is something else."""
    match ref:
        case Nullable(item=item) | ListOf(item=item):
            return _core(item)
        case Constrained(base=base):
            return ref if base == _STRING else None
        case _:
            return ref if ref == _STRING else None


def _field(member: Field, stem: str, base: TypeRef, id_: TypeId, is_own: bool) -> Field:
    match = _ID.fullmatch(member.name)
    is_one = (match and match[1] == stem) or (is_own and member.name == "id")
    if not is_one or _core(member.type) != base or member.default is not None:
        return member
    return replace(member, type=_named(member.type, id_))


def _named(ref: TypeRef, id_: TypeId) -> TypeRef:
    match ref:
        case Nullable(item=item):
            return Nullable(_named(item, id_))
        case ListOf(item=item):
            return ListOf(_named(item, id_))
        case _:
            return Ref(id_)
