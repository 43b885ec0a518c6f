"""Models built one by one, and read as if each held all that it leads to."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from types import GenericAlias
from typing import Any

import pytest
from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError, create_model
from pydantic_core import SchemaError, SchemaValidator

from support.sdk import Sdk, make

SPEC = """\
spec: 1
api: Linked
namespace: links
types:
  Leaf: {fields: {name: string, 'other_name?': string}}
  Settings: {fields: {size: {type: u32, default: 3}, 'leaf?': Leaf}}
  Loop: {fields: {'next?': Knot, leaves: list<Leaf>}}
  Knot: {fields: {'loop?': Loop, 'self?': 'list<Knot>', settings: Settings}}
  Choice: {tag: kind, variants: {Leaf: Leaf, Loop: Loop, Many: list<Choice>}}
  Either: {tagged: externally, variants: {Knot: Knot, Nothing: unit}}
  First: {tagged: untagged, variants: {Leaf: Leaf, Text: string}}
  Holder:
    fields:
      choice: Choice
      either: Either
      'first?': First
      knots: map<string, Knot>
actions:
  Get: {request: {GetAction: {holder: Holder}}, response: Holder}
"""

VALUE: Any = {
    "choice": {
        "kind": "Many",
        "content": [{"kind": "Leaf", "name": "a", "otherName": "b"}],
    },
    "either": {"Knot": {"loop": {"leaves": [{"name": "c"}]}, "settings": {"size": 4}}},
    "first": {"name": "d"},
    "knots": {
        "e": {"self": [{"settings": {"size": 5}}], "settings": {"leaf": {"name": "f"}}}
    },
}


@pytest.fixture(scope="session")
def sdks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sdk, Sdk]:
    """One whose models have all been built, and one of which none has."""
    folder = tmp_path_factory.mktemp("linked")
    spec = folder / "links.yaml"
    spec.write_text(SPEC)
    built, fresh = (make(folder, name, spec) for name in ("built", "fresh"))
    built.module("links.types")
    built.module("_runtime.model.completion").complete_models()
    return built, fresh


def _models(sdk: Sdk) -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    base = sdk.module("_runtime.model").Model
    for module in ("links.types", "links.unions"):
        try:
            parts = vars(sdk.module(module))
        except ModuleNotFoundError:
            continue
        for name, each in parts.items():
            if isinstance(each, type) and issubclass(each, base):
                found[name] = each
    return found


def _by_reference(node: JsonValue, names: Collection[str]) -> JsonValue:
    """A JSON Schema with a reference to each model that is defined: pydantic puts some
    of them in the place of references."""
    if isinstance(node, list):
        return [_by_reference(each, names) for each in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node and node.get("title") in names:
        return {"$ref": f"#/$defs/{node['title']}"}
    return {key: _by_reference(each, names) for key, each in node.items()}


def _told(type_: Any, mode: Any) -> Any:
    found = TypeAdapter(type_).json_schema(mode=mode)
    defined = found.pop("$defs")
    parts = {
        name: {key: _by_reference(part, defined) for key, part in each.items()}
        for name, each in defined.items()
    }
    return _by_reference(found, defined), parts


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("name", ["Holder", "Knot", "ChoiceMany", "GetAction"])
def test_json_schemas_are_the_same(sdks: tuple[Sdk, Sdk], mode: Any, name: str) -> None:
    built, fresh = (_models(each)[name] for each in sdks)
    assert _told(built, mode) == _told(fresh, mode)
    lists = (GenericAlias(list, (each,)) for each in (built, fresh))
    assert len({json.dumps(_told(each, mode), sort_keys=True) for each in lists}) == 1


def test_models_of_others_hold_them(sdks: tuple[Sdk, Sdk]) -> None:
    holder: Any = _models(sdks[0])["Holder"]
    several: Any = GenericAlias(list, (holder,))
    theirs: Any = create_model("Theirs", holder=(holder, ...), more=(several, []))
    for _ in range(2):
        found = theirs.model_validate({"holder": VALUE, "more": [VALUE]})
        assert found.holder == found.more[0] == holder.model_validate(VALUE)
        assert found.model_dump(mode="json", by_alias=True)["holder"] == VALUE
        with pytest.raises(ValidationError) as caught:
            theirs.model_validate({"holder": {**VALUE, "knots": {"x": {}}}})
        (problem,) = caught.value.errors()
        assert problem["loc"][-3:] == ("knots", "x", "settings")
        theirs.model_rebuild(force=True)  # without what is built already


def test_each_is_built_again_when_that_is_forced(sdks: tuple[Sdk, Sdk]) -> None:
    holder: Any = _models(sdks[0])["Holder"]
    before = holder.__pydantic_validator__
    assert holder.model_rebuild() is None
    assert holder.model_rebuild(force=True)
    assert holder.__pydantic_validator__ is not before
    found = holder.model_validate(VALUE)
    assert found.model_dump(mode="json", by_alias=True) == VALUE


def test_no_reference_is_read_as_something_else(sdks: tuple[Sdk, Sdk]) -> None:
    schema = sdks[0].module("_runtime.model.pydantic_internals").schema_of
    holder = _models(sdks[0])["Holder"]
    with pytest.raises(SchemaError, match="nexigon-unread"):
        SchemaValidator(schema(holder), _use_prebuilt=False)


def _nodes(folder: Path, count: int) -> int:
    lines = ["spec: 1", "api: Chain", "namespace: chain", "types:"]
    for number in range(count):
        following = f"{{'a?': T{number + 1}, b: list<T{number + 1}>}}"
        is_last = number == count - 1
        lines += [f"  T{number}: {{fields: {'{a: u8}' if is_last else following}}}"]
    spec = folder / f"chain{count}.yaml"
    spec.write_text("\n".join([*lines, ""]))
    sdk = make(folder, f"chain{count}", spec)
    types = sdk.module("chain.types")
    sdk.module("_runtime.model.completion").complete_models()
    internals = sdk.module("_runtime.model.pydantic_internals")
    schemas = (
        internals.schema_of(getattr(types, f"T{number}")) for number in range(count)
    )
    return sum(1 for schema in schemas for _ in internals.iter_schemas(schema))


def test_schemas_grow_with_the_api(tmp_path: Path) -> None:
    assert _nodes(tmp_path, 80) < 2.1 * _nodes(tmp_path, 40)
