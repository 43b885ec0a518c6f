"""Nodes of YAML: texts with positions. Nothing is interpreted, so `no` is the text `no`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ..text.span import Span
from ..values import dataclass


class Unreadable(Exception):
    """A file cannot be read any further. The reason was reported."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar. `plain` tells `no` from `"no"`. `text` has escapes and line folds resolved."""

    span: Span
    text: str
    plain: bool

    @property
    def is_missing(self) -> bool:
        """Whether nothing is written, as after `key:`."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list of nodes."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: ScalarNode
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Entries in file order; keys are unique scalars."""

    span: Span
    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def is_missing(node: Node) -> bool:
    """Whether nothing is written where a node should be."""
    return isinstance(node, ScalarNode) and node.is_missing


def kind_of(node: Node) -> str:
    """The kind of a node, for diagnostics."""
    match node:
        case MappingNode():
            return "a mapping"
        case SequenceNode():
            return "a list"
        case ScalarNode(plain=True, text=""):
            return "nothing"
        case ScalarNode():
            return "text"
