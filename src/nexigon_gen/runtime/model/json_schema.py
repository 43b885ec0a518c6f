"""JSON Schema, draft 2020-12, as far as a server checks it: every assertion that the
document of an opaque type may have. Formats and contents are annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from threading import local
from typing import Any, Final, TypeAlias, TypeVar
from urllib.parse import unquote

from pydantic import GetCoreSchemaHandler, ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, core_schema

from .json_assertions import ASSERTIONS, is_array, is_object, search
from .refusal import refusal
from .role import SERVER

T = TypeVar("T")
Schema: TypeAlias = "bool | Mapping[str, Any]"
_Seen: TypeAlias = "set[str | int]"
"""The keys or positions of a value that a schema has looked at."""


class _Inside(local):
    is_checked = False


class Document:
    """A document, as text. Beside a type in `Annotated` it checks what a server reads."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside = _Inside()

    @cached_property
    def root(self) -> Schema:
        """The document as JSON."""
        found: Schema = json.loads(self._text)
        return found

    def read(self, value: Any, inner: Callable[[Any], T]) -> T:
        """What `inner` makes of JSON that the document allows. Where the document
        refers to itself, what is inside was looked at with the whole.

        Raises:
            PydanticCustomError: It does not allow it.
        """
        if self._inside.is_checked:
            return inner(value)
        self.check(value)
        self._inside.is_checked = True
        try:
            return inner(value)
        finally:
            self._inside.is_checked = False

    def check(self, value: object) -> None:
        """Refuses a value, which is JSON, that the document does not allow.

        Raises:
            PydanticCustomError: It does not; the words name a keyword, not the value.
        """
        try:
            problem = _SchemaCheck(self.root).problem(self.root, value, set())
        except RecursionError:
            problem = "is nested too deeply"
        if problem:
            raise refusal("schema", problem.removeprefix("."))

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def read(
            value: object, inner: ValidatorFunctionWrapHandler, info: ValidationInfo
        ) -> object:
            if info.context is SERVER:
                return self.read(value, inner)
            return inner(value)

        return core_schema.with_info_wrap_validator_function(read, handler(source))


class _SchemaCheck:
    """One check. What a `$ref` says of a value is remembered: schemas that refer to
    themselves twice would double the work by level."""

    def __init__(self, root: Schema) -> None:
        self._root = root
        self._known: dict[tuple[str, int], tuple[str | None, _Seen]] = {}

    def problem(self, schema: Schema, value: Any, seen: _Seen) -> str | None:
        """What is wrong with a value, or None; adds to `seen` what was looked at."""
        if isinstance(schema, bool):
            return None if schema else "is not allowed by its JSON Schema"
        for keyword, given in schema.items():
            check = ASSERTIONS.get(keyword)
            if check and not check(given, value):
                return f"does not meet `{keyword}` of its JSON Schema"
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

    def _within(self, schema: Schema, value: Any, key: str | int) -> str | None:
        found = self.problem(schema, value, set())
        if not found:
            return None
        step = f"[{key}]" if isinstance(key, int) else f".{key}"
        return step + (found if found[0] in ".[" else f" {found}")

    def ref(self, schema: Any, value: Any, seen: _Seen) -> str | None:
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

    def all_of(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        for each in schema["allOf"]:
            if found := self.problem(each, value, seen):
                return found
        return None

    def any_of(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        fitting = [self._fits(each, value, seen) for each in schema["anyOf"]]
        return None if any(fitting) else _unmet("anyOf")

    def one_of(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        fitting = [self._fits(each, value, seen) for each in schema["oneOf"]]
        return None if fitting.count(True) == 1 else _unmet("oneOf")

    def not_(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        return _unmet("not") if self._fits(schema["not"], value, set()) else None

    def if_(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        branch = "then" if self._fits(schema["if"], value, seen) else "else"
        return self.problem(schema.get(branch, True), value, seen)

    def properties(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        if not is_object(value):
            return None
        named, patterns = (
            schema.get(each, {}) for each in ("properties", "patternProperties")
        )
        rest = schema.get("additionalProperties")
        for key, member in value.items():
            found = [named[key]] if key in named else []
            found += [patterns[each] for each in patterns if search(each)(key)]
            if not found and rest is not None:
                found = [rest]
            seen |= {key} if found else set()
            for each in found:
                if problem := self._within(each, member, key):
                    return problem
        return None

    def names(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        for key in value if is_object(value) else ():
            if found := self.problem(schema["propertyNames"], key, set()):
                return found
        return None

    def dependent(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        for key, each in schema["dependentSchemas"].items():
            is_there = is_object(value) and key in value
            if is_there and (found := self.problem(each, value, seen)):
                return found
        return None

    def items(self, schema: Any, value: Any, seen: _Seen) -> str | None:
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

    def contains(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        if not is_array(value):
            return None
        inner = schema["contains"]
        found = [i for i, each in enumerate(value) if self._fits(inner, each, set())]
        seen.update(found)
        if len(found) < schema.get("minContains", 1):
            return _unmet("contains")
        fits = len(found) <= schema.get("maxContains", len(found))
        return None if fits else _unmet("maxContains")

    def unevaluated_members(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        inner, given = schema["unevaluatedProperties"], value
        for key in [*given] if is_object(value) else ():
            if key not in seen and (found := self._within(inner, given[key], key)):
                return found
        seen.update(given if is_object(value) else ())
        return None

    def unevaluated_items(self, schema: Any, value: Any, seen: _Seen) -> str | None:
        inner = schema["unevaluatedItems"]
        for index, item in enumerate(value if is_array(value) else ()):
            if index not in seen and (found := self._within(inner, item, index)):
                return found
            seen.add(index)
        return None


def _unmet(keyword: str) -> str:
    return f"does not meet `{keyword}` of its JSON Schema"


# In this order: what is left over is known at the end.
_Applicator: TypeAlias = Callable[[_SchemaCheck, Any, Any, _Seen], str | None]
_APPLICATORS: Final[Mapping[str, _Applicator]] = {
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
