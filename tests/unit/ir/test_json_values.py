"""Positions of the parts of a JSON value."""

from __future__ import annotations

from pathlib import Path

from nexigon_gen.ir.model import Struct
from support.specs import compiled

SPEC = """\
spec: 1
api: Test
namespace: test
types:
  A:
    fields:
      tags: list<string>
      more: map<string, u8>
    examples:
      - tags: [one, two]
        more:
          a.b: 1
actions: {}
"""


def test_parts(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text(SPEC)
    (found,) = compiled(path).definitions.values()
    assert isinstance(found, Struct)
    (example,) = found.examples
    assert example.place("$.tags[1]").value.text == "two"
    assert example.place("$.more").key.text == "more"
    assert example.place("$.more.a.b").value.text == "1"
    # What is not there is told where it should be.
    assert example.place("$.more.c").value.text == "a.b: 1"
    assert example.place("$.more.a.b.c").value.text == "1"
    assert example.place("$.gone").value == example.place("$").value == example.span
