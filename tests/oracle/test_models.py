"""Models that datamodel-code-generator makes of our documents agree with the schema.

They read all that the schema allows. What they read beyond it is known.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest

from nexigon_gen.backends.openapi import json_schema
from nexigon_gen.backends.openapi.names import component_names
from nexigon_gen.backends.openapi.reach import used
from nexigon_gen.ir.graph import resolved
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.typerefs import Ref, Scalar, TypeId
from nexigon_gen.runtime.wire.scalars import ScalarKind
from support.integration import apart
from support.specs import ROOT, VALID, compiled

from .dialect import Exact
from .models import SOURCES, Models
from .mutations import Mutations
from .probes import probed
from .scalars import ODD
from .test_verdicts import words
from .values import Values

SPECS = {
    "alone": Path(__file__).with_name("alone.yaml"),
    "hub": ROOT / "spec" / "projects.yaml",
    **{name: VALID[name] for name in ("constraints", "scalars", "taggings")},
}
APIS = {name: compiled(path) for name, path in SPECS.items()}
TYPES = [
    pytest.param(
        *(name, type_),
        id=f"{name}-{component}",
        marks=[pytest.mark.integration] if name in ("hub", "taggings") else [],
    )
    for name, api in APIS.items()
    for type_, component in component_names(api, api.definitions).items()
    if resolved(Ref(type_), api) != Scalar(ScalarKind.ANY)
]
"""Each type but those that allow anything."""

COUNT = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 100
"""Values of each type; each is judged as it is and changed in two ways."""

_RANGE = "it loses limits that stand beside a reference to the schema of a float"
_TWICE = "it leaves out `uniqueItems`"
_SECONDS = "it takes `format` and no pattern: digits are seconds since 1970, and more"

WIDER: Mapping[str, tuple[str, JsonValue]] = {
    "alone.Timestamp": (_SECONDS, "0"),
    "alone.Date": (_SECONDS, "0"),
    "alone.AtLeast": (_RANGE, -1),
    "alone.AtMost": (_RANGE, 128),
    "alone.Within": (_RANGE, 128),
    "alone.Differing": (_TWICE, [9, 9]),
    "constraints.Percent": (_RANGE, -1),
    "constraints.Numbers": (_TWICE, [1.5, 1.5]),
    "constraints.Things": (_TWICE, [1, 1]),
    "constraints.Settings": (_TWICE, [{"kind": "Digit", "value": 9}] * 2),
    "constraints.Outsides": (_TWICE, ["Nothing", "Nothing"]),
    "scalars.EverythingOptional": (
        "it loses the values of a map that may be `null`",
        {"map": {"a": "a"}},
    ),
}
"""Why models read more than the schema allows, by type, and such a value. A gap that is
closed has to leave this list."""

WIDER_SCALARS = frozenset({ScalarKind.TIMESTAMP, ScalarKind.DATE})
"""The scalars that `WIDER` is about; they are no types of a spec."""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Models]:
    """The models of a spec, made once of each source."""
    folder = tmp_path_factory.mktemp("models")

    @cache
    def of(spec: str, source: str) -> Models:
        # Of OpenAPI, only what an action asks for is part.
        api = probed(APIS[spec])
        return Models(api, SOURCES[source], folder, f"models_{source}_{spec}")

    return of


@pytest.mark.parametrize("source", apart(SOURCES, "jsonschema"))
@pytest.mark.parametrize(("spec", "type_"), TYPES)
def test_models(
    spec: str, type_: TypeId, source: str, models: Callable[[str, str], Models]
) -> None:
    api = APIS[spec]
    component = component_names(api, api.definitions)[type_]
    schema = Exact({**json_schema(api), "$ref": f"#/$defs/{component}"})
    reads = models(spec, source).judge(component)
    random = Random(str(type_))
    values, mutations = Values(api, random), Mutations(words(api), random)
    made = [values.of(Ref(type_)) for _ in range(COUNT)]
    beyond: list[str] = []
    verdicts: set[bool] = set()
    gap = [WIDER[str(type_)][1]] if str(type_) in WIDER else []
    mutated = [*map(mutations.of, made), *map(mutations.of, made)]
    for each in [*ODD, *gap, *made, *mutated]:
        text = json.dumps(each)
        verdict = schema.is_valid(each)
        verdicts.add(verdict)
        if verdict:
            assert reads(text), f"allowed, but not read: {text}"
        elif reads(text):
            beyond.append(text)
    assert verdicts == {True, False}
    assert not beyond or is_wider(type_, api), beyond
    assert all(json.dumps(each) in beyond for each in gap), "the gap is closed"


def is_wider(type_: TypeId, api: Api) -> bool:
    """Whether something inside of a type is known to be read beyond the schema."""
    inside = used([Ref(type_)], api)
    return not (
        WIDER.keys().isdisjoint(map(str, inside.definitions))
        and WIDER_SCALARS.isdisjoint(inside.scalars)
    )


def test_gaps_are_types() -> None:
    types = {str(type_) for api in APIS.values() for type_ in api.definitions}
    assert WIDER.keys() <= types
