"""Requests of actions: a body, or what stands in a path and a query beside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ir.model import Alias, Struct
from ..ir.typerefs import Ref, TypeId, TypeRef
from ..published.document import Placed
from ..published.operations import Operation, media
from ..published.schema import SchemaFacts, schema
from . import names
from .shapes import is_empty
from .structs import struct

if TYPE_CHECKING:
    from .type_reader import TypeReader

_SHOWN = ("description", "deprecated", "example")
"""What a parameter says beside its schema."""


def request(
    operation: Operation, asked: Placed | None, name: str, types: TypeReader
) -> TypeRef | None:
    """The type of what is sent; None if nothing is."""
    if operation.verb and (operation.parameters or not _is_struct(asked, types)):
        return _gathered(operation, asked, name, types)
    return body(operation, asked, name, types)


def body(
    operation: Operation, media: Placed | None, hint: str, types: TypeReader
) -> TypeRef | None:
    """The type of a body; an object that has no fields is none. That of an action has
    none if nothing is said of them."""
    if media is None or _is_nothing(media, types, is_action=not operation.verb):
        return None
    return types.body(media.get("schema"), hint)


def target(ref: TypeRef | None, types: TypeReader) -> TypeId | None:
    """The struct that a request is, through aliases."""
    for _ in range(64):
        found = types.found.get(ref.target) if isinstance(ref, Ref) else None
        if isinstance(found, Struct):
            return found.id
        ref = found.target if isinstance(found, Alias) else None
    return None


def _is_struct(media: Placed | None, types: TypeReader) -> bool:
    """Whether a body is a request as it is: nothing, or an object with known fields."""
    if media is None:
        return True
    told = schema(media.get("schema"), types.document)
    is_one = not (told.branches or told.nullable or told.odd)
    return is_one and bool(told.properties) and told.types <= {"object"}


def _is_nothing(media: Placed, types: TypeReader, *, is_action: bool) -> bool:
    """Whether a body is an object without fields, or any of which there could be, and has
    no name."""
    place = media.get("schema")
    told = schema(place, types.document)
    is_more = told.properties or told.values or told.branches or told.nullable
    is_named = told.at in types.survey.components
    is_object = [*told.types] == ["object"] and not (is_more or is_named)
    return is_object and (is_action or is_empty(told, place, types))


def _gathered(
    call: Operation, asked: Placed | None, name: str, types: TypeReader
) -> TypeRef | None:
    """A struct of all that a call sends: the parameters, and the properties of a body that
    has no name of its own, or the body as one more field."""
    properties: dict[str, Placed] = {}
    required: set[str] = set()
    for each in call.parameters:
        wire = each.get("name").text
        if wire not in properties:
            properties[wire] = _parameter(each, types)
            if each.get("required").value is True:
                required.add(wire)
    if asked and not _is_nothing(asked, types, is_action=False):
        place = asked.get("schema")
        told = schema(place, types.document)
        is_named = told.at in types.survey.components
        is_open = _is_struct(asked, types) and not is_named
        if is_open and properties.keys().isdisjoint(told.properties):
            properties |= told.properties
            required |= told.required
        else:
            own = types.ids[told.at].name if is_named else "Body"
            wire = names.unused(own[:1].lower() + own[1:], properties)
            properties[wire] = place
            source = call.post.get("requestBody")
            source = types.document.followed(source) or source
            if source.get("required").value is True:
                required.add(wire)
    if not properties:
        return None
    told = SchemaFacts(
        f"{call.post.at}/parameters",
        types=frozenset(("object",)),
        properties=properties,
        required=frozenset(required),
    )
    nothing = Placed(told.at, {})
    return types.definition(told, name, lambda id_: struct(told, nothing, id_, types))


def _parameter(parameter: Placed, types: TypeReader) -> Placed:
    """The schema of a parameter, with what is said of it beside that."""
    found = media(types.document, parameter, others=True) or parameter
    place = found.get("schema")
    if parameter.at.rpartition("/")[0].endswith("/components/parameters"):
        types.of(place, names.type_name(parameter.name))  # what all that send it share
    beside = {key: parameter.members[key] for key in _SHOWN if key in parameter.members}
    return Placed(place.at, {**place.members, **beside})
