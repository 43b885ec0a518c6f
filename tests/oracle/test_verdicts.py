"""The emitted JSON Schema and the generated server agree on what is a value of a type.

Both judge values that are made from the IR, and values that are changed in one place.
`HYPOTHESIS_PROFILE=thorough` takes its time.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from random import Random

import pytest

from nexigon_gen.ir.model import Api, EnumDef, Struct, UnionDef
from nexigon_gen.ir.typerefs import Ref
from support.integration import apart
from support.specs import ROOT, VALID

from .conftest import Judges
from .mutations import Mutations
from .values import Values

SPECS = {each: VALID[each] for each in VALID if each != "inexact"}
SPECS["hub"] = ROOT / "spec" / "projects.yaml"
KEPT = ("constraints", "requests")
"""The specs that `make test` is content with."""
COUNT = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 120
"""Values of each type; each is judged as it is and changed in three ways."""


@pytest.mark.parametrize("name", apart(SPECS, *KEPT))
def test_verdicts(name: str, judges: Judges) -> None:
    api, probes = judges(SPECS[name])
    random = Random(name)
    values, mutations = Values(api, random), Mutations(words(api), random)
    for wire, probe in probes.items():
        verdicts: Counter[bool] = Counter()
        for _ in range(COUNT):
            value = values.of(Ref(probe.request))
            for each in (value, *(mutations.of(value) for _ in range(3))):
                text = json.dumps(each)
                verdict = probe.by_server(text)
                assert probe.by_schema(each) is verdict, f"{wire} {verdict}: {text}"
                verdicts[verdict] += 1
        rarer = min(verdicts[True], verdicts[False])
        assert rarer > COUNT / 20, f"{wire}: {verdicts} decides too little"


def words(api: Api) -> list[str]:
    """The keys, tags and texts that mean something on the wire."""
    found: set[str] = set()
    for definition in api.definitions.values():
        match definition:
            case Struct(fields=members) | EnumDef(values=members):
                found.update(str(each.wire) for each in members)
            case UnionDef(variants=variants):
                found.update(str(each.wire) for each in variants)
            case _:
                pass
    return sorted(found)
