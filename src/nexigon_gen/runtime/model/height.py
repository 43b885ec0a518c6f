"""The height of core schemas: how deeply validators and serializers may call each other."""

from __future__ import annotations

from collections.abc import MutableMapping
from math import inf
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from pydantic import BaseModel
from pydantic_core import CoreSchema

from .pydantic_internals import CoreNode, is_node, is_several, schema_of
from .references import is_reference

_NOT_OF_JSON: Final = frozenset(
    ("definitions", "metadata", "python_schema", "serialization")
)
"""Keys of a core schema whose parts are not used to read JSON."""

_NOT_OF_PYTHON: Final = _NOT_OF_JSON - {"python_schema"}
"""Those of them whose parts are not used for Python values either: `any` is a single schema
for JSON, and a recursive one in Python."""


def is_high(schema: CoreSchema, most: int, *, in_python: bool = False) -> bool:
    """Whether schemas are nested more than `most` deep, through references to models, too.
    A recursive type is always high.

    Args:
        schema: The outermost schema.
        most: Nesting that is not high yet.
        in_python: Whether to follow the schemas of Python values, instead of JSON.
    """
    try:
        return _Heights(most, in_python).of(schema, 0) > most
    except _TooDeepError:
        return True


class _TooDeepError(Exception):
    """The schema is nested too deeply to be searched further."""


_Known: TypeAlias = MutableMapping[type[BaseModel], tuple[CoreSchema, float]]
"""By class, the core schema that it was built of last, and its height."""

_OF_JSON: Final[_Known] = WeakKeyDictionary()
_OF_PYTHON: Final[_Known] = WeakKeyDictionary()


class _Heights:
    """The heights of schemas, each computed once."""

    def __init__(self, most: int, in_python: bool) -> None:
        self._most = most
        self._unread = _NOT_OF_PYTHON if in_python else _NOT_OF_JSON
        self._models = _OF_PYTHON if in_python else _OF_JSON
        self._known: dict[int, float] = {}
        self._definitions: dict[str, CoreSchema] = {}

    def of(self, part: object, depth: int) -> float:
        """The height of a part of a core schema, which is itself `depth` levels deep."""
        if is_several(part):
            return max((self.of(each, depth) for each in part), default=0)
        if not is_node(part):
            return 0
        if is_reference(part):
            return 1 + self._of_model(part["cls"], depth + 1)
        if id(part) not in self._known:
            if depth > self._most:
                raise _TooDeepError
            self._known[id(part)] = inf  # found again below itself: recursive
            within = self._meant(part).values()
            height = 1 + max((self.of(each, depth + 1) for each in within), default=0)
            self._known[id(part)] = height
        return self._known[id(part)]

    def _of_model(self, cls: type[BaseModel], depth: int) -> float:
        """The height of a built class, which is remembered until it is built again."""
        schema = schema_of(cls)
        built, height = self._models.get(cls, (None, inf))
        if built is not schema:
            height = self.of(schema, depth)
            self._models[cls] = schema, height
        return height

    def _meant(self, part: CoreNode) -> CoreNode:
        """The schema that a part of a core schema stands for."""
        if not isinstance(part.get("type"), str):
            return part  # schemas by name, of fields or variants
        if part["type"] == "definition-ref":
            return {"schema": self._definitions[part["schema_ref"]]}
        if part["type"] == "definitions":
            self._definitions |= {each["ref"]: each for each in part["definitions"]}
        return {key: part[key] for key in part.keys() - self._unread}
