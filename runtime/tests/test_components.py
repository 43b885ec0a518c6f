"""What all leads to each other, told apart from what only leads there."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.runtime.model.components import components

NODES = "abcdefg"

GRAPHS = st.fixed_dictionaries(
    {node: st.lists(st.sampled_from(NODES), max_size=3) for node in NODES}
)


@given(GRAPHS, st.lists(st.sampled_from(NODES), max_size=4))
def test_components(graph: dict[str, list[str]], starts: list[str]) -> None:
    reach = {node: _reachable(node, graph) for node in NODES}
    found = [*components(starts, graph.__getitem__)]
    nodes = [node for group in found for node in group]
    assert sorted(nodes) == sorted(set[str]().union(*(reach[each] for each in starts)))
    done: set[str] = set()
    for group in found:
        done.update(group)
        for node in group:
            assert reach[node] <= done
            assert {*group} == {each for each in reach[node] if node in reach[each]}


def test_of_a_ring_what_was_reached_last_comes_first() -> None:
    ring = range(3_000)
    (found,) = components(ring, lambda node: [(node + 1) % len(ring)])
    assert [*found] == [*reversed(ring)]


def _reachable(start: str, graph: Mapping[str, list[str]]) -> set[str]:
    found, pending = {start}, [start]
    while pending:
        for each in {*graph[pending.pop()]} - found:
            found.add(each)
            pending.append(each)
    return found
