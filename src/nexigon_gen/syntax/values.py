"""JSON values of nodes: plain scalars resolve as JSON does."""

from __future__ import annotations

import json
import re

from ..ir.terms import Json, JsonObject
from .node import MappingNode, Node, ScalarNode, SequenceNode

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
"""A number as JSON writes it."""
MAX_DIGITS = 400
"""Longest number in characters."""
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None, "": None}


def from_node(node: Node) -> Json:
    """The JSON value of a node: `true`, `null`, `3`, `"3"`, else a string."""
    match node:
        case MappingNode():
            return JsonObject(tuple((e.key.text, from_node(e.value)) for e in node))
        case SequenceNode():
            return tuple(from_node(item) for item in node.items)
        case ScalarNode(plain=False):
            return node.text
        case ScalarNode(text=text) if text in _WORDS:
            return _WORDS[text]
        case ScalarNode(text=text):
            if len(text) <= MAX_DIGITS and NUMBER.fullmatch(text):
                number: int | float = json.loads(text)
                return number
            return text
