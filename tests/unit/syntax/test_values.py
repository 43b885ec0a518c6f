"""JSON written in YAML: plain scalars are what they are in JSON, else text."""

from __future__ import annotations

import pytest

from nexigon_gen.ir.terms import Json, JsonObject
from nexigon_gen.syntax.values import from_node
from nexigon_gen.syntax.yaml import parse
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

CASES: list[tuple[str, Json]] = [
    ("true", True),
    ("false", False),
    ("null", None),
    ("0", 0),
    ("-12", -12),
    ("1.5", 1.5),
    ("1e3", 1000.0),
    ("18446744073709551615", 18446744073709551615),
    ("True", "True"),
    ("yes", "yes"),
    ("~", "~"),
    ("010", "010"),
    ("+1", "+1"),
    (".5", ".5"),
    ("1.", "1."),
    ("0x1f", "0x1f"),
    ("1_000", "1_000"),
    ("1٣", "1٣"),
    ("2024-01-02", "2024-01-02"),
    ("NaN", "NaN"),
    ("'1'", "1"),
    ('"true"', "true"),
    ("''", ""),
    ("|-\n  1", "1"),
    ("[1, [], {}]", (1, (), JsonObject(()))),
    ("{b: 1, a: null}", JsonObject((("b", 1), ("a", None)))),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_values(text: str, value: Json) -> None:
    node = parse(Source("a.yaml", f"- {text}\n"), Report())
    assert node is not None
    found = from_node(node)
    assert found == (value,)
    assert repr(found) == repr((value,))


def test_what_is_missing_is_null() -> None:
    node = parse(Source("a.yaml", "a:\n"), Report())
    assert node is not None
    assert from_node(node) == JsonObject((("a", None),))
