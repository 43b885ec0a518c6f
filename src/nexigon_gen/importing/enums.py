"""Strings, or integers, of which one has to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..ir.model import EnumDef, EnumValue
from ..ir.terms import WireName
from ..ir.typerefs import TypeId
from ..published.document import Placed
from ..published.schema import SchemaFacts
from . import descriptions, names

if TYPE_CHECKING:
    from .type_reader import TypeReader

_NOWHERE = Placed("", None)


def enum_of(
    told: SchemaFacts, place: Placed, types: TypeReader
) -> Callable[[TypeId], EnumDef]:
    """What makes the enum of a list of values, by its id."""
    wires = dict.fromkeys(told.choices or (), _NOWHERE)
    labels = next(filter(None, _labels(place)), list[str]())
    return lambda id_: _enum(id_, told, place, wires, labels, types)


def _labels(place: Placed) -> Iterator[list[str]]:
    """The names of values in the ways of several generators."""
    for word in ("x-enum-varnames", "x-enumNames"):
        yield [each.text for each in place.get(word)]
    yield [each.get("name").text for each in place.get("x-ms-enum", "values")]


def listed(
    told: SchemaFacts, branches: Sequence[SchemaFacts], place: Placed, types: TypeReader
) -> Callable[[TypeId], EnumDef]:
    """What makes an enum of branches with values, of each of which more may be said."""
    wires: dict[WireName, Placed] = {}
    for each in branches:
        choices = each.choices or ()
        source = types.document.reached(each.at) if len(choices) == 1 else _NOWHERE
        for wire in choices:
            wires.setdefault(wire, source)
    labels = [each.get("title").text for each in wires.values()]
    return lambda id_: _enum(id_, told, place, wires, labels, types)


def _enum(
    id_: TypeId,
    told: SchemaFacts,
    place: Placed,
    wires: Mapping[WireName, Placed],
    labels: Sequence[str],
    types: TypeReader,
) -> EnumDef:
    """An enum of values, each with where more is said of it; `labels` are names of
    them."""
    types.count(len(wires))
    usable = len(labels) == len(wires) and all(labels)
    # In our own documents they are names of the language already, such as `HTTP`.
    label = names.type_name if types.survey.is_exact else names.member_name
    found = map(label, labels) if usable else map(names.value_name, wires)
    named = names.all_unused(found)
    head = types.head(id_, place, told.at)
    head["docs"], lines = descriptions.enum_docs(place, [*wires])
    values = tuple(
        EnumValue(
            name,
            wire,
            docs=lines.get(wire) or descriptions.docs(source),
            span=head["span"],
            lifecycle=descriptions.lifecycle(source),
        )
        for name, (wire, source) in zip(named, wires.items(), strict=True)
    )
    return EnumDef(values=values, open=types.is_open(place), **head)
