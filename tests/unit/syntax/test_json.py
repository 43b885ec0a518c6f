"""JSON → nodes, with a place for each complaint."""

from __future__ import annotations

import json

import pytest

from nexigon_gen.ir.jsontext import plain
from nexigon_gen.syntax.json import parse
from nexigon_gen.syntax.node import MappingNode
from nexigon_gen.syntax.values import from_node
from nexigon_gen.syntax.yaml import MAX_DEPTH
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "-1.5e-3",
        "true",
        "null",
        '""',
        r'"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é"',
        "[]",
        "{}",
        ' \t\r\n{ "a" : [ 1 , "2" , { "b" : false } ] , "" : null } ',
        "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_reads_as_json_does(text: str) -> None:
    report = Report()
    node = parse(Source("a.json", text), report)
    assert node is not None
    assert not list(report)
    assert plain(from_node(node)) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", (1, 1), "NXG012"),
        ("{\n  'a': 1}", (2, 3), "NXG012"),
        ('{"a": 1,\n}', (2, 1), "NXG012"),
        ('{"a" 1}', (1, 6), "NXG012"),
        ('{"a": 1 "b": 2}', (1, 9), "NXG012"),
        ("[1 2]", (1, 4), "NXG012"),
        ("[01]", (1, 3), "NXG012"),
        ("[NaN]", (1, 2), "NXG012"),
        ('["a\nb"]', (1, 2), "NXG012"),
        (r'["\x41"]', (1, 2), "NXG012"),
        (r'["a", "\ud800"]', (1, 7), "NXG012"),
        ("[1e999]", (1, 2), "NXG012"),
        ("[" + "1" * 5000 + "]", (1, 2), "NXG012"),
        ("{} {}", (1, 4), "NXG012"),
        ("// no comments\n{}", (1, 1), "NXG012"),
        ('{"a": 1, "a": 2}', (1, 10), "NXG102"),
        ("[" * (MAX_DEPTH + 2), (1, MAX_DEPTH + 2), "NXG110"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_complains_at_the_place(text: str, place: tuple[int, int], code: str) -> None:
    report = Report()
    parse(Source("a.json", text), report)
    (found,) = report
    assert found.label is not None
    first = found.label.span.first
    assert ((first.line, first.column), found.code) == (place, code)


def test_knows_the_place_of_each_value() -> None:
    source = Source("a.json", '{"a": [1, "b"], "c" : {"d": null} }')
    root = parse(source, Report())
    assert isinstance(root, MappingNode)
    shown = [span.text for entry in root for span in (entry.key.span, entry.value.span)]
    assert shown == ['"a"', '[1, "b"]', '"c"', '{"d": null}']
