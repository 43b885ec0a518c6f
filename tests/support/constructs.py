"""The constructs of the language, and those that specs are seen to have."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import get_args
from unittest.mock import patch

from nexigon_gen.ir.graph import references, walk
from nexigon_gen.ir.model import Api, Definition, UnionDef
from nexigon_gen.ir.tagging import Payload, Tagging
from nexigon_gen.ir.terms import Constraint
from nexigon_gen.ir.typerefs import Broken, Constrained, Scalar, TypeRef
from nexigon_gen.language.body import Body
from nexigon_gen.language.keys import DocumentBody
from nexigon_gen.language.shape import Kind, Shape
from nexigon_gen.runtime.wire.scalars import ScalarKind
from nexigon_gen.syntax.node import MappingNode, Node, ScalarNode
from nexigon_gen.text.report import Report

GENERIC = "Name<T>"


def shapes() -> dict[str, Shape]:
    """The shapes of the language by their names."""
    found: dict[str, Shape] = {}
    waiting = [DocumentBody.shape]
    while waiting:
        shape = waiting.pop()
        if shape.name not in found:
            found[shape.name] = shape
            waiting += [s for key in shape.entries if key.of for s in key.of.shapes]
    return found


def known() -> frozenset[str]:
    """Each key of each shape, each word of a choice, each kind of type, each scalar."""
    found = {GENERIC, *(kind.value for kind in ScalarKind)}
    for shape in shapes().values():
        for key in shape.entries:
            found.add(f"{shape.name}: {key.name}")
            found.update(f"{key.name}: {word}" for word in key.choices)
    for union in (TypeRef, Definition, Tagging, Payload, Constraint):
        found.update(each.__name__ for each in get_args(union))
    return frozenset(found - {Broken.__name__})


@contextmanager
def seen() -> Generator[tuple[set[str], Callable[[Api], None]]]:
    """What the specs have that are compiled meanwhile, and what takes note of the types
    in the API that they are."""
    found: set[str] = set()
    make = Body.__init__

    def noted(
        body: Body, node: MappingNode, what: str, report: Report, *, name: str = ""
    ) -> None:
        for each in node.entries:
            found.update(_said(body.shape, each.key.text, each.value))
        make(body, node, what, report, name=name)

    with patch.object(Body, "__init__", noted):
        yield found, lambda api: found.update(_types(api))


def _said(shape: Shape, name: str, value: Node) -> Iterator[str]:
    yield f"{shape.name}: {name}"
    key = shape.keys[name]
    if key.kind is Kind.CHOICE and isinstance(value, ScalarNode):
        yield f"{name}: {value.text}"
    if isinstance(value, MappingNode) and any("<" in e.key.text for e in value):
        yield GENERIC


def _types(api: Api) -> Iterator[str]:
    for definition in api.definitions.values():
        yield type(definition).__name__
        if isinstance(definition, UnionDef):
            yield type(definition.tagging).__name__
            yield from (type(each.payload).__name__ for each in definition.variants)
        for ref in references(definition):
            for part in walk(ref):
                yield type(part).__name__
                if isinstance(part, Scalar):
                    yield part.kind.value
                if isinstance(part, Constrained):
                    yield from (type(each).__name__ for each in part.constraints)
