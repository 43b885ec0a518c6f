"""Each scalar and constraint alone, judged over everything that is odd."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from nexigon_gen.ir.typerefs import Ref
from support.specs import compiled

from .conftest import Judges
from .mutations import Mutations
from .scalars import ODD
from .values import Values

SPEC = Path(__file__).with_name("alone.yaml")
TYPES = sorted(each.name for each in compiled(SPEC).definitions)


@pytest.mark.parametrize("type_", TYPES)
def test_alone(type_: str, judges: Judges) -> None:
    api, probes = judges(SPEC)
    probe = probes[f"oracle_alone.{type_}"]
    random = Random(type_)
    values, mutations = Values(api, random), Mutations([], random)
    made = [values.of(Ref(probe.request)) for _ in range(100)]
    tried = [{"value": each} for each in ODD] + made + [*map(mutations.of, made)]
    verdicts: set[bool] = set()
    for each in tried:
        text = json.dumps(each)
        verdict = probe.by_server(text)
        assert probe.by_schema(each) is verdict, f"{verdict}: {text}"
        verdicts.add(verdict)
    assert verdicts == {True, False}
