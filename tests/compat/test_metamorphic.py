"""Changes that belong together, and spellings that are no change."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from nexigon_gen.compat.change import Change
from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.irjson import read
from nexigon_gen.compat.rulebook import rules
from nexigon_gen.compat.snapshot import text
from nexigon_gen.compat.versions import Direction, Versions
from nexigon_gen.ir.dump import dump
from nexigon_gen.ir.jsontext import pretty
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.typerefs import Ref
from support.examples import example
from support.specs import ROOT, VALID, compiled

from .families import Family
from .versions import version


def _facts(changes: tuple[Change, ...]) -> list[tuple[object, ...]]:
    return [(each.draft.subject, each.draft.message, each.effects) for each in changes]


@pytest.mark.parametrize("seed", range(8))
def test_the_way_back_swaps_the_parties(seed: int, tmp_path: Path) -> None:
    family = Family(Random(seed), 10)
    types = family.types()
    old, new = version(tmp_path, types), version(tmp_path, family.changed(types))
    there, back = Versions(old.api, new.api), Versions(new.api, old.api)
    for name in old.names:
        for direction in Direction:
            one = there.types(old.ref(name), new.ref(name))(direction)
            other = back.types(new.ref(name), old.ref(name))(direction)
            assert (one.client, one.server) == (other.server, other.client)


@pytest.mark.parametrize("name", VALID)
def test_a_version_is_as_it_was(name: str) -> None:
    api = compiled(VALID[name])
    assert compare(api, api) == ()
    safe = Versions(api, api)
    for id_ in api.definitions:
        for direction in Direction:
            cells = safe.types(Ref(id_), Ref(id_))(direction)
            assert cells.worst.value in ("safe", "undecided"), id_


@pytest.mark.parametrize("name", VALID)
def test_an_ir_that_is_read_back_is_the_same(name: str) -> None:
    api = compiled(VALID[name])
    assert compare(api, read(pretty(dump(api)), "ir.json")) == ()
    assert compare(read(text(api), "ir.json"), api) == ()
    assert text(read(text(api), "ir.json")) == text(api)


def test_files_and_their_order_mean_nothing(tmp_path: Path) -> None:
    """Types of a namespace in another order, in JSON instead of YAML."""
    from yaml import safe_load

    for path in (ROOT / "spec").glob("*.yaml"):
        document = safe_load(path.read_text("utf-8"))
        for key in ("types", "actions"):
            members = list(document.get(key, {}).items())
            if key in document:
                document[key] = dict(reversed(members))
        (tmp_path / path.name).write_text(json.dumps(document), "utf-8")
    old = compiled(ROOT / "spec" / "projects.yaml")
    assert compare(old, compiled(tmp_path / "projects.yaml")) == ()


def test_every_rule_of_a_change_is_known(tmp_path: Path) -> None:
    for seed in range(6):
        family = Family(Random(seed), 12)
        types = family.types()
        old, new = version(tmp_path, types), version(tmp_path, family.changed(types))
        found = compare(old.api, new.api)
        assert {code for each in found for code in each.codes} <= rules().keys()
        told = [(each.codes, each.draft.subject, each.draft.message) for each in found]
        assert len({*told}) == len(told)
        assert _facts(found) == _facts(compare(old.api, new.api))


_ROUND = (
    "  Tree: list<Tree>",
    "  Tree: {alias: list<Tree>}",
    "  Tree: list<Other>\n  Other: {alias: list<Tree>}",
    "  Tree: {alias: list<Other>}\n  Other: map<string, Tree>",
)


def test_names_that_lead_round(tmp_path: Path) -> None:
    actions = "actions:\n  Get:\n    response: Tree\n"
    apis = [example(f"types:\n{each}\n{actions}", tmp_path) for each in _ROUND]
    for old in apis:
        for new in apis:
            assert bool(compare(old, new)) == (old is not new)


def test_hostile_ir(tmp_path: Path) -> None:
    api: Api = compiled(ROOT / "spec" / "projects.yaml")
    whole = pretty(dump(api))
    random = Random(1)
    for _ in range(200):
        place = random.randrange(len(whole))
        broken = whole[:place] + random.choice('{}[]",0aN') + whole[place + 1 :]
        try:
            read(broken, "ir.json")
        except ValueError:
            continue
