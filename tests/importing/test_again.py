"""Documents of ours for one thing each, imported: they say the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.backends.openapi import openapi
from nexigon_gen.backends.openapi.schema import Schema
from nexigon_gen.importing.types import expression
from nexigon_gen.ir.model import Struct
from support.specs import compiled

from .test_documents import imported, said

_EMPTY_BESIDE = """
spec: 1
api: Events
namespace: events
types:
  Event:
    tag: kind
    variants:
      Text: {type: string, content: data}
      Ping: {docs: Nothing but that., fields: {}}
      Stop: Stop
  Stop: {fields: {}}
"""


def test_an_empty_struct_is_no_content(tmp_path: Path) -> None:
    """A struct without fields stands beside the tag, whatever other variants have."""
    path = tmp_path / "before.yaml"
    path.write_text(_EMPTY_BESIDE, "utf-8")
    api = compiled(path)
    found, _ = imported(openapi(api), tmp_path)
    assert said(found) == said(api)


_NULL = """
spec: 1
api: Nothing
namespace: nothing
types:
  Gone: unit
  Anything: any
  Nil: {alias: unit}
  Either: {tagged: untagged, variants: {Text: string, Flag: bool}}
  Thing: {fields: {"thing": "TYPE"}}
"""


@pytest.mark.parametrize(
    "type_", ["unit", "any", "Gone", "Anything", "Nil", "Either", "Thing", "string"]
)
def test_null_and_absent(type_: str, tmp_path: Path) -> None:
    """Where there is `null`, it stands for what it did, also of a type that has it."""
    path = tmp_path / "before.yaml"
    fields = (
        [f"thing: {type_}"] * (type_ != "Thing")
        + [f"{name}: {type_}?" for name in ("thing", "thing?")]
        + [f"thing?: {type_}"]
        + [f"thing: {inside}" for inside in (f"list<{type_}?>", f"tuple<{type_}?>")]
    )
    for field in fields:
        name, type_ = field.split(": ")
        path.write_text(_NULL.replace('"thing": "TYPE"', f'"{name}": "{type_}"'))
        api = compiled(path)
        found, told = imported(openapi(api), tmp_path)
        assert said(found) == said(api), field
        assert told == []


_BESIDE = """
spec: 1
api: Limits
namespace: limits
types:
  Byte: u8
  Wide: i64
  Single: f32
  Low: f64(..10.5)
  Text: string
  Raw: bytes
  Few: bytes(..8)
  Wides: list<Wide>
  Named: map<Text, Wide>
  Plain: {alias: string}
  Aliased: map<Plain, Byte>
  Held: {fields: {it: "TYPE"}}
"""


@pytest.mark.parametrize(
    "type_",
    [
        *(f"{name}({each})" for name in ("Byte", "Wide") for each in ("0..255", "1..")),
        *(f"Single({each})" for each in ("0.5..99.5", "0.5..", "..1e30", "-1..1")),
        *(f"Low({each})" for each in ("1.5..", "-1e300..1e300", "1..2")),
        "Wide(0..)",
        *(
            f"{name}({each})"
            for name in ("Text", "Raw", "Few", "Wides", "Named", "Aliased")
            for each in ("1..4", "..4", "1..", "0..", "0..4")
        ),
        "list<Single(0.5..)?>",
        "Low(1.5..2.5)?",
    ],
)
def test_limits_beside_a_reference(type_: str, tmp_path: Path) -> None:
    path = tmp_path / "before.yaml"
    path.write_text(_BESIDE.replace("TYPE", type_), "utf-8")
    api = compiled(path)
    found, told = imported(openapi(api), tmp_path)
    assert said(found) == said(api)
    assert told == []


@pytest.mark.parametrize(
    ("beside", "type_"),
    [
        ({"minimum": 0.5, "maximum": 9.5}, "Byte(1..9)"),
        ({"minimum": -5, "maximum": 9}, "Byte(..9)"),
        ({"minimum": -5, "maximum": 1e9}, "Byte"),
    ],
)
def test_limits_of_others_beside_an_integer(
    beside: Schema, type_: str, tmp_path: Path
) -> None:
    """A bound that is no number of the type asks for one that is."""
    schemas: Schema = {
        "Byte": {"type": "integer", "format": "uint8"},
        "Held": {
            "type": "object",
            "properties": {"it": {"$ref": "#/components/schemas/Byte", **beside}},
        },
    }
    found, told = imported(
        {"openapi": "3.1.0", "components": {"schemas": schemas}}, tmp_path
    )
    (held,) = (each for each in found.definitions.values() if isinstance(each, Struct))
    assert expression(held.fields[0].type) == type_
    assert told == []
