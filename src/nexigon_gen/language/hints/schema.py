"""Types that are written as JSON Schema, in the place of a type of this language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ...values import dataclass
from ..spelling import pascal
from . import habits
from .define import enum_body, union_body
from .dialects import translate
from .hint import text_of
from .translated import scalar

KEYS = (
    *("type", "format", "items", "additionalProperties", "nullable", "$ref", "allOf"),
    "contentEncoding",
)
"""The keys that say a type there."""
_UNIONS = ("oneOf", "anyOf", "union")
BODIES = ("fields", "values", "variants", "properties", "enum", "const", *_UNIONS)
"""The keys that say what a definition consists of, here or there."""
_NAME = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Said:
    """The edit that says a type in this language, and the keys it takes away."""

    help: str
    covers: frozenset[str]


def said_by(word: str, found: Mapping[str, Node], name: str) -> Said | None:
    """What to write for a type that the key `word` is a part of.

    `name` is the member whose type it is, with the `?` of an optional one.
    """
    is_tag = word in ("tag", "tagged", "discriminator") and "variants" in found
    if not is_tag and word not in (*KEYS, *BODIES) or word in ("type", "nullable"):
        return None
    type_ = type_of(found)
    covers = frozenset(each for each in found if each in KEYS or each in _UNIONS)
    if type_:
        mark = "" if not type_.endswith("?") else "?"
        text = type_.removesuffix("?")
        help = f"write `type: {text}` instead of {_listed(covers)}"
        if mark and "." in name:
            help += f", and name the field `{field_of(name)}?`"
        return Said(help, covers)
    if word == "format":
        help = "leave `format` out: a text has no formats; `docs` may tell it"
        return Said(help, frozenset((word,)))
    if body := _body(found):
        kind = type_for(name)
        covers |= frozenset(each for each in found if each in (*BODIES, "casing"))
        taken = _listed(
            covers | frozenset(each for each in found if each in ("tag", "tagged"))
        )
        help = f"define `{kind}: {body}` under `types`, and write `type: {kind}`"
        return Said(f"{help} instead of {taken}", covers | {"tag", "tagged"})
    return None


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
    if reference := text_of(found.get("$ref")):
        last = reference.rpartition("/")[2]
        return last if _NAME.fullmatch(last) else ""
    match found.get("allOf"):
        case SequenceNode(items=(only,)):
            return _inner(only)
        case _:
            pass
    for key in _UNIONS:
        if isinstance(node := found.get(key), SequenceNode):
            return _either(node)
    if any(key in found for key in BODIES):
        return ""
    if "items" in found:
        inner = _inner(found["items"])
        return f"list<{inner}>" if inner else ""
    values = found.get("additionalProperties")
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
        words = [text_of(item) for item in type_.items]
        rest = [word for word in words if word != "null"]
        if len(rest) != 1:
            return ""
        word, mark = rest[0], "?" * (len(rest) < len(words))
    else:
        word = text_of(type_)
    format_ = text_of(found.get("format") or found.get("contentEncoding"))
    if format_ in habits.FORMATS:
        return (habits.FORMATS[format_] or scalar(format_)) + mark
    if format_ and word in ("", "string"):
        return ""
    if text_of(found.get("nullable")) == "true":
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
                texts = [text_of(item) for item in items]
                return enum_body(tuple(texts)) if all(map(pascal, texts)) else ""
            case MappingNode() as node:
                return f"{{values: {_source(node)}}}"
            case _:
                pass
    if only := text_of(found.get("const")):
        return enum_body((only,)) if pascal(only) else ""
    for key in ("fields", "properties"):
        if isinstance(fields := found.get(key), MappingNode):
            return f"{{fields: {_source(fields)}}}"
    if isinstance(variants := found.get("variants"), MappingNode):
        tag = text_of(found.get("tag")) or "kind"
        return f"{{tag: {tag}, variants: {_source(variants)}}}"
    for key in _UNIONS:
        if isinstance(types := found.get(key), SequenceNode):
            return union_body([_inner(item) for item in types.items])
    return ""


def _source(node: MappingNode) -> str:
    """A mapping in flow form, as far as its entries are of one line."""
    text = node.span.text
    if text.startswith("{"):
        return text
    shown = ", ".join(f"{each.key.text}: {_value(each.value)}" for each in node)
    return f"{{{shown}}}"


def _value(node: Node) -> str:
    if isinstance(node, MappingNode):
        return _source(node)
    text = node.span.text
    return f'"{text}"' if "," in text and text[:1] not in "\"'[" else text or "''"


def type_list(node: Node | None) -> tuple[str, ...]:
    """Help for several types in a list, of which null may be one."""
    if isinstance(node, MappingNode):
        type_ = type_of({each.key.text: each.value for each in node})
        return (f"write `type: {type_}`",) if type_ else ()
    type_ = _simple({"type": node}) if node else ""
    if not type_:
        return ("write one type; one of several is a union, defined under `types`",)
    if type_.endswith("?"):
        return (f"write `type: {type_[:-1]}`, and a `?` behind the field's name",)
    return (f"write `type: list<{type_}>`",)
