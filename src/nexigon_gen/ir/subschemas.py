"""JSON Schema as a structure: its keywords, and where schemas stand inside a schema.

Drafts 4 to 2020-12; what a keyword means is left to those who read it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from urllib.parse import unquote

from .terms import Json, JsonObject


class KeywordValue(Enum):
    """What a keyword takes; the value is how a diagnostic says it."""

    SCHEMA = "a schema"
    SCHEMAS = "a list of schemas"
    SCHEMA_OR_SCHEMAS = "a schema or a list of schemas"
    NAMED = "an object of schemas"
    TYPE = "the name of a type or a list of them"
    TEXT = "a string"
    NUMBER = "a number"
    LIMIT = "a number, or `true` or `false`"
    FACTOR = "a number above 0"
    COUNT = "a whole number that is not negative"
    FLAG = "`true` or `false`"
    VALUES = "a list of values"
    NAMES = "a list of strings"
    NAMES_BY_NAME = "an object of lists of strings"


TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The words of `type`."""

_BY_KIND = {
    KeywordValue.SCHEMA: "additionalItems additionalProperties contains contentSchema else if"
    " not propertyNames then unevaluatedItems unevaluatedProperties",
    KeywordValue.SCHEMAS: "allOf anyOf oneOf prefixItems",
    KeywordValue.SCHEMA_OR_SCHEMAS: "items",
    KeywordValue.NAMED: "$defs definitions dependentSchemas patternProperties properties",
    KeywordValue.TYPE: "type",
    KeywordValue.TEXT: "$anchor $comment $id $ref $schema contentEncoding contentMediaType"
    " description format pattern title",
    KeywordValue.NUMBER: "maximum minimum",
    KeywordValue.LIMIT: "exclusiveMaximum exclusiveMinimum",
    KeywordValue.FACTOR: "multipleOf",
    KeywordValue.COUNT: "maxContains maxItems maxLength maxProperties minContains minItems"
    " minLength minProperties",
    KeywordValue.FLAG: "deprecated readOnly uniqueItems writeOnly",
    KeywordValue.VALUES: "enum examples",
    KeywordValue.NAMES: "required",
    KeywordValue.NAMES_BY_NAME: "dependentRequired",
}
KEYWORDS = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
"""What each keyword takes. Any other key of a schema is an annotation."""
IN_PLACE = frozenset(
    ["allOf", "anyOf", "dependentSchemas", "else", "if", "not", "oneOf", "then"]
)
"""The keywords whose schemas judge the same value; the others take a step into it."""


def changed(schema: Json, change: Callable[[JsonObject], Json]) -> Json:
    """A schema with every schema in it replaced by what `change` makes of it, inner
    ones first. `true` and `false` stay."""
    if not isinstance(schema, JsonObject):
        return schema
    members = ((key, _within(key, value, change)) for key, value in schema.members)
    return change(JsonObject(tuple(members)))


def _within(key: str, value: Json, change: Callable[[JsonObject], Json]) -> Json:
    kind = KEYWORDS.get(key)
    if isinstance(value, JsonObject) and kind is KeywordValue.NAMED:
        named = ((name, changed(each, change)) for name, each in value.members)
        return JsonObject(tuple(named))
    if isinstance(value, tuple) and kind in (
        KeywordValue.SCHEMAS,
        KeywordValue.SCHEMA_OR_SCHEMAS,
    ):
        return tuple(changed(each, change) for each in value)
    if kind in (KeywordValue.SCHEMA, KeywordValue.SCHEMA_OR_SCHEMAS):
        return changed(value, change)
    return value


def steps(fragment: str) -> tuple[str, ...]:
    """The keys and indexes of a JSON Pointer in the fragment of a `$ref`."""
    parts = unquote(fragment).split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def at(document: Json, ref: str) -> Json:
    """What a `$ref` within a document leads to."""
    here = document
    for name in steps(ref.removeprefix("#")):
        if isinstance(here, tuple):
            here = here[int(name)]
        else:
            assert isinstance(here, JsonObject)
            here = dict(here.members)[name]
    return here
