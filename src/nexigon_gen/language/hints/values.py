"""Help for values of another kind than a key takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...syntax.node import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    is_missing,
)
from ...text.suggest import closest, did_you_mean
from ..shape import Key, Kind
from ..spelling import pascal, snake
from ..texts import text_in
from . import habits
from .checks import ends
from .names import import_of
from .protobuf import declared
from .schema import type_of

_WITH_UNIT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?) *(ms|s|sec|seconds?|m|min|h)")
_ISO = re.compile(r"PT(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?")
_UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min"), 60),
    "ms": 0.001,
    "h": 3600,
}
_GIVEN = re.compile(
    r"(\w+)\s*=\s*(-?[0-9]+|\"[^\"]*\"|'[^']*'|(?:enum\.)?auto\(\))\s*[,;]?"
)
"""A value of an enum as most languages write it."""
_IOTA = re.compile(r"(\w+)(?: \w+)? ?= ?iota(?: ?\+ ?([0-9]{1,9}))?((?:\s+\w+)*)")
_TEXTS = (Kind.TEXT, Kind.NAME)
_COMMENTED = re.compile(r":?[ ]+#[ ]+([A-Za-z][^\n:]*)")
_NONE = "''"
_MEMBERS = {
    "imports": "imports: {common: [Timestamp]}",
    "types": "types: {Name: {fields: {…}}}",
    "fields": "fields: {name: Type}",
    "values": "values: {Name: docs}",
    "variants": "variants: {Name: Type}",
    "actions": "actions: {Name: {request: …, response: …}}",
}


def members(key: str, node: Node) -> tuple[str, ...]:
    """Help for a key that takes named members and holds a list or text."""
    if key == "servers":
        found = re.search(r"https?://[^\s,'\"{}\]]+", node.span.text)
        address = found[0] if found else "https://hub.example.com"
        return (f"write `servers: {{main: {address}}}`",)
    if isinstance(node, SequenceNode) and node.items:
        if all(
            isinstance(item, MappingNode) and not _is_named(item) for item in node.items
        ):
            return ("take the dashes away, so that each name is a key",)
        named = [_named(item, key) for item in node.items]
        if key == "variants" and any(isinstance(i, MappingNode) for i in node.items):
            named = [re.sub(r"^(\w+): \1$", r"\1: unit", each) for each in named]
        if all(named):
            return (f"write `{key}: {{{', '.join(named)}}}`",)
    if key == "values" and isinstance(node, ScalarNode):
        names = re.split(r"\s*[,|;]\s*|\s+", node.text.strip())
        if len(names) > 1 and all(pascal(each) == each for each in names):
            return (
                f"write `values: {{{', '.join(f'{each}: {_NONE}' for each in names)}}}`",
            )
    if key == "values" and isinstance(node, ScalarNode) and (given := _iota(node.text)):
        return (f"write `values: {{{given}}}`",)
    if key == "values" and (given := _given(node)):
        return (f"write `values: {{{given}}}`",)
    if (
        isinstance(node, ScalarNode)
        and key == "fields"
        and (all_ := declared(node.text))
    ):
        return (f"write `fields: {{{all_}}}`",)
    if (
        key == "imports"
        and isinstance(node, ScalarNode)
        and (clause := import_of(node.text))
    ):
        return (f"say which types: write `imports: {{{clause}}}`",)
    return (f"write `{_MEMBERS[key]}`",) if key in _MEMBERS else ()


def choice(key: str, word: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Help for a word that is no choice of a key."""
    words = {_folded(each): own for each, own in habits.CHOICES.get(key, {}).items()}
    meant = words.get(_folded(word))
    near = (meant,) if meant else closest(word, allowed)
    if key == "tagged" and not near:
        return (f"the key that holds the variant is `tag`: write `tag: {word}`",)
    return did_you_mean(near)


def _folded(word: str) -> str:
    return re.sub(r"[-_ ]", "", word).lower()


def wrong(key_: Key[object], node: Node) -> tuple[str, ...]:
    """Help for a value of the wrong kind of YAML, or for none."""
    key, kind = key_.name, key_.kind
    if is_missing(node) and kind is Kind.TEXT and (text := _comment(node)):
        return (f"a `#` starts a comment: write `{key}: {text}`",)
    if is_missing(node) and kind is Kind.TYPE:
        return (f"put a type behind it, as `{key}: string`",)
    if is_missing(node):
        return () if key_.required else (f"leave `{key}` out, or write its value",)
    text = node.span.text
    is_short = "\n" not in text and len(text) < 100
    match node:
        case MappingNode() if kind is Kind.LIST and is_short and text.startswith("{"):
            return (f"write `{key}: [{text}]`",)
        case ScalarNode() if kind is Kind.EXAMPLES:
            lines = ", ".join(map(str.strip, text.split("\n")))
            return (f"write `{key}: [{lines}]`",)
        case MappingNode() if kind is Kind.EXAMPLES and (given := _given_values(node)):
            return (f"write `{key}: [{given}]`",)
        case ScalarNode(text=word) if kind is Kind.LIST and key == "validate":
            if number := re.search(r"[0-9]+", word):
                return (f"write `validate: [{{length: ..{number[0]}}}]`",)
            return ("write `validate: [{length: 1..128}]`",)
        case ScalarNode(text=word) if kind is Kind.FLAG:
            is_on = word.lower() in ("true", "yes", "on", "1", "y")
            is_off = word.lower() in ("false", "no", "off", "0", "n")
            shown = "true" if is_on else "false"
            return (f"write `{key}: {shown}`",) if is_on or is_off else ()
        case SequenceNode(items=(ScalarNode(),)) if kind in _TEXTS:
            return (f"write `{key}: {node.items[0].span.text}`",)
        case SequenceNode(items=items) if kind is Kind.TEXT and items:
            shown = " ".join(map(text_in, items))
            return (f'write `{key}: "{shown}"`',) if '"' not in shown else ()
        case MappingNode() if key in ("length", "range"):
            found = {each.key.text: each.value for each in node}
            low, high = ends({**habits.LENGTHS, **habits.RANGES}, found)
            return (f"write `{key}: {low}..{high}`",) if low or high else ()
        case MappingNode() if key in ("tag", "wire", "content"):
            named = [each.value for each in node if isinstance(each.value, ScalarNode)]
            return (f"write `{key}: {named[0].span.text}`",) if len(named) == 1 else ()
        case MappingNode(entries=entries) if kind in (Kind.LIST, Kind.EXAMPLES):
            first = entries[0].key.text.lstrip("-")
            return (f"put a dash and a space before it: `- {first}: …`",)
        case MappingNode() if kind is Kind.TEXT and is_short and text.startswith("{"):
            return (
                (f'put it into quotes: `{key}: "{text}"`',) if '"' not in text else ()
            )
        case MappingNode() if key == "schema":
            return (
                "it stands in a JSON file of its own: write `schema: name.schema.json`",
            )
        case MappingNode() if kind is Kind.TYPE:
            type_ = type_of({each.key.text: each.value for each in node})
            return (f"write `{key}: {type_}`",) if type_ else ()
        case MappingNode() | SequenceNode() if key == "auth":
            return ("write `auth: required`, or `auth: none`",)
        case MappingNode() if kind is Kind.VERSION:
            return ("write `spec: 1`",)
        case _:
            return members(key, node)


def _comment(node: Node) -> str:
    """The comment in the place of a value; empty without one."""
    text, start = node.span.source.text, node.span.start
    found = _COMMENTED.match(text, start) or _COMMENTED.match(text, start - 1)
    return found[1] if found else ""


def title(value: Node) -> tuple[str, ...]:
    """Help for a title that is a list, or a mapping as in OpenAPI."""
    if isinstance(value, SequenceNode):
        shown = " ".join(map(text_in, value.items))
        return (f"write `api: {shown}`",) if shown.replace(" ", "").isalnum() else ()
    for each in value if isinstance(value, MappingNode) else ():
        if each.key.text in ("title", "name") and isinstance(each.value, ScalarNode):
            return (f"write `api: {each.value.span.text}`",)
    return ()


def missing(key: str, file: str) -> tuple[str, ...]:
    """Help for a key that has to be there, in the file of this name."""
    if key == "spec":
        return ("write `spec: 1`, the version of the language, above it",)
    if key == "type":
        return ("say its type: `type: string`",)
    if key == "from":
        return ("say which file: `from: common.yaml`",)
    if key == "namespace":
        stem = file.rpartition("/")[2].partition(".")[0]
        return (f"write `namespace: {snake(stem) or 'name'}` above it",)
    return ()


def seconds(text: str) -> tuple[str, ...]:
    """Help for what is no number of seconds above 0."""
    if iso := _ISO.fullmatch(text):
        hours, minutes, rest = (float(each or 0) for each in iso.groups())
        count = hours * 3600 + minutes * 60 + rest
        return (f"it is in seconds: write `{count:g}`",) if count else ()
    if with_unit := _WITH_UNIT.fullmatch(text):
        count = float(with_unit[1]) * _UNITS[with_unit[2]]
        return (f"it is in seconds: write `{count:g}`",)
    if text in ("0", "none", "None", "null", "infinite", ".inf") or text[:1] == "-":
        return ("leave `timeout` out: the caller decides how long to wait",)
    return ()


def _named(item: Node, key: str) -> str:
    """An item of a list as a member; empty where it cannot be told."""
    match item:
        case ScalarNode() if "\n" in item.span.text:
            return ""  # with the next item in it, which is indented more
        case ScalarNode(text=text) if key == "values" and text.isdigit():
            return f"N{text}: {text}"
        case ScalarNode(text=text) if key == "values" and (given := _GIVEN.match(text)):
            return _with_value(*given.groups())
        case ScalarNode(text=text) if key == "values" and (name := pascal(text)):
            wire = f"{{wire: {text}}}" if name != text else "''"
            return f"{name}: {wire}"
        case ScalarNode(text=text) if key == "variants" and text.isidentifier():
            return f"{pascal(text)}: {text}"
        case MappingNode(entries=(Entry(value=ScalarNode()) as only,)) if (
            key == "variants"
        ):
            return item.span.text if only.value.span.text else ""
        case MappingNode(entries=entries) if key == "values":
            given_ = {each.key.text: text_in(each.value) for each in entries}
            name, wire = given_.get("name", ""), given_.get("value", "")
            if not pascal(name):
                return ""
            is_same = wire in ("", name) and pascal(name) == name
            return (
                f"{pascal(name)}: {_NONE if is_same else f'{{wire: {wire or name}}}'}"
            )
        case MappingNode(entries=entries) if key == "fields":
            inside = {each.key.text: each.value for each in entries}
            match inside:
                case {"name": ScalarNode(text=name), "type": type_}:
                    own = type_of({"type": type_})
                    is_optional = text_in(inside.get("required")) == "false"
                    is_optional |= own.endswith("?")
                    shown = f'"{name}?"' if is_optional else name
                    return f"{shown}: {own.removesuffix('?')}" if own else ""
                case _:
                    return ""
        case _:
            return ""


def _iota(text: str) -> str:
    """The numbered values in `Booked Status = iota NoShow` of Go, in flow form; empty for
    all else."""
    found = _IOTA.fullmatch(text)
    names = [found[1], *found[3].split()] if found else []
    start = int((found[2] if found else None) or 0)
    return ", ".join(f"{pascal(each)}: {i}" for i, each in enumerate(names, start))


def _given(node: Node) -> str:
    """The values in `Booked = 0 NoShow = 1`, in flow form; empty for all else."""
    if not isinstance(node, ScalarNode):
        return ""
    found = [*_GIVEN.finditer(node.text)]
    if not found or _GIVEN.sub("", node.text).strip(" ,;"):
        return ""
    return ", ".join(_with_value(each[1], each[2]) for each in found)


def _with_value(name: str, value: str) -> str:
    """A value of an enum in flow form, with what another language gives it."""
    if re.fullmatch(r"-?[0-9]+", value):
        return f"{pascal(name)}: {value}"
    if value[0] in "\"'":
        return f"{pascal(name)}: {{wire: {value}}}"
    return f"{pascal(name)}: ''"


def _given_values(node: MappingNode) -> str:
    """The values of the named examples of OpenAPI, in flow form."""
    inner = [
        [each.value.span.text for each in named.value if each.key.text == "value"]
        for named in node
        if isinstance(named.value, MappingNode)
    ]
    texts = [each[0] for each in inner if each]
    is_all = len(texts) == len(node.entries) and not any("\n" in each for each in texts)
    return ", ".join(texts) if is_all else ""


def _is_named(item: MappingNode) -> bool:
    return any(each.key.text == "name" for each in item)
