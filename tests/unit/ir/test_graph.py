"""Import cycles between namespaces, and where types then live."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.ir.graph import dependencies, namespace_cycles
from nexigon_gen.ir.model import Api, Field, Namespace, Struct
from nexigon_gen.ir.typerefs import Ref, TypeId
from nexigon_gen.text.span import Source, Span
from support.specs import VALID, compiled

PLACE = Span(Source("a.yaml", ""), 0, 0)
NAMES = "abcd"


def api(edges: set[tuple[str, str]]) -> Api:
    """One struct a namespace, with a field for each namespace it needs."""
    return Api("Test", tuple(namespace(name, edges) for name in NAMES))


def namespace(name: str, edges: set[tuple[str, str]]) -> Namespace:
    fields = tuple(
        Field(to, to, Ref(TypeId(to, "T")), "", PLACE)
        for start, to in sorted(edges)
        if start == name
    )
    return Namespace(name, "", (Struct(TypeId(name, "T"), "", fields, PLACE),), ())


@pytest.mark.parametrize(
    ("edges", "cycles"),
    [
        ("", "a b c d"),
        ("ab bc cd", "a b c d"),
        ("aa", "a b c d"),
        ("ab ba", "ab c d"),
        ("ab bc ca cd", "abc d"),
        ("ab ba cd dc bc", "ab cd"),
        ("ab bc cd da", "abcd"),
    ],
)
def test_cycles(edges: str, cycles: str) -> None:
    found = namespace_cycles(api({(edge[0], edge[1]) for edge in edges.split()}))
    assert {frozenset(each) for each in cycles.split()} == {*found.values()}


@given(st.sets(st.sampled_from([*permutations(NAMES, 2)])))
def test_a_cycle_is_shared_by_its_members(edges: set[tuple[str, str]]) -> None:
    found = namespace_cycles(api(edges))
    for name, members in found.items():
        assert name in members
        assert all(found[each] == members for each in members)


def test_the_spec_with_a_cycle() -> None:
    cycles = namespace_cycles(compiled(VALID["cycle"]))
    assert {*cycles.values()} == {frozenset({"alpha", "beta", "gamma"})}


def test_dependencies_of_each_kind(tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(
        """
spec: 1
api: Kinds
namespace: kinds
types:
  Id: string
  Struct: {fields: {a: Id, b: "map<Id, list<Enum?>>", c: "Short(..8)"}}
  Enum: {values: {A: ""}}
  Union: {tag: t, variants: {A: Struct, B: list<Id>, C: unit}}
  Short: {alias: Id}
  Newtype: list<Union>
""",
        "utf-8",
    )
    definitions = compiled(path).definitions
    found = {
        id_.name: " ".join(each.name for each in dependencies(definition))
        for id_, definition in definitions.items()
    }
    assert found == {
        "Id": "",
        "Struct": "Id Id Enum Short",
        "Enum": "",
        "Union": "Struct Id",
        "Short": "Id",
        "Newtype": "Union",
    }
