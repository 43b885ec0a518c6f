"""JSON values written in YAML: plain scalars resolve as JSON does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from math import isinf
from typing import TypedDict

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
    for number in _out_of_reach(node):
        report.error("NXG413", number.span, _complaint(number), **_advice(number))
    return Written(from_node(node), node.span)


def shown(nodes: Iterable[Node], report: Report) -> tuple[Written, ...]:
    """The examples that a document in JSON can show; reports the others."""
    return tuple(
        Written(from_node(node), node.span) for node in nodes if _is_shown(node, report)
    )


def _is_shown(node: Node, report: Report) -> bool:
    found = tuple(_out_of_reach(node))
    for number in found:
        message = f"{_complaint(number)}: the example is left out"
        report.warning("NXG707", number.span, message, **_advice(number))
    return not found


class _Advice(TypedDict):
    notes: tuple[str, ...]
    help: tuple[str, ...]


def _complaint(number: Scalar) -> str:
    shown = number.text if len(number.text) <= _MAX_SHOWN else "this number"
    return f"{shown} is too large or too long for a number in JSON"


def _advice(number: Scalar) -> _Advice:
    is_short = len(number.text) <= _MAX_SHOWN
    return {
        "notes": ("readers of JSON have numbers of 64 bits, up to 1.8e308",),
        "help": (f'write "{number.text}" if text is meant',) if is_short else (),
    }


def _out_of_reach(node: Node) -> Iterator[Scalar]:
    for number in _numbers(node):
        if len(number.text) > _MAX_DIGITS or isinf(float(number.text)):
            yield number


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
