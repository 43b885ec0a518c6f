"""The JSON Schemas that pydantic makes of our types."""

from __future__ import annotations

from typing import Literal, TypeAlias

import pytest
from pydantic import BaseModel, JsonValue

from .sample import LimitedAction, Scalars, ScalarsAction, Unions, UnionsAction

Mode: TypeAlias = Literal["validation", "serialization"]
MODES: list[Mode] = ["validation", "serialization"]

NULL = {"type": "null"}

SCALARS: dict[str, list[dict[str, object]]] = {
    "u8": [{"type": "integer", "minimum": 0, "maximum": 255}],
    "i8": [{"type": "integer", "minimum": -128, "maximum": 127}],
    "u64": [
        {"type": "integer", "minimum": 0, "maximum": 2**64 - 1},
        {"type": "string", "pattern": "^(0|-?[1-9][0-9]{0,19})$"},
    ],
    "f64": [
        {"type": "number"},
        {"type": "string", "enum": ["NaN", "+Infinity", "-Infinity"]},
    ],
    "flag": [{"type": "boolean"}],
    "data": [{"type": "string", "contentEncoding": "base64"}],
    "at": [{"type": "string", "format": "date-time"}],
    "day": [{"type": "string", "format": "date"}],
    "open": [{"$ref": "#/$defs/Status"}, {"type": "string"}],
    "closed": [{"$ref": "#/$defs/Mode"}],
    "secret": [{"type": "string"}],
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("name", "expected"), SCALARS.items(), ids=SCALARS.keys())
def test_scalars(mode: Mode, name: str, expected: list[dict[str, object]]) -> None:
    schema = Scalars.model_json_schema(mode=mode)["properties"][name]
    assert schema["anyOf"] == [*expected, NULL]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("action", [ScalarsAction, LimitedAction, UnionsAction])
def test_every_reference_is_defined(mode: Mode, action: type[BaseModel]) -> None:
    schema = action.model_json_schema(mode=mode)
    names = {each.rpartition("/")[2] for each in _references(schema)}
    assert names <= set(schema["$defs"])


@pytest.mark.parametrize("mode", MODES)
def test_unions(mode: Mode) -> None:
    schema = Unions.model_json_schema(mode=mode)
    known, unknown, null = schema["properties"]["internal"]["anyOf"]
    assert known["discriminator"]["propertyName"] == "result"
    assert set(known["discriminator"]["mapping"]) == {"Created", "Taken"}
    assert unknown == {"$ref": "#/$defs/UnknownCreate"}
    assert null == NULL
    assert schema["$defs"]["ShapePoint"] == {"type": "string", "const": "Point"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", {"type": "string", "minLength": 1, "maxLength": 4}),
        ("tags", {"type": "array", "items": {"type": "string"}, "maxItems": 2}),
        ("seconds", {"type": "integer", "minimum": 1, "maximum": 600}),
        ("slug", {"type": "string", "pattern": "^[a-z$]+$"}),
        ("key", {"type": "string", "minLength": 4, "pattern": "^t_"}),
    ],
)
def test_constraints(name: str, expected: dict[str, object]) -> None:
    schema = LimitedAction.model_json_schema()["$defs"]["Limited"]
    assert schema["properties"][name]["anyOf"] == [expected, NULL]


def _references(node: JsonValue) -> set[str]:
    if isinstance(node, list):
        return {found for part in node for found in _references(part)}
    if not isinstance(node, dict):
        return set()
    reference = node.get("$ref")
    if isinstance(reference, str):
        return {reference}
    return {found for part in node.values() for found in _references(part)}
