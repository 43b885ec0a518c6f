"""Schema files of a test, and what the compiler makes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue

from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.model import OpaqueDef
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.pipeline import compile_spec
from nexigon_gen.text.report import Report

SPEC = "spec: 1\napi: Demo\nnamespace: demo\ntypes:\n  Info: {schema: info.json}\n"


def write(folder: Path, files: Mapping[str, JsonValue]) -> Path:
    """A spec with the opaque type `Info`, and files beside it: text, or JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, "utf-8")
    spec = folder / "demo.yaml"
    spec.write_text(SPEC, "utf-8")
    return spec


def bundled(folder: Path, files: Mapping[str, JsonValue]) -> object:
    """The document of `Info`; fails on an error."""
    api, report = compile_spec([write(folder, files)])
    assert api, [each.message for each in report]
    found = api.definitions[TypeId("demo", "Info")]
    assert isinstance(found, OpaqueDef)
    return plain(found.document)


def complaints(folder: Path, files: Mapping[str, JsonValue]) -> list[tuple[str, ...]]:
    """Code, file, underlined text and message of each finding."""
    _, report = compile_spec([write(folder, files)])
    return shown(report)


def shown(report: Report) -> list[tuple[str, ...]]:
    """Code, file, underlined text and message of each finding."""
    found: list[tuple[str, ...]] = []
    for each in report:
        assert each.label is not None
        span = each.label.span
        name = Path(span.source.name).name
        found.append((each.code, name, span.text, each.message))
    return found
