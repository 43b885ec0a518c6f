"""Strongly connected components of a graph, by Tarjan's algorithm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import TypeVar

T = TypeVar("T")


def components(
    starts: Iterable[T], follow: Callable[[T], Iterable[T]]
) -> Iterator[Sequence[T]]:
    """Yields the components that can be reached from some nodes.

    A component comes after those that it leads to, and of its nodes the one that was
    reached first comes last. Without recursion, since a path may be longer than the stack.

    Args:
        starts: The nodes to begin with.
        follow: Returns the nodes that a node leads to. Called once for each node.
    """
    reached: dict[T, int] = {}
    first: dict[T, float] = {}
    """For each node, the earliest reached node that it is known to lead back to."""

    left: list[T] = []
    for start in starts:
        if start in reached:
            continue
        reached[start] = first[start] = len(reached)
        way = [(start, iter(follow(start)))]
        while way:
            node, following = way[-1]
            for each in following:
                if each not in reached:
                    reached[each] = first[each] = len(reached)
                    way.append((each, iter(follow(each))))
                    break
                first[node] = min(first[node], first[each])
            else:
                way.pop()
                left.append(node)
                if first[node] == reached[node]:
                    yield (component := _since(reached[node], left, reached))
                    first.update(dict.fromkeys(component, inf))
                elif way:
                    above, _ = way[-1]
                    first[above] = min(first[above], first[node])


def _since(start: int, left: list[T], reached: dict[T, int]) -> Sequence[T]:
    """Removes from the end the nodes that were reached at `start` or later."""
    count = len(left)
    while count and reached[left[count - 1]] >= start:
        count -= 1
    taken = left[count:]
    del left[count:]
    return taken
