"""Schemas: what the JSON Schema document of an opaque type describes, as views.

They tell the forms, names, docs and limits that a reader looks for. What a document says
beyond these, the document itself says, which stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...ir.jsontext import compact, plain
from ...ir.model import OpaqueDef
from ...ir.subschemas import at
from ...ir.terms import Json, JsonObject
from .places import member_anchor
from .prose import plain_docs, plain_note
from .schema_notes import in_line, notes_of_schema
from .view import BadgeView, BlockView, MemberView, PieceView

_DEEPEST = 4
"""How many objects are shown within each other."""
_FEW = 4
"""Forms that are named in a line."""
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
_WORDS = {"bool": "boolean", "int": "integer", "float": "number", "str": "string"}
_BADGES = (
    ("deprecated", BadgeView("deprecated", "deprecated")),
    ("readOnly", BadgeView("plain", "read only", "Servers set it.")),
    ("writeOnly", BadgeView("plain", "write only", "Servers never send it.")),
)
_FORMS = frozenset({"$ref", "const", "enum", "items", "properties", "type", "allOf"})
"""Keywords that say of what form a value is."""


def schema_block(definition: OpaqueDef, *, is_home: bool) -> BlockView:
    """What a document describes; with anchors where the type is at home."""
    id_ = definition.id
    found = _Schemas(definition, is_home).block(definition.document, id_.name)
    intro = f"JSON that the JSON Schema document {definition.file} describes."
    anchor = id_.name if is_home else ""
    if found is None:
        return BlockView(anchor, id_.name, "JSON Schema", intro=intro)
    return BlockView(
        anchor,
        id_.name,
        "JSON Schema",
        intro=" ".join(filter(None, (intro, found.intro))),
        members=found.members,
        open=found.open,
        is_boxed=found.is_boxed,
    )


def schema_word(definition: OpaqueDef) -> str:
    """What the values of a type are in JSON."""
    return _Schemas(definition, is_home=False).word(definition.document)


def schema_notes(definition: OpaqueDef) -> Iterator[str]:
    """What the values have to be, beyond what they are called."""
    return notes_of_schema(_Merged(definition.document, definition.document).keys)


def property_names(document: JsonObject) -> Sequence[str]:
    """The names of what is at the top of a document, as far as they have anchors."""
    named = _Merged(document, document).named
    return [each for each in named if _NAME.fullmatch(each)]


class _Merged:
    """A schema with all that its references and `allOf` say; its own words come first."""

    def __init__(self, schema: Json, document: JsonObject) -> None:
        self.keys: dict[str, Json] = {}
        self.named: dict[str, Json] = {}
        self.required: set[Json] = set()
        self.seen: list[int] = []
        """What it was made of."""
        pending: list[Json] = [schema]
        while pending:
            each = pending.pop(0)
            if not isinstance(each, JsonObject) or id(each) in self.seen:
                continue
            self.seen.append(id(each))
            keys = dict(each.members)
            properties, required = keys.get("properties"), keys.get("required")
            if isinstance(properties, JsonObject):
                self.named = {**dict(properties.members), **self.named}
            self.required.update(required if isinstance(required, tuple) else ())
            self.keys = {**keys, **self.keys}
            if isinstance(target := keys.get("$ref"), str):
                pending.append(at(document, target))
            pending += _listed(keys.get("allOf"))

    def text(self, key: str) -> str:
        """A text that it says; empty if it says none."""
        found = self.keys.get(key)
        return found if isinstance(found, str) else ""


class _Schemas:
    """Makes the views of the schemas of a document. Each that has names is shown once."""

    def __init__(self, definition: OpaqueDef, is_home: bool) -> None:
        self._id = definition.id
        self._document = definition.document
        self._is_home = is_home
        self._shown: set[int] = set()

    def block(self, schema: Json, title: str, depth: int = 0) -> BlockView | None:
        """What is in the values of a schema, also as items; None if nothing has a name,
        or it is shown already."""
        schema = self._target(schema)
        found = self.merged(schema)
        if depth == _DEEPEST or id(schema) in self._shown:
            return None
        self._shown.add(id(schema))
        if found.named:
            members = tuple(self._properties(found, depth + 1))
            return BlockView("", title, "object", members=members, open=_others(found))
        for key in ("items", "additionalProperties"):
            if isinstance(inner := found.keys.get(key), JsonObject):
                return self.block(inner, self.word(inner), depth + 1)
        return self._choice(found, title, depth + 1)

    def merged(self, schema: Json) -> _Merged:
        """All that a schema says."""
        return _Merged(schema, self._document)

    def word(self, schema: Json, above: tuple[int, ...] = ()) -> str:
        """What values are called: a name for objects and for what is within itself, else
        what they are in JSON."""
        if schema is False:
            return "nothing"
        found = self.merged(schema)
        target = self._target(schema)
        is_whole = target is self._document and schema is not target
        kind = found.keys.get("type")
        is_object = found.named and not isinstance(kind, tuple)
        if is_object or is_whole or id(target) in above:
            return self._name(schema) or "object"
        within = (*above, id(target))
        match kind:
            case str(kind):
                words = [self._typed(kind, found, within)]
            case tuple(kinds):
                words = [self._typed(str(each), found, within) for each in kinds]
            case _:
                words = [*self._untyped(found, within)]
        return " or ".join(dict.fromkeys(words)) if words else "any"

    def _properties(self, found: _Merged, depth: int) -> Iterator[MemberView]:
        for name, schema in found.named.items():
            each = self.merged(schema)
            has_anchor = self._is_home and depth == 1 and _NAME.fullmatch(name)
            word = self.word(schema)
            yield MemberView(
                anchor=member_anchor(self._id, name) if has_anchor else "",
                name=in_line(name),
                docs=plain_docs(each.text("description")),
                type=(PieceView(word),),
                need="required" if name in found.required else "optional",
                badges=tuple(b for key, b in _BADGES if each.keys.get(key) is True),
                notes=(*map(plain_note, notes_of_schema(each.keys)),),
                block=self.block(schema, word, depth),
            )

    def _choice(self, found: _Merged, title: str, depth: int) -> BlockView | None:
        """The forms of a value that has one of several, if there is more to say of one
        than what it is called."""
        key = "oneOf" if "oneOf" in found.keys else "anyOf"
        forms = _listed(found.keys.get(key))
        members = tuple(self._form(each, depth) for each in forms)
        if not any(each.block or each.docs.md or each.notes for each in members):
            return None
        intro = "One of these:" if key == "oneOf" else "At least one of these:"
        return BlockView(
            "", title, "union", intro=intro, members=members, is_boxed=True
        )

    def _form(self, schema: Json, depth: int) -> MemberView:
        each = self.merged(schema)
        word = self.word(schema)
        return MemberView(
            anchor="",
            name=self._name(schema) or " ".join(each.text("title").split()) or word,
            docs=plain_docs(each.text("description")),
            notes=(*map(plain_note, notes_of_schema(each.keys)),),
            block=self.block(schema, "", depth),
        )

    def _target(self, schema: Json) -> Json:
        """The schema that a reference leads to, which may lead further."""
        seen: list[int] = []
        while isinstance(schema, JsonObject) and id(schema) not in seen:
            seen.append(id(schema))
            keys = dict(schema.members)
            target = keys.get("$ref")
            if not isinstance(target, str) or "properties" in keys:
                break
            schema = at(self._document, target)
        return schema

    def _name(self, schema: Json) -> str:
        """What a schema is called that is referred to by a name."""
        keys = dict(schema.members) if isinstance(schema, JsonObject) else {}
        target = keys.get("$ref")
        if target == "#":
            return self._id.name
        name = target.rpartition("/")[2] if isinstance(target, str) else ""
        return name if _NAME.fullmatch(name) else ""

    def _typed(self, word: str, found: _Merged, within: tuple[int, ...]) -> str:
        if len(within) > _DEEPEST:
            return word
        items, others = found.keys.get("items"), found.keys.get("additionalProperties")
        if word == "array" and isinstance(items, JsonObject):
            return f"array<{self.word(items, within)}>"
        if word == "object" and isinstance(others, JsonObject):
            return f"object<string, {self.word(others, within)}>"
        return word

    def _untyped(self, found: _Merged, within: tuple[int, ...]) -> Iterator[str]:
        values = found.keys.get("enum")
        if "const" in found.keys:
            values = (found.keys["const"],)
        if isinstance(values, tuple):
            yield from map(_kind, values)
            return
        forms = _listed(found.keys.get("oneOf")) or _listed(found.keys.get("anyOf"))
        if len(forms) > _FEW:
            yield f"one of {len(forms)} forms"
        elif len(within) <= _DEEPEST and all(
            _FORMS & {*dict(f.members)} for f in forms
        ):
            yield from (self.word(each, within) for each in forms)


def _listed(value: Json) -> list[JsonObject]:
    values = value if isinstance(value, tuple) else ()
    return [each for each in values if isinstance(each, JsonObject)]


def _kind(value: Json) -> str:
    found = plain(value)
    if isinstance(found, Mapping):
        return "object"
    if isinstance(found, list):
        return "array"
    return _WORDS.get(type(found).__name__, "null")


def _others(found: _Merged) -> str:
    """What is said of keys that have no name."""
    patterns = found.keys.get("patternProperties")
    if isinstance(patterns, JsonObject) and patterns.members:
        names = ", ".join(compact(name) for name, _ in patterns.members)
        return f"Other keys match {names}."
    if found.keys.get("additionalProperties") is False:
        return "No other keys."
    return ""
