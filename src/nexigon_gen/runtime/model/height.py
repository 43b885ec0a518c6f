"""The height of core schemas: how far the validators of JSON may call each other."""

from __future__ import annotations

from typing import Final

from pydantic_core import CoreSchema

from .pydantic_internals import CoreNode, is_node, is_several, schema_of
from .references import is_reference

_NOT_OF_JSON: Final = {"definitions", "metadata", "python_schema", "serialization"}
"""Parts of a core schema that are not asked where JSON is read."""


def is_high(schema: CoreSchema, most: int) -> bool:
    """Whether more than so many schemas stand within each other, those of the models
    that are referred to among them. A type that holds itself has no end."""
    try:
        return _Heights(most).of(schema, 0) > most
    except _HighError:
        return True


class _HighError(Exception):
    """A schema stands deeper than was asked for."""


class _Heights:
    """The heights of the schemas that were looked at, each once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[int, int] = {}
        self._definitions: dict[str, CoreSchema] = {}

    def of(self, part: object, depth: int) -> int:
        """The height of a part of a core schema, which stands so deep itself."""
        if is_several(part):
            return max((self.of(each, depth) for each in part), default=0)
        if not is_node(part):
            return 0
        if id(part) not in self._known:
            if depth > self._most:
                raise _HighError
            self._known[id(part)] = self._most  # that of what holds itself
            within = self._meant(part).values()
            height = 1 + max((self.of(each, depth + 1) for each in within), default=0)
            self._known[id(part)] = height
        return self._known[id(part)]

    def _meant(self, part: CoreNode) -> CoreNode:
        """What reads JSON where a part of a core schema stands."""
        if not isinstance(part.get("type"), str):
            return part  # schemas by name, of fields or variants
        if is_reference(part):
            return {"schema": schema_of(part["cls"])}
        if part["type"] == "definition-ref":
            return {"schema": self._definitions[part["schema_ref"]]}
        if part["type"] == "definitions":
            self._definitions |= {each["ref"]: each for each in part["definitions"]}
        return {key: part[key] for key in part.keys() - _NOT_OF_JSON}
