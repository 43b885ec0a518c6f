"""The forms for machines."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from nexigon_gen.diagnostics.formats import FORMATS, renderer
from nexigon_gen.text.kinds import DUPLICATE_FIELD, DiagnosticKind, Severity
from nexigon_gen.text.report import Diagnostic, Label
from nexigon_gen.text.span import Source

from .places import at

SOURCE = Source("spec/a,b.yaml", "fields:\n  名: a\n  名: b\n")
FOUND = [
    Diagnostic(
        DUPLICATE_FIELD,
        "field `名` is\ndefined twice: 100%",
        Label(at(SOURCE, "名", 1), "again"),
        (Label(at(SOURCE, "名"), "first"),),
        ("a note",),
        ("a help",),
    ),
    Diagnostic(DiagnosticKind("NXG005", Severity.WARNING), "no place"),
]


def test_concise() -> None:
    assert renderer("concise")(FOUND, colour=False) == dedent("""\
        spec/a,b.yaml:3:3: error[NXG204] field `名` is defined twice: 100%
        warning[NXG005] no place
        """)


def test_concise_in_colour() -> None:
    lines = renderer("concise")(FOUND, colour=True).splitlines()
    assert lines[1] == "\x1b[1;33mwarning[NXG005]\x1b[0m no place"


def test_github() -> None:
    place = "file=spec/a%2Cb.yaml,line=3,col=3,endLine=3,endColumn=4"
    message = "field `名` is%0Adefined twice: 100%25%0Aa note%0Ahelp: a help"
    assert renderer("github")(FOUND, colour=False).splitlines() == [
        f"::error title=nexigon-gen NXG204,{place}::{message}",
        "::warning title=nexigon-gen NXG005::no place",
    ]


def test_json() -> None:
    def place(line: int, text: str) -> dict[str, object]:
        return {
            "path": "spec/a,b.yaml",
            "line": line,
            "column": 3,
            "end_line": line,
            "end_column": 4,
            "text": text,
        }

    first, second = renderer("json")(FOUND, colour=False).splitlines()
    assert json.loads(first) == {
        "code": "NXG204",
        "severity": "error",
        "message": "field `名` is\ndefined twice: 100%",
        "place": place(3, "again"),
        "others": [place(2, "first")],
        "notes": ["a note"],
        "help": ["a help"],
    }
    assert json.loads(second)["place"] is None


def test_sarif() -> None:
    log = json.loads(renderer("sarif")(FOUND, colour=False))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["NXG005", "NXG204"]
    twice, nowhere = run["results"]
    assert rules[twice["ruleIndex"]]["name"] == "duplicate-field"
    assert (twice["level"], nowhere["level"]) == ("error", "warning")
    assert twice["message"]["text"].endswith("a note\nhelp: a help")
    (location,) = twice["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "spec/a%2Cb.yaml"},
        "region": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 4},
    }
    assert [each["id"] for each in twice["relatedLocations"]] == [1]
    assert nowhere["locations"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str) -> None:
    text = renderer(name)([], colour=True)
    assert text == "" or json.loads(text)["runs"][0]["results"] == []


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match="'xml'"):
        renderer("xml")
