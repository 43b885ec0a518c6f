"""The locations of errors, translated from wire names to Python names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias, TypeGuard

from pydantic_core import CoreSchema

from .pydantic_internals import CoreNode, schema_of
from .references import is_reference

Location: TypeAlias = tuple[int | str, ...]
"""The path to a value as pydantic tells it: keys, indexes, and labels of union members."""

VARIANT: Final = "<variant>"
"""Label of tagged variants in a location; the tag follows it."""

EXTERNAL: Final = "<external>"
"""Prefix of the labels of externally tagged variants."""

_WITHIN: Final = (
    "schema",
    "lax_schema",
    "strict_schema",
    "json_schema",
    "python_schema",
)
"""Keys of schemas that wrap another schema."""


def in_data(place: Iterable[int | str]) -> Iterator[int | str]:
    """The keys and indexes of a location, without the labels."""
    parts = iter(place)
    for part in parts:
        if part == VARIANT:
            next(parts, None)  # the tag
        elif not (isinstance(part, str) and part.startswith(EXTERNAL)):
            yield part


def in_python(schema: CoreSchema, place: Location) -> Location:
    """The keys and indexes of a location, with Python names in place of wire names. Keys that
    the type does not know stay as they are."""
    known: dict[str, CoreNode] = {}
    at: list[Any] = [schema]
    found: list[int | str] = []
    for part in place:
        name, below = part, list[Any]()
        for node in _containers(at, known):
            for own, label, child in _children(node, part):
                name = own if label == part else name
                below.append(child)
        found.append(name)
        at = below
    return tuple(in_data(found))


def _containers(
    schemas: Iterable[Any], known: dict[str, CoreNode]
) -> Iterator[CoreNode]:
    """The schemas, and all that they wrap or refer to.

    Args:
        schemas: Where to begin.
        known: Definitions by reference. Those that are found are added.
    """
    waiting = [*schemas]
    done: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        if node["type"] == "definitions":
            known.update((each["ref"], each) for each in node["definitions"])
        if is_reference(node):
            waiting.append(schema_of(node["cls"]))
        if node["type"] == "definition-ref":
            waiting.append(known[node["schema_ref"]])
        waiting.extend(node[key] for key in _WITHIN if key in node)
        yield node


def _children(
    node: CoreNode, part: int | str
) -> Iterator[tuple[int | str, int | str, CoreSchema]]:
    """The parts of a schema that a step may lead to: Python name, wire name and schema."""
    match node["type"]:
        case "model-fields" | "typed-dict":
            for name, field in node["fields"].items():
                wire = field.get("validation_alias", name)
                if part in (name, wire):
                    yield name, wire, field["schema"]
        case "list" if isinstance(part, int):
            yield part, part, node["items_schema"]
        case "tuple" if isinstance(part, int) and part < len(node["items_schema"]):
            yield part, part, node["items_schema"][part]
        case "dict":
            yield part, part, node["values_schema"]
        case "tagged-union" if part in node["choices"]:
            yield part, part, node["choices"][part]
        case "union":
            choices: list[Any] = node["choices"]
            for choice in choices:
                schema, label = choice if _is_labelled(choice) else (choice, part)
                if label == part:
                    yield part, part, schema
        case _:
            pass


def _is_labelled(choice: object) -> TypeGuard[tuple[Any, str]]:
    return isinstance(choice, tuple)
