"""JSON values written in YAML: plain scalars resolve as JSON does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isinf

from ..diagnostics.model import Report
from ..source.node import Mapping, Node, Scalar, Sequence
from ..terms import Json, JsonObject
from .model import Written

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None, "": None}
_MAX_DIGITS = 400
_MAX_SHOWN = 40


def written(node: Node, report: Report) -> Written:
    """The JSON value of a node, with its place. Reports numbers in it that a reader of
    JSON cannot hold: to most they are infinite, and JSON has no word for that."""
    value = from_node(node)
    for number in _numbers(node):
        if len(number.text) > _MAX_DIGITS or isinf(float(number.text)):
            shown = number.text if len(number.text) <= _MAX_SHOWN else "this number"
            report.error(
                "NXG413",
                number.span,
                f"{shown} is too large or too long for a number in JSON",
                notes=("readers of JSON have numbers of 64 bits, up to 1.8e308",),
                help=(f'write "{shown}" if text is meant',) if shown[0] != "t" else (),
            )
    return Written(value, node.span)


def _numbers(node: Node) -> Iterator[Scalar]:
    """The scalars of a value that are numbers."""
    match node:
        case Mapping():
            for entry in node:
                yield from _numbers(entry.value)
        case Sequence(items=items):
            for item in items:
                yield from _numbers(item)
        case Scalar(plain=True, text=text) if _NUMBER.fullmatch(text):
            yield node
        case _:
            pass


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
