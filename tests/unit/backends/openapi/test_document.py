"""The OpenAPI document and the JSON Schema document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from nexigon_gen.backends.openapi import generate, json_schema, openapi
from nexigon_gen.ir.dump import dump
from nexigon_gen.ir.jsontext import JsonValue, pretty
from nexigon_gen.patterns import portable
from nexigon_gen.text.unseen import hidden_in
from support.specs import ROOT, VALID, compiled

SPECS = {**VALID, "hub": ROOT / "spec" / "projects.yaml"}

each_spec = pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)


def references(node: JsonValue) -> Iterator[str]:
    """The values of `$ref` anywhere in a document."""
    match node:
        case str():
            return
        case Mapping():
            for key, value in node.items():
                if key == "$ref" and isinstance(value, str):
                    yield value
                yield from references(value)
        case Sequence():
            for each in node:
                yield from references(each)
        case _:
            return


@each_spec
def test_openapi_is_valid(spec: Path) -> None:
    validate(json.loads(generate(compiled(spec)).text))


@each_spec
def test_json_schema_is_valid(spec: Path) -> None:
    Draft202012Validator.check_schema(dict(json_schema(compiled(spec))))


@each_spec
def test_every_scalar_and_variant_is_used(spec: Path) -> None:
    api = compiled(spec)
    document = json.loads(generate(api).text)
    components = document["components"]["schemas"]
    types = {each.name for each in api.definitions} | {*map(str, api.definitions)}
    pointers = {f"#/components/schemas/{name}" for name in components.keys() - types}
    assert pointers <= {*references(document)} | {
        pointer
        for each in components.values()
        for pointer in each.get("discriminator", {}).get("mapping", {}).values()
    }


@each_spec
def test_every_type_is_there_whether_an_action_reaches_it_or_not(spec: Path) -> None:
    api = compiled(spec)
    document = json.loads(generate(api).text)
    types = json.loads(pretty(json_schema(api)))["$defs"]
    assert document["components"]["schemas"].keys() >= types.keys()


@each_spec
def test_openapi_is_json(spec: Path) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    for document in (openapi(compiled(spec)), json_schema(compiled(spec))):
        json.loads(pretty(document), parse_constant=refuse)


def test_no_text_is_made_of_what_json_lacks() -> None:
    for number in (float("inf"), float("-inf"), float("nan")):
        with pytest.raises(ValueError, match="JSON"):
            pretty({"a": [number]})


def test_the_version_is_that_of_the_content(tmp_path: Path) -> None:
    texts = ("  A: string", "  A: string  # a comment", "  A: string -- With docs.")
    versions: list[object] = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"spec: 1\napi: Things\nnamespace: things\ntypes:\n{text}\n")
        versions.append(json.loads(generate(compiled(path)).text)["info"]["version"])
    assert versions[0] == versions[1] != versions[2]
    assert re.fullmatch(r"1\.0\.0\+[0-9a-f]{12}", str(versions[0]))


@each_spec
def test_every_pattern_is_of_the_dialect(spec: Path) -> None:
    for pattern in _patterns(openapi(compiled(spec))):
        assert portable(pattern) == pattern


def _patterns(node: JsonValue) -> Iterator[str]:
    match node:
        case Mapping():
            for key, value in node.items():
                if key == "pattern" and isinstance(value, str):
                    yield value
                yield from _patterns(value)
        case Sequence() if not isinstance(node, str):
            for each in node:
                yield from _patterns(each)
        case _:
            return


@each_spec
def test_only_openapi_has_discriminators(spec: Path) -> None:
    assert '"discriminator"' not in json.dumps(json_schema(compiled(spec)))


def test_text_is_for_people() -> None:
    artifact = generate(compiled(VALID["hostile_text"]))
    assert artifact.path == "openapi.json"
    assert re.match(
        r'{\n  "x-generated": ".*",\n  "openapi": "3.1.0",\n', artifact.text
    )
    assert artifact.text.endswith("\n}\n")
    assert "👩‍👩‍👧 and 🇪🇺" in artifact.text
    assert r"\u202eevil\u202c" in artifact.text
    assert not any(hidden_in(artifact.text))


@pytest.mark.parametrize(
    ("spec", "path", "expected"),
    [
        ("lifecycle", "lifecycle_Run.deprecated", True),
        ("lifecycle", "lifecycle_Run.x-timeout", 2.5),
        ("lifecycle", "lifecycle_Run.x-idempotency", "idempotent"),
        ("lifecycle", "lifecycle_Run.summary", "An old action."),
        (
            "lifecycle",
            "lifecycle_Run.description",
            "An old action.\n\nDeprecated since 3.0: Use `Walk`.",
        ),
        ("lifecycle", "lifecycle_Walk.security", []),
        ("lifecycle", "lifecycle_Walk.x-unstable", {"feature": "walking"}),
        ("lifecycle", "lifecycle_Walk.x-since", "3.0"),
        ("requests", "requests_Lock.tags", ["requests"]),
        ("requests", "requests_Lock.operationId", "requests_Lock"),
        ("requests", "requests_Lock.requestBody.required", True),
        (
            "requests",
            "requests_Ping.requestBody.content.application/json.schema",
            {"type": "object"},
        ),
        (
            "requests",
            "requests_SetHttpProxy.responses.default",
            {"$ref": "#/components/responses/ActionError"},
        ),
    ],
)
def test_operations(spec: str, path: str, expected: JsonValue) -> None:
    wire, *keys = path.split(".")
    document = openapi(compiled(VALID[spec]))
    found = follow(document, "paths", f"/api/v1/actions/invoke/{wire}", "post", *keys)
    assert found == expected


def follow(node: JsonValue, *keys: str) -> JsonValue:
    """What stands under keys inside of each other."""
    for key in keys:
        assert isinstance(node, Mapping)
        node = node[key]
    return node


def _no_json(word: str) -> float:
    raise AssertionError(f"{word} is not JSON")


def test_an_example_that_json_cannot_say_is_left_out() -> None:
    spec = ROOT / "tests" / "specs" / "invalid" / "NXG707_numbers.yaml"
    api = compiled(spec)
    for text in (generate(api).text, pretty(dump(api))):
        json.loads(text, parse_constant=_no_json)


@each_spec
def test_examples_are_of_their_schemas(spec: Path) -> None:
    document = json.loads(generate(compiled(spec)).text)
    for body in bodies(document):
        schema = {**body["schema"], "components": document["components"]}
        judge: Any = Draft202012Validator(schema)
        for example in body.get("examples", {}).values():
            judge.validate(example["value"])


def bodies(document: Any) -> Iterator[Any]:
    """What is sent in each operation, and what comes back."""
    for path in document["paths"].values():
        for body in path["post"]["requestBody"], path["post"]["responses"]["200"]:
            yield body["content"]["application/json"]
