"""Types that are written as JSON Schema, in the place of a type of this language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ...values import dataclass
from ..spelling import pascal
from ..texts import text_in
from . import habits
from .definitions import enum_body, union_body
from .dialects import translate
from .foreign_types import scalar

KEYS = (
    *("type", "format", "items", "additionalProperties", "nullable", "$ref", "allOf"),
    *("contentEncoding", "logicalType", "prefixItems", "patternProperties"),
)
"""The keys that say a type there."""
_UNIONS = ("oneOf", "anyOf", "union")
BODIES = ("fields", "values", "variants", "properties", "enum", "const", *_UNIONS)
"""The keys that say what a definition consists of, here or there."""
_FORMATS = ("format", "contentEncoding", "logicalType")
_NAME = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class TypeEdit:
    """The edit that says a type in this language, and the keys it takes away."""

    help: str
    covers: frozenset[str]


def said_by(word: str, found: Mapping[str, Node], name: str) -> TypeEdit | None:
    """What to write for a type that the key `word` is a part of.

    `name` is the member whose type it is, with the `?` of an optional one.
    """
    is_tag = word in ("tag", "tagged", "discriminator") and "variants" in found
    if not is_tag and word not in (*KEYS, *BODIES) or word in ("type", "nullable"):
        return None
    type_ = type_of(found)
    covers = frozenset(each for each in found if each in KEYS or each in _UNIONS)
    if word == "patternProperties" and not type_:
        return None
    if type_:
        mark = "" if not type_.endswith("?") else "?"
        text = type_.removesuffix("?")
        covers |= frozenset(("values",)) if word == "values" else frozenset()
        if "," in text and is_in_flow(found[word]):
            text = f'"{text}"'
        help = f"write `type: {text}` instead of {_listed(covers)}"
        if mark and "." in name:
            help += f", and name the field `{field_of(name)}?`"
        return TypeEdit(help, covers)
    if word == "format":
        help = "leave `format` out: a text has no formats; `docs` may tell it"
        return TypeEdit(help, frozenset((word,)))
    if body := _body(found):
        kind = type_for(name)
        covers |= frozenset(each for each in found if each in (*BODIES, "casing"))
        taken = _listed(
            covers | frozenset(each for each in found if each in ("tag", "tagged"))
        )
        if "." not in name:  # that is a definition itself
            return TypeEdit(f"write `{kind}: {body}`", covers | {"tag", "tagged"})
        help = f"define `{kind}: {body}` under `types`, and write `type: {kind}`"
        help = f"{help} instead of {taken}"
        if any(text_in(each) == "null" for each in _items(found.get("enum"))):
            help += f", and name the field `{field_of(name)}?`"
        return TypeEdit(help, covers | {"tag", "tagged"})
    if word == "enum" and _items(found[word]):
        help = "the values of an enum are texts, or whole numbers: write `type: any`"
        return TypeEdit(f"{help} instead of {_listed(covers | {word})}", covers)
    return None


def _items(node: Node | None) -> Iterable[Node]:
    return node.items if isinstance(node, SequenceNode) else ()


def field_of(name: str) -> str:
    """The field in `Owner.field?`, without the mark."""
    return name.rpartition(".")[2].rstrip("?")


def type_for(name: str) -> str:
    """A name for the type of `Owner.field?`."""
    return "".join(map(pascal, name.rstrip("?").split("."))) or "Name"


def _listed(words: frozenset[str]) -> str:
    return " and ".join(f"`{each}`" for each in sorted(words))


def type_of(found: Mapping[str, Node]) -> str:
    """A JSON Schema as a type, with a `?` where it may be null; empty where it needs a
    definition or means nothing here."""
    if reference := text_in(found.get("$ref")):
        last = reference.rpartition("/")[2]
        return last if _NAME.fullmatch(last) else ""
    match found.get("allOf"):
        case SequenceNode(items=(only,)):
            mark = "?" if text_in(found.get("nullable")) == "true" else ""
            return _inner(only).removesuffix("?") + mark
        case _:
            pass
    for key in ("prefixItems", "items"):
        if isinstance(items := found.get(key), SequenceNode):
            types = [_inner(item) for item in items.items]
            return f"tuple<{', '.join(types)}>" if types and all(types) else ""
    if text_in(found.get("type")) == "map" and (of := text_in(found.get("values"))):
        return f"map<string, {_simple({'type': found['values']}) or of}>"
    for key in _UNIONS:
        if isinstance(node := found.get(key), SequenceNode):
            return _either(node)
    if any(key in found for key in BODIES):
        return ""
    if "items" in found:
        inner = _inner(found["items"])
        return f"list<{inner}>" if inner else ""
    values = found.get("additionalProperties")
    match found.get("patternProperties"):
        case MappingNode(entries=(entry,)):
            values = entry.value
        case _:
            pass
    if isinstance(values, MappingNode):
        inner = _inner(values)
        return f"map<string, {inner}>" if inner else ""
    return _simple(found)


def carried(node: Node) -> str:
    """The type of a request or response of OpenAPI: that of the first `schema` in it."""
    for each in node if isinstance(node, MappingNode) else ():
        is_it = each.key.text == "schema"
        if type_ := _inner(each.value) if is_it else carried(each.value):
            return type_.removesuffix("?")
    return ""


def _simple(found: Mapping[str, Node]) -> str:
    """`type`, made exact by `format`; `[string, "null"]` may be null."""
    type_, mark = found.get("type"), ""
    if isinstance(type_, SequenceNode):
        words = [text_in(item) for item in type_.items]
        rest = [word for word in words if word != "null"]
        if len(rest) != 1:
            return ""
        word, mark = rest[0], "?" * (len(rest) < len(words))
    else:
        word = text_in(type_)
    formats = [text_in(found.get(each)) for each in _FORMATS]
    format_ = next(filter(None, formats), "")
    if format_ in habits.FORMATS:
        return (habits.FORMATS[format_] or scalar(format_)) + mark
    if format_ and word in ("", "string"):
        return ""
    if text_in(found.get("nullable")) == "true":
        mark = "?"
    if not word or word == "object":
        return "map<string, any>" if word else ""
    translated = translate(word)
    return (translated.text if translated else word) + mark


def _either(node: SequenceNode) -> str:
    inner = [_inner(item) for item in node.items]
    rest = [each for each in inner if each not in ("unit", "null")]
    if len(rest) != 1 or not rest[0]:
        return ""
    return rest[0].removesuffix("?") + "?" * (len(rest) < len(inner))


def _inner(node: Node) -> str:
    if isinstance(node, MappingNode):
        return type_of({each.key.text: each.value for each in node})
    return _simple({"type": node}) if isinstance(node, ScalarNode) else ""


def _body(found: Mapping[str, Node]) -> str:
    """The definition that a type needs, in flow form; empty where it cannot be told."""
    for key in ("enum", "values"):
        match found.get(key):
            case SequenceNode(items=items):
                texts = [text for text in map(text_in, items) if text != "null"]
                is_one_kind = all(map(pascal, texts)) or all(map(str.isdigit, texts))
                return enum_body(tuple(texts)) if texts and is_one_kind else ""
            case MappingNode() as node:
                return f"{{values: {source(node)}}}"
            case _:
                pass
    only = text_in(found.get("const"))
    if only and only not in ("true", "false"):
        return enum_body((only,)) if pascal(only) or only.isdigit() else ""
    for key in ("fields", "properties"):
        if isinstance(fields := found.get(key), MappingNode):
            return f"{{fields: {fields_of(fields)}}}"
    if isinstance(variants := found.get("variants"), MappingNode):
        tag = text_in(found.get("tag")) or "kind"
        return f"{{tag: {tag}, variants: {source(variants)}}}"
    for key in _UNIONS:
        if isinstance(types := found.get(key), SequenceNode):
            return union_body([_inner(item) for item in types.items])
    return ""


def is_in_flow(node: Node) -> bool:
    """Whether a node stands between braces that are on its line."""
    text = node.span.source.text
    return "{" in text[text.rfind("\n", 0, node.span.start) + 1 : node.span.start]


def fields_of(node: MappingNode) -> str:
    """Fields in flow form, with types of this language."""
    shown = ", ".join(f"{_in_flow(each.key)}: {_type(each.value)}" for each in node)
    return f"{{{shown}}}"


def _in_flow(key: ScalarNode) -> str:
    return f'"{key.text}"' if key.text.endswith("?") else key.span.text


def _type(value: Node) -> str:
    if not isinstance(value, ScalarNode):
        return _value(value)
    text, mark, docs = value.text.partition(" -- ")
    found = translate(text)
    own = (found.inner if found and found.text else text) + mark + docs
    return f'"{own}"' if {*own} & {*",?#{}[]"} else own


def source(node: MappingNode) -> str:
    """A mapping in flow form, as far as its entries are of one line."""
    text = node.span.text
    if text.startswith("{"):
        return text
    shown = ", ".join(f"{each.key.text}: {_value(each.value)}" for each in node)
    return f"{{{shown}}}"


def _value(node: Node) -> str:
    if isinstance(node, MappingNode):
        return source(node)
    text = node.span.text
    return f'"{text}"' if "," in text and text[:1] not in "\"'[" else text or "''"


def type_list(node: Node | None, name: str) -> tuple[str, ...]:
    """Help for several types in a list, of which null may be one; `name` is the member
    that has them."""
    if isinstance(node, MappingNode):
        type_ = type_of({each.key.text: each.value for each in node})
        return (f"write `type: {type_}`",) if type_ else ()
    type_ = _simple({"type": node}) if node else ""
    if not type_ and (types := [_inner(each) for each in _items(node)]):
        kind = type_for(name)
        own = [each for each in types if each not in ("unit", "null")]
        mark = f", and name the field `{field_of(name)}?`" * (len(own) < len(types))
        if body := union_body(own) if all(own) else "":
            help = f"define `{kind}: {body}` under `types`, and write `type: {kind}`"
            return (f"one of several types is a union: {help}{mark}",)
    if not type_:
        return ("write one type; one of several is a union, defined under `types`",)
    if type_.endswith("?"):
        return (f"write `type: {type_[:-1]}`, and a `?` behind the field's name",)
    return (f"write `type: list<{type_}>`",)
