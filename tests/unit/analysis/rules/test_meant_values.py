"""Help with values of another form than their type: it proposes one of the type, which
then is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nexigon_gen.text.kinds import DEFAULT_NOT_IN_TYPE, EXAMPLE_INVALID
from nexigon_gen.text.report import Diagnostic
from support.specs import findings

SPEC = """\
spec: 1
api: Clinic
namespace: visits
types:
  Visit:
    fields:
      it?:
        type: {type}
        {key}: {value}
  State: {{casing: snake_case, values: {{Booked: , NoShow: }}}}
  Code: {{values: {{Fine: 200, Bad: 400}}}}
  Point: {{fields: {{x: i32, far_y: i32}}}}
  Shape: {{tag: kind, variants: {{Dot: unit, AtPoint: Point}}}}
  Outer: {{tagged: externally, variants: {{Dot: unit, AtPoint: Point}}}}
  Short: string(..3)
"""

MEANT: dict[str, dict[str, str | None]] = {
    "string": {"5": '"5"', "true": '"true"', "-0.5": '"-0.5"'},
    "Short": {"5": '"5"', "1234": None, "[a]": None},
    "bool": {
        '"true"': "true",
        '"No"': "false",
        "0": "false",
        "1": "true",
        "2": None,
        "maybe": None,
    },
    "u32": {
        '"3"': "3",
        "3.0": "3",
        "1e3": "1000",
        '"1,000"': "1000",
        '"0x1F"': "31",
        "-1": None,
        "3.5": None,
        "many": None,
        '"9e99"': None,
    },
    "i64": {"1e3": "1000", '"007"': "7"},
    "f64": {
        '"1.5"': "1.5",
        "inf": '"+Infinity"',
        "Infinity": '"+Infinity"',
        "-inf": '"-Infinity"',
        '".nan"': '"NaN"',
        '"."': None,
        "1/3": None,
    },
    "bytes": {"hello": '"aGVsbG8="', "aGk": '"aGk="', "_-8": '"/+8="', "5": None},
    "date": {
        '"2024-01-02T03:04:05Z"': '"2024-01-02"',
        "2024/1/2": '"2024-01-02"',
        "02.01.2024": '"2024-01-02"',
        "1/2/2024": None,
        "02.13.2024": None,
    },
    "timestamp": {
        '"2024-01-02T03:04:05"': '"2024-01-02T03:04:05Z"',
        '"2024-01-02"': '"2024-01-02T00:00:00Z"',
        '"2024-01-02 3:04"': '"2024-01-02T03:04:00Z"',
        '"2024-01-02 03:04:05.6 UTC"': '"2024-01-02T03:04:05.6Z"',
        '"2024-01-02T03:04:05+0130"': '"2024-01-02T03:04:05+01:30"',
        '"2024-01-02T03:04:05-08"': '"2024-01-02T03:04:05-08:00"',
        '"2024-01-02T25:00:00"': None,
    },
    "unit": {"{}": "null", "none": "null"},
    "State": {
        "NoShow": '"no_show"',
        "State.NoShow": '"no_show"',
        "NO_SHOW": '"no_show"',
        "bookd": '"booked"',
        "gone": None,
        "7": None,
    },
    "Code": {"Fine": "200", '"400"': "400", "Codes.Bad": "400", "404": None},
    "list<u32>": {
        "3": "[3]",
        '"3"': "[3]",
        '["1", 2]': "[1, 2]",
        "{}": "[]",
        "list()": "[]",
        "[a]": None,
    },
    '"map<string, bool>"': {"[]": "{}", "{a: 1}": '{"a": true}', "a": None},
    '"tuple<u8, string>"': {'["1", 2]': '[1, "2"]', "[1]": None},
    "Point": {'{x: "1", farY: 2}': '{"x": 1, "farY": 2}', "{x: 1}": None},
    "Shape": {
        "Dot": '{"kind": "Dot"}',
        "{kind: dot}": '{"kind": "Dot"}',
        "{kind: at_point, x: 1, farY: 2}": '{"kind": "AtPoint", "x": 1, "farY": 2}',
        "AtPoint": None,
    },
    "Outer": {"dot": '"Dot"', "Shape::Dot": '"Dot"', "{Dot: {}}": None},
}
"""By type and value as they are written, the value that is proposed."""
CASES = [(type_, *each) for type_, row in MEANT.items() for each in row.items()]


def found(folder: Path, type_: str, key: str, value: str) -> list[Diagnostic]:
    spec = folder / "visits.yaml"
    spec.write_text(SPEC.format(type=type_, key=key, value=value))
    kinds = (DEFAULT_NOT_IN_TYPE, EXAMPLE_INVALID)
    return [each for each in findings(spec) if each.kind in kinds]


@pytest.mark.parametrize(("type_", "value", "proposed"), CASES)
def test_what_is_meant(
    type_: str, value: str, proposed: str | None, tmp_path: Path
) -> None:
    (wrong,) = found(tmp_path, type_, "default", value)
    assert wrong.help == (() if proposed is None else (f"write `{proposed}`",))
    if proposed is not None:
        assert found(tmp_path, type_, "default", proposed) == []
    (wrong,) = found(tmp_path, type_, "examples", f"[{value}]")
    assert wrong.help == (() if proposed is None else (f"write `{proposed}`",))


def test_it_is_short(tmp_path: Path) -> None:
    long = ", ".join(['"1"'] * 40)
    (wrong,) = found(tmp_path, "list<u32>", "default", f"[{long}]")
    assert wrong.help == ()


@pytest.mark.parametrize(
    "value", ["now", "today", "uuid4()", "datetime.now()", "CURRENT_DATE"]
)
def test_what_is_called_is_no_value(value: str, tmp_path: Path) -> None:
    (wrong,) = found(tmp_path, "timestamp", "default", value)
    (help,) = wrong.help
    assert re.match("leave `default` out: ", help)
