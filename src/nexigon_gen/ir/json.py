"""JSON values written in YAML: plain scalars resolve as JSON does."""

from __future__ import annotations

import json
import re

from ..source.node import Mapping, Node, Scalar, Sequence
from ..terms import Json, JsonObject
from .model import Written

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None, "": None}
_MAX_DIGITS = 400


def written(node: Node) -> Written:
    """The JSON value of a node, with its place."""
    return Written(from_node(node), node.span)


def from_node(node: Node) -> Json:
    """The JSON value of a node: `true`, `null`, `3`, `"3"`, else a string."""
    match node:
        case Mapping():
            return JsonObject(tuple((e.key.text, from_node(e.value)) for e in node))
        case Sequence():
            return tuple(from_node(item) for item in node.items)
        case Scalar(plain=False):
            return node.text
        case Scalar(text=text) if text in _WORDS:
            return _WORDS[text]
        case Scalar(text=text):
            if len(text) <= _MAX_DIGITS and _NUMBER.fullmatch(text):
                number: int | float = json.loads(text)
                return number
            return text
