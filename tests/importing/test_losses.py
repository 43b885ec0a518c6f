"""What an import tells: all places to programs, each kind once to people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from nexigon_gen.importing.losses import by_kind
from nexigon_gen.importing.run import specs_of
from nexigon_gen.syntax import yaml
from nexigon_gen.text.kinds import IMPORT_MENDED
from nexigon_gen.text.report import Report
from support.specs import messages


def _document(folder: Path, operations: int) -> Path:
    """A document with so many operations, each with two errors and a header."""
    error = {"content": {"application/json": {"schema": {"type": "string"}}}}
    done = {
        "headers": {"X-Rate": {"schema": {"type": "integer"}}},
        "content": {
            "application/json": {
                "schema": {"type": "integer", "multipleOf": 5},
                "example": 10,
            }
        },
    }
    paths = {
        f"/things{number}": {
            "get": {"responses": {"200": done, "404": error, "5XX": error}}
        }
        for number in range(operations)
    }
    path = folder / "many.json"
    info = {"title": "Many", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    return path


def test_people_are_told_once_a_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _document(tmp_path, 120)
    assert run(["import", "openapi", str(path), "-o", str(tmp_path / "spec")]) == 0
    told = capsys.readouterr().err
    heads = [line for line in told.splitlines() if line.startswith("warning[")]
    assert len(heads) == 4
    assert sum("(and 119 more)" in line for line in heads) == 3
    assert sum("(and 239 more)" in line for line in heads) == 1
    assert len(told.splitlines()) < 100


def test_programs_are_told_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _document(tmp_path, 120)
    arguments = ["import", "openapi", str(path), "-o", str(tmp_path / "spec")]
    assert run([*arguments, "--format", "concise"]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 5 * 120


def test_what_differs_is_told_apart(tmp_path: Path) -> None:
    """One loss of a kind stays as it is."""
    report = Report()
    specs_of([_document(tmp_path, 1)], report)
    assert len(by_kind(report)) == len(report) - 1  # two errors are one kind


@pytest.mark.parametrize(("most", "is_there"), [(1_000, True), (200, False)])
def test_a_file_that_would_be_too_long(
    most: int, is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples go first; where that is not enough, there is no spec."""
    path = _document(tmp_path, 120)
    document = json.loads(path.read_text("utf-8"))
    for each in document["paths"].values():
        each["get"]["tags"] = ["things"]
    path.write_text(json.dumps(document))
    monkeypatch.setattr(yaml, "MAX_NODES", most)
    report = Report()
    assert bool(specs_of([path], report)) is is_there
    told = "\n".join(messages(report))
    assert "the examples of namespace `things` are left out" in told
    assert ("NXG111" in told) is not is_there


@pytest.mark.parametrize(
    ("schema", "lost"),
    [
        ({"type": "object", "items": {"type": "string"}}, "items"),
        ({"type": "array", "items": {}, "properties": {"a": {}}}, "properties"),
        ({"type": "string", "properties": {"a": {}}}, "properties"),
        ({"type": ["array", "object"], "items": {}, "properties": {"a": {}}}, ""),
        ({"items": {"type": "string"}}, ""),
    ],
    ids=str,
)
def test_what_a_type_has_no_use_for(
    schema: Mapping[str, object], lost: str, tmp_path: Path
) -> None:
    """It is told, wherever the schema stands; what says no type is what it says."""
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {"responses": {"200": {"description": "Done.", **body}}}
    path = tmp_path / "document.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": operation}},
        "components": {"schemas": {"Thing": schema}},
    }
    path.write_text(json.dumps(document), "utf-8")
    report = Report()
    assert specs_of([path], report)
    told = [each.message for each in report if each.kind is IMPORT_MENDED]
    assert len(told) == 2 * bool(lost)
    assert all(each.startswith(f"`{lost}` is left out") for each in told)
