"""All models built at once: what pydantic makes of each is made once."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from support.sdk import Sdk, make

FORMS = {
    "Plain": "{fields: {a: LEAF}}",
    "Optional": "{fields: {'a?': LEAF}}",
    "Many": "{fields: {a: list<LEAF>}}",
    "Deep": "{fields: {'a?': 'map<string, list<map<string, LEAF>>>'}}",
    "Newtype": "{fields: {a: LEAFNewtype}}",
    "Alias": "{fields: {a: LEAFAlias}}",
    "Late": "{fields: {a: LEAFLate}}",
    "Later": "{fields: {a: list<LEAFLate>}}",
    "Loop": "{fields: {'a?': ALoop, b: LEAF}}",
    "Flat": "{tag: kind, variants: {One: {fields: {a: LEAF}}, Two: unit}}",
    "Content": "{tag: kind, variants: {One: {type: LEAF, content: a}, Two: unit}}",
    "External": "{tagged: externally, variants: {One: LEAF, Two: unit}}",
    "Tag": "{fields: {a: LEAFTag}}",
    "Untagged": "{fields: {a: LEAFUntagged}}",
}
"""A model that holds another, by the way it does; it comes before it in the alphabet."""

LEAVES = {
    "": "{fields: {name: string, size: u64}}",
    "Newtype": "list<LEAF>",
    "Alias": "{alias: list<LEAF>}",
    "Tag": "{tag: kind, variants: {One: LEAF, Two: unit}}",
    "Untagged": "{tagged: untagged, variants: {One: LEAF, Two: string}}",
}

LATE = "{alias: list<LEAF>}"
"""In another namespace, which needs the first: its names are linked."""


def _spec(folder: Path, name: str, imported: list[str], types: dict[str, str]) -> Path:
    other = {"forms": "others", "others": "forms"}[name]
    lines = ["spec: 1", "api: Forms", f"namespace: {name}"]
    lines += ["imports:", f"  {other}: [{', '.join(imported)}]", "types:"]
    lines += [f"  {name}: {text}" for name, text in types.items()]
    path = folder / f"{name}.yaml"
    path.write_text("\n".join([*lines, ""]))
    return path


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    folder = tmp_path_factory.mktemp("forms")
    types: dict[str, str] = {}
    late: dict[str, str] = {}
    for form, text in FORMS.items():
        leaf = f"Z{form}"
        types[f"A{form}"] = text.replace("LEAF", leaf)
        for suffix, of_leaf in LEAVES.items():
            types[f"{leaf}{suffix}"] = of_leaf.replace("LEAF", leaf)
        late[f"{leaf}Late"] = LATE.replace("LEAF", leaf)
    leaves = [f"Z{form}" for form in FORMS]
    found = make(
        folder,
        "completed_forms",
        _spec(folder, "forms", [*late], types),
        _spec(folder, "others", leaves, late),
    )
    found.module("forms.types")
    return found


def test_each_model_is_made_once(sdk: Sdk) -> None:
    internals = sdk.module("_runtime.model.pydantic_internals")
    completion = sdk.module("_runtime.model.completion")
    completion.complete_models()
    made = defaultdict[str, dict[int, object]](dict)  # which keeps each id in use
    pending: list[Any] = sdk.module("_runtime.model.base").Model.__subclasses__()
    for cls in pending:
        assert internals.is_complete(cls), cls
        pending += cls.__subclasses__()
        for node in internals.iter_schemas(internals.schema_of(cls)):
            if node.get("type") == "model" and "ref" in node:
                made[node["cls"].__name__][id(node["schema"])] = node["schema"]
    assert {each.__name__ for each in pending} == {*made}
    assert {name: len(found) for name, found in made.items() if len(found) > 1} == {}


def _knot(folder: Path, package: str, count: int, *others: str) -> Sdk:
    """Of so many structs `T0`, `T1`, … that lead to each other, and of others."""
    lines = ["spec: 1", "api: Knot", "namespace: knot", "types:"]
    for number in range(count):
        lines += [f"  T{number}: {{fields: {{'a?': T{(number + 1) % count}}}}}"]
    spec = folder / "knot.yaml"
    spec.write_text("\n".join([*lines, *(f"  {each}" for each in others), ""]))
    return make(folder, package, spec)


def test_of_very_many_that_lead_to_each_other(tmp_path: Path) -> None:
    """Those are built that others hold; each of them may have a copy of all."""
    count = 150
    holder = "Holder: {fields: {a: T7, b: list<T99>}}"
    sdk = _knot(tmp_path, "completed_knot", count, holder)
    types = sdk.module("knot.types")
    names = ["Holder", *(f"T{number}" for number in range(count))]
    sdk.module("_runtime.model.completion").complete_models()
    is_complete = sdk.module("_runtime.model.pydantic_internals").is_complete
    found = {name for name in names if is_complete(getattr(types, name))}
    assert found == {"Holder", "T7", "T99"}
    assert types.T8.model_validate({"a": {}}).a == types.T9()


def test_from_the_third_use_on_what_models_hold_is_built_by_itself(
    tmp_path: Path,
) -> None:
    """The next that leads to it refers to it; the first two are all that many a process
    uses."""
    held = [f"Holder{number}: {{fields: {{a: list<T3>}}}}" for number in range(4)]
    sdk = _knot(tmp_path, "used_knot", 5, *held)
    types = sdk.module("knot.types")
    internals = sdk.module("_runtime.model.pydantic_internals")
    found: list[tuple[bool, int]] = []
    for number in range(4):
        holder = getattr(types, f"Holder{number}")
        assert holder.model_validate({"a": [{}]})
        nodes = [*internals.iter_schemas(internals.schema_of(holder))]
        models = {each["cls"] for each in nodes if each.get("type") == "model"}
        found.append((internals.is_complete(types.T3), len(models)))
    assert found == [(False, 6), (False, 6), (True, 2), (True, 2)]
