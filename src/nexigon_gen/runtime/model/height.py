"""The height of core schemas: how deeply validators and serializers may call each other."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from pydantic_core import CoreSchema

from .pydantic_internals import CoreNode, is_node, is_several, schema_of
from .references import is_reference

_NOT_OF_JSON: Final = frozenset(
    ("definitions", "metadata", "python_schema", "serialization")
)
"""Keys of a core schema whose parts are not used to read JSON."""

_OF_PYTHON: Final = {"python_schema"}
"""The one of them that tells how Python values are nested: `any` is a single schema for JSON,
and a recursive one in Python."""


def is_high(schema: CoreSchema, most: int, *, in_python: bool = False) -> bool:
    """Whether schemas are nested more than `most` deep, through references to models, too.
    A recursive type is always high.

    Args:
        schema: The outermost schema.
        most: Nesting that is not high yet.
        in_python: Whether to follow the schemas of Python values, instead of JSON.
    """
    unread = _NOT_OF_JSON - _OF_PYTHON if in_python else _NOT_OF_JSON
    try:
        _Heights(most, unread).of(schema, 0)
    except _HighError:
        return True
    return False


class _HighError(Exception):
    """The schema is high; ends the search."""


class _Heights:
    """The heights of schemas, each computed once."""

    def __init__(self, most: int, unread: AbstractSet[str]) -> None:
        self._most = most
        self._unread = unread
        self._known: dict[int, int] = {}
        self._definitions: dict[str, CoreSchema] = {}

    def of(self, part: object, depth: int) -> int:
        """The height of a part of a core schema, which is itself `depth` levels deep."""
        if is_several(part):
            return max((self.of(each, depth) for each in part), default=0)
        if not is_node(part):
            return 0
        if id(part) not in self._known:
            if depth > self._most:
                raise _HighError
            self._known[id(part)] = self._most  # found again below itself: recursive
            within = self._meant(part).values()
            height = 1 + max((self.of(each, depth + 1) for each in within), default=0)
            if height > self._most:
                raise _HighError
            self._known[id(part)] = height
        return self._known[id(part)]

    def _meant(self, part: CoreNode) -> CoreNode:
        """The schema that a part of a core schema stands for."""
        if not isinstance(part.get("type"), str):
            return part  # schemas by name, of fields or variants
        if is_reference(part):
            return {"schema": schema_of(part["cls"])}
        if part["type"] == "definition-ref":
            return {"schema": self._definitions[part["schema_ref"]]}
        if part["type"] == "definitions":
            self._definitions |= {each["ref"]: each for each in part["definitions"]}
        return {key: part[key] for key in part.keys() - self._unread}
