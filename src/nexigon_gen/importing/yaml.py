"""A tree of texts as YAML: block layout, JSON values in brackets, all in quotes that may
need them. The formatter makes it look like something."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..formatter.scalars import quoted
from ..ir.terms import Json, JsonObject
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value, or a word that has to stand without quotes."""

    json: Json


Tree: TypeAlias = "str | Value | Sequence[Tree] | Mapping[str, Tree]"


def emit(tree: Mapping[str, Tree], airy: Collection[str] = ()) -> str:
    """The YAML text of a mapping, with a blank line before each of the `airy` keys, and
    between their entries if those are mappings."""
    return "".join(f"{line}\n" for line in _file(tree, airy))


def count(tree: Tree) -> int:
    """How many nodes a tree has: each mapping, list, key and other value."""
    match tree:
        case Mapping():
            return 1 + sum(1 + count(each) for each in tree.values())
        case str():
            return 1
        case Value(json=JsonObject(members=members)):
            return 1 + sum(1 + count(Value(each)) for _, each in members)
        case Value(json=tuple(items)):
            return 1 + sum(count(Value(each)) for each in items)
        case Value():
            return 1
        case _:
            return 1 + sum(map(count, tree))


def _file(tree: Mapping[str, Tree], airy: Collection[str]) -> Iterator[str]:
    for key, value in tree.items():
        if key not in airy:
            yield from _entry(f"{quoted(key)}:", value)
            continue
        yield ""
        yield f"{quoted(key)}:"
        assert isinstance(value, Mapping)
        for number, (name, each) in enumerate(value.items()):
            if number and isinstance(each, Mapping):
                yield ""
            yield from (f"  {line}" for line in _entry(f"{quoted(name)}:", each))


def _mapping(tree: Mapping[str, Tree]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{quoted(key)}:", value)


def _entry(head: str, value: Tree) -> Iterator[str]:
    match value:
        case str():
            yield f"{head} {quoted(value)}"
        case Value(json=json):
            yield f"{head} {_flow(json)}"
        case Mapping() if value:
            yield head
            yield from (f"  {line}" for line in _mapping(value))
        case Mapping():
            yield f"{head} {{}}"
        case _:
            yield head
            for item in value:
                yield from (f"  {line}" for line in _entry("-", item))


def _flow(value: Json) -> str:
    match value:
        case JsonObject(members=members):
            inner = (f"{quoted(key)}: {_flow(each)}" for key, each in members)
            return f"{{{', '.join(inner)}}}"
        case tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case str():
            return quoted(value)
        case _:
            return json.dumps(value)
