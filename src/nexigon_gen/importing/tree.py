"""Trees of what a spec file says, and the CSTs that the formatter writes them from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from ..formatter.cst import CstNode, cst_of
from ..ir.terms import Json, JsonObject
from ..syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ..text.span import Source, Span
from ..values import dataclass

_LINES = Span(Source("", "x"), 0, 1)
_BRACKETS = Span(Source("", "{"), 0, 1)
"""Places of nodes that no file has: the formatter looks whether a bracket is there."""


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value, or a word that has to stand without quotes."""

    json: Json


Tree: TypeAlias = "str | Value | Sequence[Tree] | Mapping[str, Tree]"


def cst(tree: Mapping[str, Tree], airy: Collection[str] = ()) -> CstNode:
    """The CST of a mapping, with a blank line before each of the `airy` keys, and between
    their entries if those are mappings."""
    root = cst_of(_node(tree))
    for place in root.inner:
        if place.name in airy:
            place.lead.append("")
            for each in place.inner[1:]:
                if isinstance(each.value, MappingNode):
                    each.lead.append("")
    return root


def count(tree: Tree) -> int:
    """How many nodes a tree has: each mapping, list, key and other value."""
    match tree:
        case Mapping():
            return 1 + sum(1 + count(each) for each in tree.values())
        case str():
            return 1
        case Value(json=JsonObject(members=members)):
            return 1 + sum(1 + count(Value(each)) for _, each in members)
        case Value(json=tuple(items)):
            return 1 + sum(count(Value(each)) for each in items)
        case Value():
            return 1
        case _:
            return 1 + sum(map(count, tree))


def _node(tree: Tree) -> Node:
    """The node of a tree: JSON values in brackets, all that may need quotes in quotes."""
    match tree:
        case Value(json=JsonObject(members=members)):
            inner = ((key, Value(each)) for key, each in members)
            return _mapping(inner, _BRACKETS)
        case Value(json=tuple(items)):
            return SequenceNode(_BRACKETS, tuple(_node(Value(each)) for each in items))
        case str(text) | Value(json=str(text)):
            return ScalarNode(_LINES, text, plain=False)
        case Value(json=value):
            return ScalarNode(_LINES, json.dumps(value), plain=True)
        case Mapping():
            return _mapping(tree.items(), _LINES)
        case _:
            return SequenceNode(_LINES, tuple(map(_node, tree)))


def _mapping(members: Iterable[tuple[str, Tree]], span: Span) -> MappingNode:
    entries = (
        Entry(ScalarNode(_LINES, key, plain=False), _node(each))
        for key, each in members
    )
    return MappingNode(span, tuple(entries))
