"""Equivalence: what a document says, without where and how it says it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import cast

from ..language.document import SpecDocument
from ..syntax.node import MappingNode, ScalarNode, SequenceNode
from ..syntax.values import from_node
from ..text.span import Source, Span


def meaning(document: SpecDocument) -> object:
    """A value that equals that of another document which says the same."""
    return _meaning(document)


def _meaning(value: object) -> object:
    match value:
        case Span() | Source():
            return None
        case MappingNode() | SequenceNode() | ScalarNode():
            return from_node(value)
        case tuple():
            # A class pattern leaves open what is inside.
            return tuple(map(_meaning, cast(tuple[object, ...], value)))
        case _ if is_dataclass(value):
            parts = ((each.name, getattr(value, each.name)) for each in fields(value))
            return type(value).__name__, {name: _meaning(part) for name, part in parts}
        case _:
            return value
