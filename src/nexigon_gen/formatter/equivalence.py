"""Equivalence: what a document says, without where and how it says it."""

from __future__ import annotations

from typing import cast

from ..language.document import SpecDocument
from ..syntax.node import MappingNode, ScalarNode, SequenceNode
from ..syntax.values import from_node
from ..text.span import Source, Span
from ..values import fields_of


def meaning(document: SpecDocument) -> object:
    """A value that equals that of another document which says the same."""
    return _meaning(document)


def _meaning(value: object) -> object:
    match value:
        case str():  # as most values are
            return value
        case Span() | Source():
            return None
        case MappingNode() | SequenceNode() | ScalarNode():
            return from_node(value)
        case tuple():
            # A class pattern leaves open what is inside.
            return tuple(map(_meaning, cast("tuple[object, ...]", value)))
        case _ if names := fields_of(value):
            return type(value), [_meaning(getattr(value, name)) for name in names]
        case _:
            return value
