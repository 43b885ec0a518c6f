"""The JSON Schema (draft 2020-12) of the language, for editors.

It says what the table of the language says, about a spec as an editor reads it: a plain
`1` is a number there and `true` a boolean. It accepts every spec that the decoder
accepts. What takes more than the shape of a spec to see (a name that nothing defines, a
field given as `name` and `name?`) it cannot refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ..ir.jsontext import JsonValue, pretty
from . import keys
from .decode.document import VERSION
from .decode.names import MAX_LENGTH, PASCAL, SNAKE
from .document import Tagged
from .shape import Form, Key, Kind, Naming, Shape

JsonSchema: TypeAlias = Mapping[str, JsonValue]

_SHORT = rf"^(?!.{{{MAX_LENGTH + 1}}})"
_TYPE_NAME = PASCAL.pattern.pattern
_NAMES = {
    Naming.FIELD: rf"{_SHORT}{SNAKE.pattern.pattern}\??$",
    Naming.TYPE: rf"{_SHORT}{_TYPE_NAME}(?:<[\s,]*{_TYPE_NAME}(?:[\s,]+{_TYPE_NAME})*[\s,]*>)?$",
    Naming.PASCAL: rf"{_SHORT}{_TYPE_NAME}$",
    Naming.SNAKE: rf"{_SHORT}{SNAKE.pattern.pattern}$",
}
_TEXT: JsonSchema = {"type": "string"}
_UNIT = r"^unit(?: -- |$)"


def text() -> str:
    """The JSON Schema of the language as the text of a file."""
    return pretty(language())


def language() -> JsonSchema:
    """The JSON Schema of the language."""
    forms = {form.name: form for form in _forms(keys.DocumentBody.shape)}
    shapes = {shape.name: shape for form in forms.values() for shape in form.shapes}
    defined = {_id(shape): _mapping(shape) for shape in shapes.values()}
    defined |= {_id(form): _place(form) for form in forms.values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A spec file of nexigon-gen",
        **_mapping(keys.DocumentBody.shape),
        "$defs": dict(sorted(defined.items())),
    }


def _forms(shape: Shape) -> Iterator[Form]:
    """Every form that is reached from a shape."""
    for key in shape.entries:
        if key.of:
            yield key.of
            for each in key.of.shapes:
                yield from _forms(each)


def _id(target: Form | Shape) -> str:
    """A form and its only shape may have the same name."""
    name = target.name.replace(" ", "-")
    return f"{name}-keys" if isinstance(target, Shape) else name


def _ref(target: Form | Shape) -> JsonSchema:
    return {"$ref": f"#/$defs/{_id(target)}"}


def _mapping(shape: Shape) -> JsonSchema:
    """A mapping of a shape."""
    required = [key.name for key in shape.entries if key.required]
    return {
        "description": shape.docs,
        "type": "object",
        "properties": {key.name: _takes(key) for key in shape.entries},
        "additionalProperties": False,
        **({"required": required} if required else {}),
        **_alternatives(shape),
        **({"not": {"required": [*shape.apart]}} if shape.apart else {}),
        **(_tags() if shape is keys.UnionBody.shape else {}),
    }


def _alternatives(shape: Shape) -> JsonSchema:
    each: list[JsonValue] = [{"required": [name]} for name in shape.one_of]
    return {"oneOf": each} if each else {}


def _tags() -> JsonSchema:
    """The key `tag` is there unless another `tagged` says that there is none; then it is
    not, nor a key for the content. An untagged union has no unit and no names (wire.md
    W3.9), and a unit has no content."""
    tagless: list[JsonValue] = [each.value for each in Tagged if not each.has_tag]
    unit: JsonSchema = {
        "anyOf": [
            {"type": "string", "pattern": _UNIT},
            {
                "type": "object",
                "properties": {"type": {"const": "unit"}},
                "required": ["type"],
            },
        ]
    }
    named: JsonSchema = {"type": "object", "required": ["content"]}
    idle: JsonSchema = {
        "properties": {
            "tag": False,
            "content": False,
            "envelope": False,
            "default": False,
            "variants": {"additionalProperties": {"not": named}},
        }
    }
    bare: JsonSchema = {
        "properties": {
            "casing": False,
            "variants": {
                "additionalProperties": {
                    "not": {"anyOf": [unit, {**named, "required": ["wire"]}]}
                }
            },
        }
    }
    spare: JsonSchema = {"allOf": [unit, named]}
    return {
        "allOf": [
            {"properties": {"variants": {"additionalProperties": {"not": spare}}}},
            _if("tagged", {"enum": tagless}, idle, {"required": ["tag"]}),
            _if("tagged", {"const": Tagged.UNTAGGED.value}, bare, {}),
        ],
    }


def _if(key: str, value: JsonSchema, then: JsonSchema, other: JsonSchema) -> JsonSchema:
    """`then` where the key is there with such a value, else `other`."""
    condition: JsonSchema = {
        "type": "object",
        "properties": {key: value},
        "required": [key],
    }
    return {"if": condition, "then": then, "else": other}


def _takes(key: Key[object]) -> JsonSchema:
    return {"description": key.docs, **_kind(key)}


def _kind(key: Key[object]) -> JsonSchema:
    match key.kind:
        case Kind.TEXT | Kind.TYPE:
            pattern = {"pattern": f"^{key.pattern}$"} if key.pattern else {}
            return {**_TEXT, **pattern}
        case Kind.WIRE:
            return {"type": ["string", "integer"]}
        case Kind.NAME:
            return {"type": "string", "pattern": f"{_SHORT}{SNAKE.pattern.pattern}$"}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.NUMBER:
            return {"type": "number", "exclusiveMinimum": 0}
        case Kind.VERSION:
            return {"enum": [int(VERSION), VERSION]}
        case Kind.CHOICE:
            return {"enum": [*key.choices]}
        case Kind.JSON:
            return {}
        case Kind.EXAMPLES:
            return {"type": "array"}
        case Kind.NAMES:
            return {"type": "array", "items": _TEXT}
        case Kind.FORM | Kind.BODY | Kind.LIST | Kind.MEMBERS | Kind.IMPORTS:
            assert key.of
            return _composite(key, key.of)


def _composite(key: Key[object], form: Form) -> JsonSchema:
    match key.kind:
        case Kind.BODY:
            return {"anyOf": [_TEXT, _written_in_place(form.shapes[0])]}
        case Kind.LIST:
            return {"type": "array", "items": _ref(form)}
        case Kind.IMPORTS:
            names: JsonSchema = {"type": "array", "items": _TEXT}
            one: JsonSchema = {"anyOf": [names, _ref(form)]}
            files: JsonSchema = {"type": "object", "additionalProperties": one}
            return {"anyOf": [files, {"type": "array", "items": _ref(form)}]}
        case Kind.MEMBERS if key.empty:
            return {**_members(form), "type": "object", "minProperties": 1}
        case Kind.MEMBERS:
            return _members(form)
        case _:
            return _ref(form)


def _members(form: Form) -> JsonSchema:
    names: JsonSchema = {"pattern": _NAMES[form.naming]} if form.naming else {}
    return {
        "type": ["object", "null"],
        "propertyNames": names,
        "additionalProperties": _ref(form),
    }


def _place(form: Form) -> JsonSchema:
    """What a form may be written as."""
    allowed: list[JsonValue] = [_ref(shape) for shape in form.shapes]
    if form.short:
        allowed.insert(0, _short(form.short))
    if form.number:
        short: JsonSchema = {
            "type": "integer",
            "description": f"Short for `{form.number}`",
        }
        allowed.insert(0, short)
    if form.nothing is not None:
        allowed.append({"type": "null"} if not form.nothing else {"const": True})
    return {"anyOf": allowed} if len(allowed) > 1 else _ref(form.shapes[0])


def _short(said: tuple[str, ...]) -> JsonSchema:
    description = "Short for " + " and ".join(f"`{name}`" for name in said)
    return {"type": "string", "description": f"{description}: {' -- '.join(said)}"}


def _written_in_place(struct: Shape) -> JsonSchema:
    """One name, and either the fields of the struct or all its keys: the key `fields`
    with a mapping makes the difference."""
    form = struct.keys[struct.kind].of
    assert form
    body = _if(struct.kind, {"type": "object"}, _ref(struct), _members(form))
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": _NAMES[Naming.PASCAL]},
        "additionalProperties": body,
    }
