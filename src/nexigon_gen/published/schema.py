"""A schema of a document with all that it says in one: references followed, `allOf`
merged, and nullability told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..ir.jsontext import JsonValue
from ..ir.terms import MAX_WIRE_NUMBER, WireName
from ..text.unseen import is_seen
from ..values import dataclass, field, replace
from .branching import is_rule, unfolded
from .document import OpenApiDocument, Placed
from .heirs import branches_of, is_heir
from .nulls import has_null, is_null, is_nullable, is_only_null

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
    "exclusiveMinimum": max,
    "exclusiveMaximum": min,
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
    """Why it is not known what it says."""
    is_closed: bool = False
    """Whether it refuses further keys of an object."""
    unread: tuple[str, ...] = ()
    """The words that are not understood; without them it says less."""

    @property
    def says_nothing(self) -> bool:
        """Whether it allows anything."""
        told = self.words or self.types or self.properties or self.required
        return not (told or self.items or self.prefix or self.values or self.branches)

    @property
    def choices(self) -> tuple[WireName, ...] | None:
        """The strings that it allows, or the integers, if it lists them."""
        listed = self.words.get("enum", [self.words.get("const")])
        if not isinstance(listed, list):
            return None
        found = [each for each in listed if isinstance(each, str | int)]
        kinds = {type(each) for each in found}
        if len(found) < len(listed) or len(kinds) != 1 or not all(map(_is_name, found)):
            return None
        is_told = kinds == {str} or self.types <= {"integer", "number"}
        return tuple(dict.fromkeys(found)) if is_told else None


def _is_name(value: WireName) -> bool:
    """Whether a value can be the name of anything on the wire."""
    if isinstance(value, str):
        return is_seen(value)
    return not isinstance(value, bool) and abs(value) <= MAX_WIRE_NUMBER


_MAX_DEPTH = 64
"""Most schemas that lead to each other."""


def schema(place: Placed, document: OpenApiDocument, depth: int = 0) -> SchemaFacts:
    """What a place says. Each place is read once; what leads back to itself, or too far,
    says nothing."""
    found = document.read.get(place.at)
    if isinstance(found, SchemaFacts):
        return found
    if depth > _MAX_DEPTH:
        odd = f"a `$ref` that leads through more than {_MAX_DEPTH} others"
        return SchemaFacts(place.at, odd=odd)
    document.read[place.at] = SchemaFacts(
        place.at, odd="a `$ref` that leads back to itself"
    )
    found = _read(place, document, depth + 1)
    document.read[place.at] = found
    return found


def _read(place: Placed, document: OpenApiDocument, depth: int) -> SchemaFacts:
    own = said(place, document)
    if own.tag and not own.branches:
        own = replace(own, branches=branches_of(place, document))
    if "$ref" in place.members:
        target = document.followed(place)
        if target is None:
            return replace(own, odd=f"`$ref: {place.members['$ref']}`")
        other = schema(target, document, depth)
        own = replace(both(own, other), at=other.at if own.says_nothing else own.at)
    parts = [schema(each, document, depth) for each in place.get("allOf")]
    for each in parts:
        if is_heir(place, each.branches):  # what is one of several is not all of them
            each = replace(each, branches=(), tag="", mapping={})
        alone = len(parts) == 1 and own.says_nothing
        own = replace(both(own, each), at=each.at if alone else own.at)
    return _without_null(own, document, depth)


def said(place: Placed, document: OpenApiDocument) -> SchemaFacts:
    """What a place says itself. Each place is read once, whoever asks."""
    known = document.said.get(place.at)
    # What is made up for a place may stand for what the document has there.
    if known and known[0] is place.value:
        found = known[1]
        assert isinstance(found, SchemaFacts)
        return found
    found = _said(place)
    document.said[place.at] = place.value, found
    return found


def _said(place: Placed) -> SchemaFacts:
    if not isinstance(place.value, Mapping):
        return SchemaFacts(place.at, odd="" if place.value is True else "no schema")
    place, listed = unfolded(place)
    given = place.members
    words = {
        k: v
        for k, v in given.items()
        if k not in _ABOUT and (k[:2] != "x-" or k in _STRICTER)
    }
    types = _types(words)
    words.pop("$ref", None)
    words.pop("allOf", None)
    required = words.pop("required", None)
    more = place.get("additionalProperties")
    branches = [*listed]
    for key in ("oneOf", "anyOf"):
        found = [*place.get(key)]
        if found and all(map(is_rule, found)):
            continue  # its values look the same: the word is not read
        if words.pop(key, None) is not None:
            branches += found
    mapping = place.get("discriminator", "mapping").members
    tag = place.get("discriminator", "propertyName").value
    words.pop("properties", None)
    return SchemaFacts(
        place.at,
        _limits(words),
        types,
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
        nullable=is_nullable(given),
        is_closed=False in (more.value, place.get("unevaluatedProperties").value),
        unread=_unread(words),
    )


def _types(words: dict[str, JsonValue]) -> frozenset[str]:
    """The types that a schema names, taken out of its words; `null` only if that is all."""
    kind = words.pop("type", None)
    words.pop("nullable", None)
    if is_only_null({"type": kind, **words}):
        words.pop("enum", None)
        words.pop("const", None)
        return frozenset(("null",))
    listed = kind if isinstance(kind, list) else [kind]
    return frozenset(str(each) for each in listed if each) - {"null"}


def _limits(words: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Words with exclusive bounds as numbers, and null taken out."""
    for name, bound in (
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ):
        value = words.get(name)
        if isinstance(value, bool):  # OpenAPI 3.0
            del words[name]
            if value and bound in words:
                words[name] = words.pop(bound)
    listed = words.get("enum")
    if isinstance(listed, list) and None in listed:
        words["enum"] = [each for each in listed if each is not None]
    return words


_KNOWN = frozenset(
    (
        *("enum", "const", "format", "pattern", "contentEncoding", "contentMediaType"),
        "uniqueItems",
        *_STRICTER,
    )
)


def _unread(words: dict[str, JsonValue]) -> tuple[str, ...]:
    unknown = tuple(key for key in words if key not in _KNOWN)
    for key in unknown:
        del words[key]
    return unknown


def both(one: SchemaFacts, other: SchemaFacts) -> SchemaFacts:
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
        is_closed=one.is_closed or other.is_closed,
        unread=(*one.unread, *(e for e in other.unread if e not in one.unread)),
    )


def _without_null(
    own: SchemaFacts, document: OpenApiDocument, depth: int
) -> SchemaFacts:
    """A choice without the branch that is `null`; one that is left is no choice."""
    left = tuple(each for each in own.branches if not is_null(each, document))
    nullable = own.nullable or len(left) < len(own.branches)
    # What one of several allows, all of them together do.
    nullable = nullable or any(has_null(each, document) for each in left)
    own = replace(own, branches=left, nullable=nullable)
    if len(left) != 1 or not nullable:
        return own
    only = schema(left[0], document, depth)
    rest = replace(own, branches=())
    return replace(both(rest, only), at=only.at if rest.says_nothing else own.at)
