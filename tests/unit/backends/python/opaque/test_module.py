"""The module of an opaque type: names, layout, and what cannot be made."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import JsonValue, TypeAdapter

from nexigon_gen.config import GenerationSettings
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import compile_spec, generate
from nexigon_gen.text.report import Report
from support.command import python
from support.integration import apart
from support.sdk import make
from support.sdk import write as write_artifacts
from unit.language.opaque.files import shown, write


def artifacts(
    folder: Path, files: Mapping[str, JsonValue], report: Report
) -> tuple[Artifact, ...]:
    """What a run writes for the opaque type `Info`."""
    api, _ = compile_spec([write(folder, files)])
    assert api
    return generate(api, GenerationSettings(), report)


def module(folder: Path, schema: JsonValue) -> str:
    """The text of the module of `Info`."""
    report = Report()
    found = artifacts(folder, {"info.json": schema}, report)
    assert not shown(report)
    (text,) = [each.text for each in found if each.path.endswith("/info_schema.py")]
    return text


NAMES = ["class", "copy", "int", "self", "model_config", "x_y", "xY", "0", ""]
CLASSES = ["Any", "Opaque", "Field", "list", "JsonValue", "a b", "Literal", "TypeAlias"]
HOSTILE: JsonValue = {
    "properties": {
        **{name: {"description": 'Ends in """'} for name in NAMES},
        **{name: {"$ref": f"#/$defs/{name}"} for name in CLASSES},
    },
    "$defs": {
        **{
            name: {"type": "object", "properties": {name: {"$ref": f"#/$defs/{name}"}}}
            for name in CLASSES
        },
        "texts": {"enum": ["None", '"""', "\\", None]},
        "none": {"const": None},
    },
}


SCHEMAS: dict[str, JsonValue] = {
    "hostile": HOSTILE,
    "any": {},
    "null": {"type": "null"},
    "kinds": {"type": ["object", "array", "string"], "properties": {"a": {}}},
    "enum": {"enum": [1, "a", None, True, 2.5]},
    "list": {"type": "array", "items": {"anyOf": [{"$ref": "#"}, {"type": "boolean"}]}},
    "union": {"oneOf": [{"properties": {"k": {"const": k}}} for k in ("a", "b", 1)]},
    "all": {
        "allOf": [
            {"$ref": "#/$defs/A"},
            {"required": ["a"]},
            {"properties": {"b": {}}},
        ],
        "$defs": {"A": {"properties": {"a": {"type": "string"}}}},
    },
    "ref": {
        "$ref": "#/$defs/A",
        "$defs": {"A": {"properties": {"a": {"$ref": "#"}}}},
    },
}


@pytest.mark.parametrize("name", apart(SCHEMAS, "hostile", "all"))
def test_module_can_be_used(name: str, tmp_path: Path) -> None:
    report = Report()
    files = artifacts(tmp_path, {"info.json": SCHEMAS[name]}, report)
    assert not shown(report)
    write_artifacts(files, tmp_path)
    program = (
        "from pydantic import TypeAdapter\n"
        "from demo.demo import info_schema as module\n"
        "TypeAdapter(module.Info).rebuild()"
    )
    done = python(tmp_path, "-W", "error", "-c", program)
    assert done.returncode == 0, done.stderr
    modules = sorted(str(path) for path in tmp_path.glob("demo/demo/*.py"))
    for tool in (["black", "--check", "-q"], ["ruff", "check", "--isolated", "-q"]):
        checked = python(tmp_path, "-m", *tool, *modules)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_inherited_fields_are_written_out(tmp_path: Path) -> None:
    text = module(
        tmp_path,
        {
            "allOf": [
                {"$ref": "#/$defs/Base"},
                {"properties": {"b": {"type": "integer"}}, "required": ["a"]},
            ],
            "$defs": {"Base": {"properties": {"a": {"type": "string"}}}},
        },
    )
    body = text.partition("class Info(Opaque):")[2]
    assert "    a: str\n" in body
    assert "    b: int | None = None\n" in body


def test_docs_of_the_spec_come_first(tmp_path: Path) -> None:
    assert '"""Of the file."""' in module(tmp_path, {"description": "Of the file."})


def test_what_the_tool_cannot_do_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has done all that it was ever given."""

    def fail(*args: object, **options: object) -> str:
        raise RuntimeError("it cannot")

    monkeypatch.setattr("datamodel_code_generator.generate", fail)
    report = Report()
    artifacts(tmp_path, {"info.json": {"title": "Nor is this."}}, report)
    ((code, file, marked, _),) = shown(report)
    assert (code, file, marked) == ("NXG014", "demo.yaml", "Info")


def test_missing_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    report = Report()
    artifacts(tmp_path, {"info.json": {"title": "Not made before."}}, report)
    ((code, file, marked, _),) = shown(report)
    assert (code, file, marked) == ("NXG015", "demo.yaml", "Info")
    (found,) = report
    assert found.help == (
        'run: pip install "nexigon-gen[schema]"',
        "in a build, require `nexigon-gen[schema]`",
    )


def test_types_that_are_called_like_what_the_tool_imports(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"x": {"type": "integer"}}}
    schema = {"type": "object", "properties": {"name": {}, "inner": inner}}
    (tmp_path / "thing.json").write_text(json.dumps(schema), "utf-8")
    names = ("None", "True", "Exception", "Annotated", "Literal", "Field", "Opaque")
    types = "".join(f'  "{name}": {{schema: thing.json}}\n' for name in names)
    spec = tmp_path / "things.yaml"
    spec.write_text(f"spec: 1\napi: Things\nnamespace: things\ntypes:\n{types}")
    things = make(tmp_path, "sdk_opaque_names", spec).module("things")
    for name in names:
        type_ = getattr(things, name if name in things.__all__ else f"{name}_")
        given = {"name": "a", "inner": {"x": 1}}
        assert TypeAdapter(type_).validate_python(given).inner.x == 1
