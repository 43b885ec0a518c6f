"""Objects with known fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ir.model import Field, Presence, Struct
from ..ir.typerefs import Nullable, TypeId
from ..published.document import Placed
from ..published.schema import SchemaFacts
from ..values import replace
from . import descriptions, names
from .examples import default_of, examples_of

if TYPE_CHECKING:
    from .type_reader import TypeReader


def struct(
    told: SchemaFacts,
    place: Placed,
    id_: TypeId,
    types: TypeReader,
    tag: str | None = None,
) -> Struct:
    """A struct of the properties, but for a tag."""
    wires = [each for each in told.properties if each != tag]
    types.count(len(wires))
    named = names.all_unused(map(names.field_name, wires))
    fields = tuple(
        _field(name, wire, told, id_, types)
        for name, wire in zip(named, wires, strict=True)
    )
    found = Struct(fields=fields, **types.head(id_, place, told.at))
    return found if tag is None else replace(found, examples=())


def _field(
    name: str, wire: str, told: SchemaFacts, owner: TypeId, types: TypeReader
) -> Field:
    place = told.properties[wire]
    kind = types.of(
        place, f"{names.thing(names.bare(owner.name))}{names.type_name(wire)}"
    )
    is_required = wire in told.required
    is_kept = place.get("x-null").value == "value"
    if not is_required and types.is_anything(kind, place):
        is_kept = True  # `null` is a value, and another thing than absent
    if is_kept and not isinstance(kind, Nullable):
        kind = Nullable(kind)  # of a type that has it already: `any`, `unit`
    elif types.survey.is_exact and not is_required and not is_kept:
        # `null` stands for absent.
        kind = kind.item if isinstance(kind, Nullable) else kind
    default = default_of(place, types.document)
    is_there = is_required and default is None
    return Field(
        name=name,
        wire=wire,
        type=kind,
        docs=descriptions.docs(place),
        span=types.document.span(place.at),
        presence=Presence.REQUIRED if is_there else Presence.OPTIONAL,
        default=default,
        secret=descriptions.is_secret(place),
        lifecycle=descriptions.lifecycle(place),
        examples=examples_of(place, types.document),
    )
