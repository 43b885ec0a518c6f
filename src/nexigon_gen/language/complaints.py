"""Reports of nodes that are of the wrong YAML kind."""

from __future__ import annotations

import re

from ..syntax.node import MappingNode, Node, ScalarNode, kind_of
from ..text.kinds import MISSING_SPACE_AFTER_COLON, WRONG_YAML_KIND
from ..text.report import Report

_GLUED = r"[A-Za-z_]\w*\??:(?!//)\S"
"""`key:value` without a space; not a URL."""


def expect_mapping(node: Node, what: str, report: Report) -> MappingNode | None:
    """Returns the node if it is a mapping; otherwise reports it."""
    if isinstance(node, MappingNode):
        return node
    wrong_kind(node, f"{what} must be a mapping", report)
    return None


def wrong_kind(node: Node, message: str, report: Report, *help: str) -> None:
    """Reports a node of the wrong YAML kind."""
    if isinstance(node, ScalarNode) and node.plain and re.match(_GLUED, node.text):
        report.add(
            MISSING_SPACE_AFTER_COLON,
            node.span,
            f"`{node.text}` is one word",
            help=("put a space behind the colon",),
        )
        return
    report.add(WRONG_YAML_KIND, node.span, f"{message}, not {kind_of(node)}", help=help)
