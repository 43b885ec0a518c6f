"""Documents that are damaged, huge or meant to do harm: diagnostics, and specs that
compile or none."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import yaml
from compat.test_fuzz import edited, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from nexigon_gen.backends.openapi import openapi
from nexigon_gen.cli.main import run
from nexigon_gen.importing.run import specs_of
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.text.report import Report
from support.integration import apart
from support.specs import VALID, compiled, messages

_DOCUMENTS = Path(__file__).parent / "documents"
_SEEDS = int(os.environ.get("IMPORT_SEEDS", "1"))


def _said(text: str | bytes, folder: Path, name: str = "document.json") -> list[str]:
    """What is said of a document; that its specs compile is looked at before they are
    given."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    texts = specs_of([path], report)
    assert bool(texts) != report.has_errors
    return messages(report)


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_damage(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    vendor = json.loads((_DOCUMENTS / "vendor.json").read_text("utf-8"))
    documents: list[JsonValue] = [vendor] * 3
    for name in ("pets", "chat"):
        text = (_DOCUMENTS / f"{name}.yaml").read_text("utf-8")
        documents += [yaml.safe_load(text)] * 3
    names = ("taggings", "scalars", "constraints", "presence", "generics", "requests")
    documents += [openapi(compiled(VALID[name])) for name in names]
    pool = [part for each in documents for part in parts(each)]
    for _ in range(40):
        document = random.choice(documents)
        for _ in range(random.choice((1, 2, 5, 12))):
            document = edited(document, pool, random)
        if isinstance(document, Mapping):
            document = {**document, "openapi": "3.1.0"}
        _said(json.dumps(document), tmp_path)


def _schemas(schemas: object) -> str:
    info = {"title": "T", "version": "1"}
    components = {"schemas": schemas}
    return json.dumps({"openapi": "3.0.0", "info": info, "components": components})


def _chain(length: int, link: str) -> dict[str, object]:
    found: dict[str, object] = {
        f"A{n}": {link: [{"$ref": f"#/components/schemas/A{n + 1}"}] * 2}
        for n in range(length)
    }
    return {**found, f"A{length}": {"type": "string"}}


_NESTED = "[" * 100_000
_LAUGHS = "\n".join(
    ["openapi: 3.0.0", "a0: &a0 [x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
)
_HOSTILE: Mapping[str, tuple[str | bytes, str]] = {
    "deep": (_NESTED, "NXG110"),
    "no_utf8": (b'{"openapi": "3.0.0\xff"}', "NXG002"),
    "no_json": ('{"openapi": ', "NXG012"),
    "half_a_character": ('{"openapi": "3.0.0", "info": "\\ud800"}', "NXG012"),
    "swagger": ('{"swagger": "2.0"}', "NXG801"),
    "nothing": ("{}", "NXG801"),
    "a_list": ("[]", "NXG801"),
    "a_text": ('"openapi"', "NXG801"),
    "wrong_types": (
        '{"openapi": "3.0.0", "info": [], "paths": 3, "components": {"schemas": []}}',
        "NXG801",
    ),
    "doubling": (_schemas(_chain(60, "allOf")), "NXG804"),
    "choices": (_schemas(_chain(60, "oneOf")), "NXG806"),
    "circles": (
        _schemas({n: {"$ref": f"#/components/schemas/{m}"} for n, m in ("AB", "BA")}),
        "NXG806",
    ),
    "many": (
        _schemas(
            {"A": {"properties": {f"p{n}": {"type": "string"} for n in range(101_000)}}}
        ),
        "NXG111",
    ),
}


_WORDS: st.SearchStrategy[str] = st.sampled_from(
    (
        *("paths", "/a/{b}", "/api/v1/actions/invoke/a_B", "get", "post", "webhooks"),
        *("parameters", "requestBody", "responses", "200", "default", "content"),
        *("application/json", "schema", "components", "schemas", "A", "info", "title"),
        *("type", "object", "string", "array", "properties", "items", "required"),
        *("oneOf", "anyOf", "allOf", "enum", "const", "discriminator", "propertyName"),
        *("$ref", "#/components/schemas/A", "#/paths", "security", "tags", "servers"),
        *("name", "in", "query", "format", "minimum", "example", "examples", "url"),
        *("additionalProperties", "description", "operationId", "headers", "callbacks"),
    )
)
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | _WORDS
_JSON: st.SearchStrategy[object] = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=4)
    ),
    max_leaves=40,
)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {"openapi": st.sampled_from(("3.0.0", "3.1.0"))},
        optional={
            "info": _JSON,
            "paths": st.dictionaries(
                _WORDS, st.dictionaries(_WORDS, _JSON, max_size=4)
            ),
            "components": st.fixed_dictionaries(
                {"schemas": st.dictionaries(_WORDS, _JSON, max_size=4)}
            ),
            "webhooks": _JSON,
            "servers": _JSON,
        },
    )
    | _JSON
)
def test_any_json(document: object) -> None:
    """Whatever a document holds, it is imported, or refused with a diagnostic."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "document.json")
        path.write_text(json.dumps(document), "utf-8")
        arguments = ["import", "openapi", str(path), "-o", str(Path(folder, "spec"))]
        assert run([*arguments, "--format", "concise"]) in (0, 2)


@pytest.mark.parametrize(
    "name", apart(_HOSTILE, *(each for each in _HOSTILE if each != "many"))
)
def test_hostile_documents(name: str, tmp_path: Path) -> None:
    text, code = _HOSTILE[name]
    assert any(each.startswith(code) for each in _said(text, tmp_path))


def test_laughs(tmp_path: Path) -> None:
    assert _said(_LAUGHS, tmp_path, "document.yaml")[0].startswith("NXG111")


def test_a_long_way_of_aliases(tmp_path: Path) -> None:
    lines = ["openapi: 3.0.0", "a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5_000)]
    told = _said("\n".join(lines), tmp_path, "document.yaml")
    assert told == ["NXG110: nesting is deeper than 64 levels"]
