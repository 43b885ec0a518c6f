"""Inheritance: components that are all of another one and more, of which a discriminator
says which one it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .document import Object, OpenApiDocument, Placed, pointer

_WORD = "discriminator"


def branches_of(place: Placed, document: OpenApiDocument) -> tuple[Placed, ...]:
    """What stands for a component that a discriminator tells apart and that lists no
    branches: one for each that is all of it, and one for itself where it is mapped."""
    found = [
        _branch(place, each.name, {"$ref": pointer(each.at)})
        for each in _heirs(place.at, document)
    ]
    mapped = place.get(_WORD, "mapping").members.values()
    if found and any(str(each).rpartition("/")[2] == place.name for each in mapped):
        own = {key: each for key, each in place.members.items() if key != _WORD}
        found.insert(0, _branch(place, place.name, own))
    return tuple(found)


def is_heir(place: Placed, branches: Sequence[Placed]) -> bool:
    """Whether a place is among the branches of what it is all of."""
    last = place.at.rpartition("/")[2]
    return any(each.get("$ref").text.rpartition("/")[2] == last for each in branches)


def inherited(document: OpenApiDocument) -> Iterator[tuple[str, str]]:
    """The places of components that others stand for, with that of each of those."""
    for at in document.extended:
        base = document.reached(at)
        is_listed = "oneOf" in base.members or "anyOf" in base.members
        if base.get(_WORD, "propertyName").text and not is_listed:
            for each in _heirs(at, document):
                yield at, each.at


def _branch(base: Placed, name: str, value: Object) -> Placed:
    return Placed(base.get(_WORD, name).at, value)


def _heirs(at: str, document: OpenApiDocument) -> Iterator[Placed]:
    """All that is below a component, each once."""
    known = {at}
    pending = [*document.extended.get(at, ())]
    while pending:
        each = pending.pop(0)
        if each.at not in known:
            known.add(each.at)
            yield each
            pending += document.extended.get(each.at, ())
