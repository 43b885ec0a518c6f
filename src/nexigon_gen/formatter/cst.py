"""The CST: the Node tree once more, with room for the comments of each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..syntax.node import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(slots=True, eq=False)
class CstNode:
    """An entry of a mapping (with a key), an item of a list, or the whole file.

    Lines are comments; an empty one is a blank line.

    Args:
        lead: Lines above it.
        trailing: The comment at the end of its line.
        tail: Lines below the last place inside it.
    """

    key: ScalarNode | None
    value: Node
    parent: CstNode | None
    inner: list[CstNode] = field(default_factory=list["CstNode"])
    lead: list[str] = field(default_factory=list[str])
    trailing: str = ""
    tail: list[str] = field(default_factory=list[str])

    @property
    def name(self) -> str:
        """The key of an entry."""
        return self.key.text if self.key else ""

    @property
    def start(self) -> int:
        """Offset of the key, or of the item behind its dash."""
        return (self.key or self.value).span.start

    @property
    def is_flow(self) -> bool:
        """Whether the value is a collection in brackets."""
        text = self.value.span.source.text
        is_scalar = isinstance(self.value, ScalarNode)
        return not is_scalar and text[self.value.span.start] in "{["

    @property
    def has_comments(self) -> bool:
        """Whether there are comments at the places inside it."""
        return any(self.tail) or any(
            any(each.lead) or each.trailing or each.has_comments for each in self.inner
        )

    def walk(self) -> Iterator[CstNode]:
        """The places inside it, in the order of the text."""
        for each in self.inner:
            yield each
            yield from each.walk()


def cst_of(
    node: Node, key: ScalarNode | None = None, parent: CstNode | None = None
) -> CstNode:
    """The CST of a node, without comments."""
    place = CstNode(key, node, parent)
    match node:
        case MappingNode():
            place.inner = [cst_of(each.value, each.key, place) for each in node]
        case SequenceNode():
            place.inner = [cst_of(each, None, place) for each in node.items]
        case ScalarNode():
            pass
    return place
