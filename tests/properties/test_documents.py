"""Types of opaque types hold all that their documents allow, whatever these look like."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nexigon_gen.ir.jsontext import JsonValue, plain
from nexigon_gen.ir.model import OpaqueDef
from nexigon_gen.ir.terms import JsonObject
from nexigon_gen.patterns import is_found
from nexigon_gen.pipeline import compile_spec
from nexigon_gen.runtime.wire.json_schema import violation
from support.integration import apart
from support.specs import compiled

from .documents import Documents, Schema
from .generated import imported, runtime

_SEVERAL = 30
_HEAD = "spec: 1\napi: Drawn\nnamespace: drawn\ndocs: Drawn.\n"
_ACTION = """\
  Send{name}:
    docs: Send one.
    request:
      Send{name}Action: {{one: {name}, many: "list<{name}?>", "some?": "map<string, {name}>"}}
    response: {name}
    examples:
"""


@dataclass(frozen=True)
class Drawn:
    """An opaque type, with JSON that it allows and JSON that it does not."""

    name: str
    good: Sequence[JsonValue]
    bad: Sequence[JsonValue]


def _spec(folder: Path, documents: Mapping[str, Schema]) -> Path:
    file = folder / "drawn.yaml"
    types = "".join(f"  {name}: {{schema: {name}.json}}\n" for name in documents)
    file.write_text(f"{_HEAD}types:\n{types}", "utf-8")
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return file


def _sound(source: Documents, folder: Path) -> Iterator[Schema]:
    """Documents without a reference that leads back to itself, which is an error."""
    while True:
        document = source.document()
        _, report = compile_spec([_spec(folder, {"One": document})])
        if not report.has_errors:
            yield document


def _values(name: str, document: JsonObject, source: Documents) -> Drawn:
    schema = plain(document)
    good: dict[str, JsonValue] = {}
    bad: dict[str, JsonValue] = {}
    for value in [source.value(schema, document) for _ in range(40)]:
        assert isinstance(schema, dict)
        is_bad = violation(schema, is_found, value)
        (bad if is_bad else good)[json.dumps(value)] = value
    return Drawn(name, [*good.values()][:6], [*bad.values()][:6])


def _request(value: JsonValue) -> dict[str, JsonValue]:
    return {"one": value, "many": [value, None], "some": {"a": value}}


def _actions(drawn: Sequence[Drawn]) -> str:
    found = "actions:\n"
    for each in drawn:
        found += _ACTION.format(name=each.name)
        for value in each.good:
            example = {"request": _request(value), "response": value}
            found += f"      - {json.dumps(example)}\n"
        found += "" if each.good else "      []\n"
    return found


def _exact(text: str | bytes) -> str:
    """JSON in which `1` and `1.0` are the same, and `1` and `true` are not."""
    return json.dumps(json.loads(text, parse_int=float), sort_keys=True)


@pytest.mark.parametrize("seed", apart(range(12), 0))
def test_types_hold_what_documents_allow(seed: int, tmp_path: Path) -> None:
    source = Documents(Random(seed))
    several = [*islice(_sound(source, tmp_path), _SEVERAL)]
    spec = _spec(tmp_path, {f"Doc{i}": each for i, each in enumerate(several)})
    drawn: list[Drawn] = []
    for definition in compiled(spec).definitions.values():
        assert isinstance(definition, OpaqueDef)
        drawn.append(_values(definition.id.name, definition.document, source))
    spec.write_text(spec.read_text("utf-8") + _actions(drawn), "utf-8")
    assert min(sum(len(d.good) for d in drawn), sum(len(d.bad) for d in drawn)) > 50
    with imported(compiled(spec)) as package:
        types: Any = package.module("drawn.types")
        made = iter(package.module("drawn.examples").EXAMPLES)
        for each in drawn:
            codec = runtime("codec.value_codec").Codec(getattr(types, each.name))
            for value in each.good:
                text = json.dumps(value)
                for read in (codec.decode, codec.decode_strict):
                    assert _exact(codec.encode(read(text))) == _exact(text), each
                request = next(made).request.model_dump_json()
                assert _exact(request) == _exact(json.dumps(_request(value)))
            for value in each.bad:
                with pytest.raises(runtime("problems").DecodeError):
                    codec.decode_strict(json.dumps(value))
