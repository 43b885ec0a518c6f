"""Conversion of nodes to JSON values with positions, for defaults and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isinf

from ..ir.json_values import Written, WrittenPart
from ..syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ..syntax.values import MAX_DIGITS, NUMBER, from_node
from ..text.kinds import EXAMPLE_LEFT_OUT, NUMBER_OUT_OF_REACH
from ..text.report import Report
from ..values import TypedDict

_MAX_SHOWN = 40


def written(node: Node, report: Report) -> Written:
    """The JSON value of a node, with positions. Reports numbers that are too large: most JSON
    readers would take them for infinity, which JSON does not have."""
    for number in _out_of_reach(node):
        report.add(
            NUMBER_OUT_OF_REACH, number.span, _complaint(number), **_advice(number)
        )
    return _written(node)


def shown(nodes: Iterable[Node], report: Report) -> tuple[Written, ...]:
    """The values of examples. Reports and leaves out those that have no JSON form."""
    return tuple(_written(node) for node in nodes if _is_shown(node, report))


def _written(node: Node) -> Written:
    return Written(from_node(node), node.span, dict(_parts(node, "$")))


def _parts(node: Node, path: str) -> Iterator[tuple[str, WrittenPart]]:
    match node:
        case MappingNode():
            for entry in node:
                at = f"{path}.{entry.key.text}"
                yield at, WrittenPart(entry.key.span, entry.value.span)
                yield from _parts(entry.value, at)
        case SequenceNode(items=items):
            for index, item in enumerate(items):
                at = f"{path}[{index}]"
                yield at, WrittenPart(item.span, item.span)
                yield from _parts(item, at)
        case _:
            pass


def _is_shown(node: Node, report: Report) -> bool:
    found = tuple(_out_of_reach(node))
    for number in found:
        message = f"{_complaint(number)}: the example is left out"
        report.add(EXAMPLE_LEFT_OUT, number.span, message, **_advice(number))
    return not found


class _Advice(TypedDict):
    notes: tuple[str, ...]
    help: tuple[str, ...]


def _complaint(number: ScalarNode) -> str:
    shown = number.text if len(number.text) <= _MAX_SHOWN else "this number"
    return f"{shown} is too large or too long for a number in JSON"


def _advice(number: ScalarNode) -> _Advice:
    is_short = len(number.text) <= _MAX_SHOWN
    return {
        "notes": ("readers of JSON have numbers of 64 bits, up to 1.8e308",),
        "help": (f'write "{number.text}" if text is meant',) if is_short else (),
    }


def _out_of_reach(node: Node) -> Iterator[ScalarNode]:
    for number in _numbers(node):
        if len(number.text) > MAX_DIGITS or isinf(float(number.text)):
            yield number


def _numbers(node: Node) -> Iterator[ScalarNode]:
    """The numbers in a value."""
    match node:
        case MappingNode():
            for entry in node:
                yield from _numbers(entry.value)
        case SequenceNode(items=items):
            for item in items:
                yield from _numbers(item)
        case ScalarNode(plain=True, text=text) if NUMBER.fullmatch(text):
            yield node
        case _:
            pass
