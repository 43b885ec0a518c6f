"""The schemas that pydantic's schema of a type is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeGuard

from pydantic_core import CoreSchema

_SCALARS: Final = ("bool", "int", "float", "str", "bytes")


def nodes(schema: CoreSchema) -> Iterator[dict[str, Any]]:
    """A core schema and all within it. They are typed dictionaries of many kinds, to be
    told apart by `type`."""
    waiting: list[object] = [schema]
    while waiting:
        found = waiting.pop()
        if _is_node(found):
            yield found
            waiting.extend(found.values())
        elif _is_several(found):
            waiting.extend(found)


def own_nodes(schema: CoreSchema) -> Iterator[dict[str, Any]]:
    """A core schema of a model and all within it, but for what other models in it are
    made of."""
    waiting: list[object] = [schema]
    is_inside = False
    while waiting:
        found = waiting.pop()
        if _is_node(found):
            if found.get("type") == "model":
                if is_inside:
                    continue
                is_inside = True
            yield found
            waiting.extend(found.values())
        elif _is_several(found):
            waiting.extend(found)


def strict_scalars(schema: CoreSchema) -> None:
    """Let no scalar within a schema take the place of another, whoever reads it: `"1"`
    is no integer and `1` no boolean, in JSON as in the data of Python code."""
    for node in own_nodes(schema):
        if node.get("type") in _SCALARS:
            node["strict"] = True


def _is_node(found: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(found, dict)


def _is_several(found: object) -> TypeGuard[Sequence[object]]:
    return isinstance(found, list | tuple)
