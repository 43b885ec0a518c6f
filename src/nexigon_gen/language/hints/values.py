"""Help for values: members, words, titles and durations as other languages write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.suggest import closest, did_you_mean
from ..spelling import pascal, snake
from ..texts import text_in
from . import habits
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
_NONE = "''"
"""The docs of a value that has none."""
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
    help = ""
    if isinstance(node, SequenceNode) and node.items:
        help = _for_list(key, node.items)
    elif isinstance(node, ScalarNode):
        help = _for_text(key, node.text)
    if not help and key in _MEMBERS:
        help = f"write `{_MEMBERS[key]}`"
    return (help,) if help else ()


def _for_list(key: str, items: Sequence[Node]) -> str:
    """Help for members in a list; empty if they cannot be told."""
    mappings = [each for each in items if isinstance(each, MappingNode)]
    if len(mappings) == len(items) and not any(map(_is_named, mappings)):
        return "take the dashes away, so that each name is a key"
    named = [_named(item, key) for item in items]
    if key == "variants" and mappings:
        named = [re.sub(r"^(\w+): \1$", r"\1: unit", each) for each in named]
    return f"write `{key}: {{{', '.join(named)}}}`" if all(named) else ""


def _for_text(key: str, text: str) -> str:
    """Help for members in a text; empty if they cannot be told."""
    match key:
        case "values" if found := _listed(text) or _iota(text) or _given(text):
            return f"write `values: {{{found}}}`"
        case "fields" if found := declared(text):
            return f"write `fields: {{{found}}}`"
        case "imports" if found := import_of(text):
            return f"say which types: write `imports: {{{found}}}`"
        case _:
            return ""


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
    if isinstance(item, ScalarNode) and "\n" in item.span.text:
        return ""  # with the next item in it, which is indented more
    match key:
        case "values":
            return _value(item)
        case "variants":
            return _variant(item)
        case "fields":
            return _field(item)
        case _:
            return ""


def _value(item: Node) -> str:
    match item:
        case ScalarNode(text=text) if text.isdigit():
            return f"N{text}: {text}"
        case ScalarNode(text=text) if given := _GIVEN.match(text):
            return _with_value(*given.groups())
        case ScalarNode(text=text) if name := pascal(text):
            wire = f"{{wire: {text}}}" if name != text else _NONE
            return f"{name}: {wire}"
        case MappingNode(entries=entries):
            told = {each.key.text: text_in(each.value) for each in entries}
            name, wire = told.get("name", ""), told.get("value", "")
            if not pascal(name):
                return ""
            is_same = wire in ("", name) and pascal(name) == name
            shown = _NONE if is_same else f"{{wire: {wire or name}}}"
            return f"{pascal(name)}: {shown}"
        case _:
            return ""


def _variant(item: Node) -> str:
    match item:
        case ScalarNode(text=text) if text.isidentifier():
            return f"{pascal(text)}: {text}"
        case MappingNode(entries=(Entry(value=ScalarNode()) as only,)):
            return item.span.text if only.value.span.text else ""
        case _:
            return ""


def _field(item: Node) -> str:
    entries = item.entries if isinstance(item, MappingNode) else ()
    told = {each.key.text: each.value for each in entries}
    match told:
        case {"name": ScalarNode(text=name), "type": type_}:
            own = type_of({"type": type_})
            is_optional = text_in(told.get("required")) == "false" or own.endswith("?")
            shown = f'"{name}?"' if is_optional else name
            return f"{shown}: {own.removesuffix('?')}" if own else ""
        case _:
            return ""


def _listed(text: str) -> str:
    """The values in `Booked, NoShow`, in flow form; empty for all else."""
    names = re.split(r"\s*[,|;]\s*|\s+", text.strip())
    is_list = len(names) > 1 and all(pascal(each) == each for each in names)
    return ", ".join(f"{each}: {_NONE}" for each in names) if is_list else ""


def _iota(text: str) -> str:
    """The numbered values in `Booked Status = iota NoShow` of Go, in flow form; empty for
    all else."""
    found = _IOTA.fullmatch(text)
    names = [found[1], *found[3].split()] if found else []
    start = int((found[2] if found else None) or 0)
    return ", ".join(f"{pascal(each)}: {i}" for i, each in enumerate(names, start))


def _given(text: str) -> str:
    """The values in `Booked = 0 NoShow = 1`, in flow form; empty for all else."""
    found = [*_GIVEN.finditer(text)]
    if not found or _GIVEN.sub("", text).strip(" ,;"):
        return ""
    return ", ".join(_with_value(each[1], each[2]) for each in found)


def _with_value(name: str, value: str) -> str:
    """A value of an enum in flow form, with what another language gives it."""
    if re.fullmatch(r"-?[0-9]+", value):
        return f"{pascal(name)}: {value}"
    if value[0] in "\"'":
        return f"{pascal(name)}: {{wire: {value}}}"
    return f"{pascal(name)}: {_NONE}"


def _is_named(item: MappingNode) -> bool:
    return any(each.key.text == "name" for each in item)
