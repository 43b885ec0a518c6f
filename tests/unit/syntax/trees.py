"""Node trees as plain values."""

from __future__ import annotations

from typing import TypeAlias

from nexigon_gen.syntax.node import MappingNode, Node, ScalarNode
from nexigon_gen.syntax.yaml import parse
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"


def tree(text: str) -> Tree:
    """A text as plain values; fails on a finding."""
    report = Report()
    node = parse(Source("a.yaml", text), report)
    assert not [each.code for each in report]
    return plain(node)


def plain(node: Node | None) -> Tree:
    """A node without places."""
    match node:
        case None:
            return None
        case ScalarNode():
            return node.text
        case MappingNode():
            return {entry.key.text: plain(entry.value) for entry in node}
        case _:
            return [plain(item) for item in node.items]


def spans(node: Node) -> list[str]:
    """The characters of each node below and with this one, in file order."""
    match node:
        case ScalarNode():
            below: list[str] = []
        case MappingNode():
            below = [
                text
                for entry in node
                for part in (entry.key, entry.value)
                for text in spans(part)
            ]
        case _:
            below = [text for item in node.items for text in spans(item)]
    return [node.span.text, *below]
