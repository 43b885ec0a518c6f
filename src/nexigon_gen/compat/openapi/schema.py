"""A schema of a document with all that it says in one: references followed, `allOf`
merged, and nullability told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from ...ir.jsontext import JsonValue
from ...values import dataclass, replace
from .document import OpenApiDocument, Placed

_ABOUT = frozenset(
    (
        *("$comment", "$id", "$schema", "default", "deprecated", "description"),
        *(
            "example",
            "examples",
            "externalDocs",
            "readOnly",
            "title",
            "writeOnly",
            "xml",
        ),
        *("additionalProperties", "unevaluatedProperties", "propertyNames"),
        *("$defs", "definitions", "discriminator", "multipleOf"),
    )
)
"""Words that say nothing about the JSON, or what is read elsewhere."""
_STRICTER: Mapping[str, Callable[[float, float], float]] = {
    **dict.fromkeys(
        ("minimum", "minLength", "minItems", "minProperties", "x-minBytes"), max
    ),
    **dict.fromkeys(
        ("maximum", "maxLength", "maxItems", "maxProperties", "x-maxBytes"), min
    ),
}


@dataclass(frozen=True, slots=True)
class SchemaFacts:
    """What a schema says. `at` names the place that says it, through references, and
    `branches` are the schemas of which one has to fit."""

    at: str
    words: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    types: frozenset[str] = frozenset()
    properties: Mapping[str, Placed] = field(default_factory=dict[str, Placed])
    required: frozenset[str] = frozenset()
    items: Placed | None = None
    prefix: tuple[Placed, ...] = ()
    """What stands at the places of an array that has as many."""
    values: Placed | None = None
    """What stands under further keys of an object."""
    branches: tuple[Placed, ...] = ()
    tag: str = ""
    """The property of the discriminator."""
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    """The place of each branch, by the value of the tag."""
    nullable: bool = False
    odd: str = ""
    """What it says that is not understood."""

    @property
    def says_nothing(self) -> bool:
        """Whether it allows anything."""
        told = self.words or self.types or self.properties or self.required
        return not (told or self.items or self.prefix or self.values or self.branches)

    @property
    def choices(self) -> tuple[str, ...] | None:
        """The strings that it allows, if it lists them."""
        listed = self.words.get("enum", [self.words.get("const")])
        if not isinstance(listed, list):
            return None
        found = [each for each in listed if isinstance(each, str)]
        return tuple(found) if found and len(found) == len(listed) else None


def schema(place: Placed, document: OpenApiDocument) -> SchemaFacts:
    """What a place says."""
    return _read(place, document, frozenset())


def _read(
    place: Placed, document: OpenApiDocument, above: frozenset[str]
) -> SchemaFacts:
    if place.at in above:
        return SchemaFacts(place.at, odd="a `$ref` that leads back to itself")
    above |= {place.at}
    own = _own(place)
    if "$ref" in place.members:
        target = document.followed(place)
        if target is None:
            return replace(own, odd=f"`$ref: {place.members['$ref']}`")
        other = _read(target, document, above)
        own = replace(_both(own, other), at=other.at if own.says_nothing else own.at)
    parts = [_read(each, document, above) for each in place.get("allOf")]
    for each in parts:
        alone = len(parts) == 1 and own.says_nothing
        own = replace(_both(own, each), at=each.at if alone else own.at)
    return _without_null(own, document, above)


def _own(place: Placed) -> SchemaFacts:
    """What a place says itself."""
    if not isinstance(place.value, Mapping):
        return SchemaFacts(place.at, odd="" if place.value is True else "no schema")
    given = place.members
    words = {
        k: v
        for k, v in given.items()
        if k not in _ABOUT and (k[:2] != "x-" or k in _STRICTER)
    }
    kind = words.pop("type", None)
    types = frozenset(str(e) for e in (kind if isinstance(kind, list) else [kind]) if e)
    words.pop("$ref", None)
    words.pop("allOf", None)
    required = words.pop("required", None)
    more = place.get("additionalProperties")
    branches: list[Placed] = []
    for key in ("oneOf", "anyOf"):
        if words.pop(key, None) is not None:
            branches += place.get(key)
    mapping = place.get("discriminator", "mapping").members
    tag = place.get("discriminator", "propertyName").value
    words.pop("properties", None)
    return SchemaFacts(
        place.at,
        _limits(words, types),
        types - {"null"} or types,
        properties=dict(place.get("properties").items()),
        required=(
            frozenset(map(str, required)) if isinstance(required, list) else frozenset()
        ),
        items=place.get("items") if words.pop("items", False) else None,
        prefix=(*place.get("prefixItems"),) if words.pop("prefixItems", None) else (),
        values=more if more.value is True or more.members or more.value == {} else None,
        branches=tuple(branches),
        tag=str(tag) if tag else "",
        mapping={key: str(value) for key, value in mapping.items()},
        nullable=words.pop("nullable", False) is True or {"null"} < types,
        odd=_odd(words),
    )


def _limits(words: dict[str, JsonValue], types: frozenset[str]) -> dict[str, JsonValue]:
    """Words with exclusive bounds of integers as inclusive ones, and null taken out."""
    for name, bound, step in (
        ("exclusiveMinimum", "minimum", 1),
        ("exclusiveMaximum", "maximum", -1),
    ):
        value = words.pop(name, None)
        if value is True:  # OpenAPI 3.0
            value = words.pop(bound, None)
        if isinstance(value, int | float) and not isinstance(value, bool):
            words[bound] = value + step if "integer" in types else value
    listed = words.get("enum")
    if isinstance(listed, list) and None in listed:
        words["enum"] = [each for each in listed if each is not None]
        words["nullable"] = True
    return words


_KNOWN = frozenset(
    (
        *("enum", "const", "format", "pattern", "contentEncoding", "contentMediaType"),
        "uniqueItems",
        *_STRICTER,
    )
)


def _odd(words: dict[str, JsonValue]) -> str:
    unknown = [key for key in words if key not in _KNOWN]
    for key in unknown:
        del words[key]
    return ", ".join(f"`{key}`" for key in unknown)


def _both(one: SchemaFacts, other: SchemaFacts) -> SchemaFacts:
    """What both say."""
    words = dict(one.words)
    for key, value in other.words.items():
        mine = words.get(key, value)
        if isinstance(mine, int | float) and isinstance(value, int | float):
            words[key] = _STRICTER.get(key, max)(mine, value)
        elif key == "enum" and isinstance(mine, list) and isinstance(value, list):
            words[key] = [each for each in mine if each in value]
        else:
            words.setdefault(key, value)
    types = one.types & other.types or one.types | other.types
    branches = one.branches or other.branches
    odd = one.odd or other.odd
    if one.branches and other.branches:
        odd = odd or "two choices at once"
    return SchemaFacts(
        one.at,
        words,
        types,
        properties={**one.properties, **other.properties},
        required=one.required | other.required,
        items=one.items or other.items,
        prefix=one.prefix or other.prefix,
        values=one.values or other.values,
        branches=branches,
        tag=one.tag or other.tag,
        mapping=one.mapping or other.mapping,
        nullable=one.nullable or other.nullable,
        odd=odd,
    )


def _without_null(
    own: SchemaFacts, document: OpenApiDocument, above: frozenset[str]
) -> SchemaFacts:
    """A choice without the branch that is `null`; one that is left is no choice."""
    left = tuple(each for each in own.branches if not _is_null(each, document))
    nullable = own.nullable or len(left) < len(own.branches)
    own = replace(own, branches=left, nullable=nullable)
    if len(left) != 1 or not nullable:
        return own
    only = _read(left[0], document, above)
    rest = replace(own, branches=())
    return replace(_both(rest, only), at=only.at if rest.says_nothing else own.at)


def _is_null(place: Placed, document: OpenApiDocument) -> bool:
    if "$ref" in place.members:
        place = document.followed(place) or place
    return place.get("type").value == "null" or place.get("enum").value == [None]
