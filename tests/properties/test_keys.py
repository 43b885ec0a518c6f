"""Random specs say all that the language can: each key of each shape is drawn."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from nexigon_gen.language.body import Body
from nexigon_gen.language.keys import DocumentBody
from nexigon_gen.language.shape import Shape
from nexigon_gen.syntax.node import MappingNode
from nexigon_gen.text.report import Report

from .generated import compiled
from .specs import Spec, specs

_APART = {"opaque type"}
"""Shapes that need a file beside the spec: `tests/unit/backends/python/opaque`."""

_NO_SMALLER = [Phase.generate]


def _shapes() -> dict[str, Shape]:
    """The shapes of the language by their names."""
    found: dict[str, Shape] = {}
    waiting = [DocumentBody.shape]
    while waiting:
        shape = waiting.pop()
        if shape.name not in found:
            found[shape.name] = shape
            waiting += [s for key in shape.entries if key.of for s in key.of.shapes]
    return found


@pytest.mark.integration
def test_every_key_is_drawn() -> None:
    """Draws until nothing is missing."""
    drawn: defaultdict[str, set[str]] = defaultdict(set)
    make = Body.__init__

    def noted(
        body: Body, node: MappingNode, what: str, report: Report, *, name: str = ""
    ) -> None:
        drawn[body.shape.name] |= {each.key.text for each in node.entries}
        make(body, node, what, report, name=name)

    def missing() -> set[tuple[str, str]]:
        return {
            (name, key)
            for name, shape in _shapes().items()
            if name not in _APART
            for key in shape.keys
            if key not in drawn[name]
        }

    def ends(spec: Spec) -> bool:
        compiled(spec)
        return not missing()

    with patch.object(Body, "__init__", noted), suppress(NoSuchExample):
        find(specs(), ends, settings=settings(max_examples=1000, phases=_NO_SMALLER))
    assert missing() == set()
