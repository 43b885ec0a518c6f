"""JSON Schema, draft 2020-12, as far as a server checks it: every assertion that the
document of an opaque type may have. Formats and contents are annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import unquote

from .json_assertions import ASSERTIONS, is_array, is_object

Schema: TypeAlias = "bool | Mapping[str, Any]"
_Seen: TypeAlias = "set[str | int]"
"""The keys or positions of a value that a schema has looked at."""
Search: TypeAlias = Callable[[str, str], bool]
"""Whether a pattern is found in a string."""


class Violation(NamedTuple):
    """What a value does not meet: where in it (`.items[2].name`), and what is asked, in words."""

    path: str
    words: str


def violation(schema: Schema, search: Search, value: Any) -> Violation | None:
    """What a value, which is JSON, does not meet of a schema.

    Raises:
        RecursionError: The value is nested too deeply.
    """
    return _SchemaCheck(schema, search).problem(schema, value, set())


class _SchemaCheck:
    """One check. What a `$ref` says of a value is remembered: schemas that refer to
    themselves twice would double the work by level."""

    def __init__(self, root: Schema, search: Search) -> None:
        self._root = root
        self._search = search
        self._known: dict[tuple[str, int], tuple[Violation | None, _Seen]] = {}

    def problem(self, schema: Schema, value: Any, seen: _Seen) -> Violation | None:
        """What is wrong with a value, or None; adds to `seen` what was looked at."""
        if isinstance(schema, bool):
            return (
                None if schema else Violation("", "is not allowed by its JSON Schema")
            )
        for keyword, given in schema.items():
            check = ASSERTIONS.get(keyword)
            if check and not check(given, value):
                return _unmet(keyword)
        for keyword, apply in _APPLICATORS.items():
            if keyword in schema and (found := apply(self, schema, value, seen)):
                return found
        return None

    def _fits(self, schema: Schema, value: Any, seen: _Seen) -> bool:
        """Whether a value is of a schema; only then it was looked at."""
        mine: _Seen = set()
        if self.problem(schema, value, mine):
            return False
        seen |= mine
        return True

    def _within(self, schema: Schema, value: Any, key: str | int) -> Violation | None:
        found = self.problem(schema, value, set())
        if not found:
            return None
        step = f"[{key}]" if isinstance(key, int) else f".{key}"
        return Violation(step + found.path, found.words)

    def ref(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        ref = schema["$ref"]
        key = (ref, id(value))
        if key not in self._known:
            mine: _Seen = set()
            self._known[key] = (self.problem(self._at(ref), value, mine), mine)
        found, mine = self._known[key]
        seen |= mine if not found else set()
        return found

    def _at(self, ref: str) -> Schema:
        found: Any = self._root
        for part in unquote(ref.removeprefix("#")).split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            key: Any = int(name) if is_array(found) else name
            found = found[key]
        schema: Schema = found
        return schema

    def all_of(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        for each in schema["allOf"]:
            if found := self.problem(each, value, seen):
                return found
        return None

    def any_of(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        fitting = [self._fits(each, value, seen) for each in schema["anyOf"]]
        return None if any(fitting) else _unmet("anyOf")

    def one_of(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        fitting = [self._fits(each, value, seen) for each in schema["oneOf"]]
        return None if fitting.count(True) == 1 else _unmet("oneOf")

    def not_(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        return _unmet("not") if self._fits(schema["not"], value, set()) else None

    def if_(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        branch = "then" if self._fits(schema["if"], value, seen) else "else"
        return self.problem(schema.get(branch, True), value, seen)

    def properties(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        if not is_object(value):
            return None
        named, patterns = (
            schema.get(each, {}) for each in ("properties", "patternProperties")
        )
        rest = schema.get("additionalProperties")
        for key, member in value.items():
            found = [named[key]] if key in named else []
            found += [each for p, each in patterns.items() if self._search(p, key)]
            if not found and rest is not None:
                found = [rest]
            seen |= {key} if found else set()
            for each in found:
                if problem := self._within(each, member, key):
                    return problem
        return None

    def pattern(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        is_met = not isinstance(value, str) or self._search(schema["pattern"], value)
        return None if is_met else _unmet("pattern")

    def names(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        for key in value if is_object(value) else ():
            if found := self.problem(schema["propertyNames"], key, set()):
                return found
        return None

    def dependent(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        for key, each in schema["dependentSchemas"].items():
            is_there = is_object(value) and key in value
            if is_there and (found := self.problem(each, value, seen)):
                return found
        return None

    def items(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        if not is_array(value):
            return None
        first, rest = schema.get("prefixItems", []), schema.get("items")
        for index, item in enumerate(value):
            each = first[index] if index < len(first) else rest
            if each is not None:
                seen.add(index)
                if found := self._within(each, item, index):
                    return found
        return None

    def contains(self, schema: Any, value: Any, seen: _Seen) -> Violation | None:
        if not is_array(value):
            return None
        inner = schema["contains"]
        found = [i for i, each in enumerate(value) if self._fits(inner, each, set())]
        seen.update(found)
        if len(found) < schema.get("minContains", 1):
            return _unmet("contains")
        fits = len(found) <= schema.get("maxContains", len(found))
        return None if fits else _unmet("maxContains")

    def unevaluated_members(
        self, schema: Any, value: Any, seen: _Seen
    ) -> Violation | None:
        inner, given = schema["unevaluatedProperties"], value
        for key in [*given] if is_object(value) else ():
            if key not in seen and (found := self._within(inner, given[key], key)):
                return found
        seen.update(given if is_object(value) else ())
        return None

    def unevaluated_items(
        self, schema: Any, value: Any, seen: _Seen
    ) -> Violation | None:
        inner = schema["unevaluatedItems"]
        for index, item in enumerate(value if is_array(value) else ()):
            if index not in seen and (found := self._within(inner, item, index)):
                return found
            seen.add(index)
        return None


def _unmet(keyword: str) -> Violation:
    return Violation("", f"does not meet `{keyword}` of its JSON Schema")


# In this order: what is left over is known at the end.
_Applicator: TypeAlias = Callable[[_SchemaCheck, Any, Any, _Seen], Violation | None]
_APPLICATORS: Final[Mapping[str, _Applicator]] = {
    "pattern": _SchemaCheck.pattern,
    "$ref": _SchemaCheck.ref,
    "allOf": _SchemaCheck.all_of,
    "anyOf": _SchemaCheck.any_of,
    "oneOf": _SchemaCheck.one_of,
    "not": _SchemaCheck.not_,
    "if": _SchemaCheck.if_,
    **dict.fromkeys(
        ("properties", "patternProperties", "additionalProperties"),
        _SchemaCheck.properties,
    ),
    "propertyNames": _SchemaCheck.names,
    "dependentSchemas": _SchemaCheck.dependent,
    **dict.fromkeys(("prefixItems", "items"), _SchemaCheck.items),
    "contains": _SchemaCheck.contains,
    "unevaluatedProperties": _SchemaCheck.unevaluated_members,
    "unevaluatedItems": _SchemaCheck.unevaluated_items,
}
