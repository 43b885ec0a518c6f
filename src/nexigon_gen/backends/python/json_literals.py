"""JSON values as the Python literals of them."""

from __future__ import annotations

from ...ir.terms import Json, JsonObject
from . import literals
from .expr import Expr, KeyValue, Listed, Mapped, Raw


def json_literal(value: Json) -> Expr:
    """A JSON value as it is written in Python."""
    match value:
        case JsonObject(members=members):
            pairs = (
                (literals.string(key), json_literal(each)) for key, each in members
            )
            return Mapped(tuple(KeyValue(Raw(key), each) for key, each in pairs))
        case tuple():
            return Listed(tuple(map(json_literal, value)))
        case str():
            return Raw(literals.string(value))
        case None | bool():
            return Raw(str(value))
        case _:
            return Raw(literals.number(value))
