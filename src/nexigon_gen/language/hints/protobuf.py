"""Fields as other languages declare them: `string note = 1;`, `readonly note: string`"""

from __future__ import annotations

import re

from ...syntax.node import MappingNode, Node
from ..texts import text_in
from . import words
from .dialects import translate

_ONE = (
    r"\s*(repeated|optional|required)?\s*([\w.]+(?:<[^<>;=]*>)?)\s+(\w+)\s*=\s*\d+\s*;"
)
_GIVEN = re.compile(
    r"(?:(?:required|optional) )?([\w.]+(?:<[^<>]*>)?) (\w+) ?= ?([^=,;]+?)[,;]?"
)
"""`optional i32 count = 3,` of Thrift."""
_NULL = re.compile(r"\??\s*=\s*(?:null|None)$")
_DECLARATION = re.compile(_ONE)
_DECLARATIONS = re.compile(rf"(?:{_ONE})+\s*")


def one_field(text: str) -> str:
    """A field as protobuf declares it, on one line, as an entry of `fields`; empty where
    the text is anything else."""
    field = declared(f"{text.rstrip(' ;')};")
    return re.sub(r'^"([^"]*)"', r"\1", field) if field.count(": ") == 1 else ""


def declared(text: str) -> str:
    """Fields as protobuf declares them, `string note = 1;`, as entries of `fields` in
    flow form; empty where the text is anything else."""
    if not _DECLARATIONS.fullmatch(text):
        return ""
    fields: list[str] = []
    for how, type_, name in _DECLARATION.findall(text):
        found = translate(f"{how} {type_}".strip())
        own = found.text if found else type_
        own = f'"{own}"' if "," in own else own
        fields.append(
            f'"{name}?": {own}' if found and found.optional else f"{name}: {own}"
        )
    return ", ".join(fields)


def flattened(inside: str) -> tuple[str, ...]:
    """The fields of a oneof, `string a = 1 string b = 2`, as entries that may be absent;
    none where the text is anything else."""
    fields = declared(re.sub(r"(= ?\d+);?", r"\1;", inside))
    pairs = [each.partition(": ") for each in fields.split(", ")] if fields else []
    named = [(name.strip('"').rstrip("?"), type_) for name, _, type_ in pairs]
    return tuple(f"{name}?: {type_}" for name, type_ in named)


def keyed(key: str, value: Node) -> tuple[str, ...]:
    """An entry of `fields` with more than a name for its key, as entries without; none
    where it is anything else."""
    if key.isdigit() and (given := _GIVEN.fullmatch(text_in(value))):
        found = translate(given[1])
        type_ = found.text if found else given[1]
        return (f"{given[2]}?: {{type: {type_}, default: {given[3]}}}",)
    if key.isdigit():  # of Thrift
        own = one_field(f"{text_in(value).rstrip(',; ')} = {key}")
        return (own,) if own else ()
    *before, name = key.split()
    if before == ["oneof"] and isinstance(value, MappingNode):
        inside = [
            (
                keyed(each.key.text, each.value)
                if " " in each.key.text
                else (f"{each.key.text}: {text_in(each.value)}",)
            )
            for each in value
        ]
        if not all(map(len, inside)) or not all(map(text_in, (e.value for e in value))):
            return ()
        pairs = [each.partition(": ") for (each,) in inside]
        return tuple(f"{one.rstrip('?')}?: {type_}" for one, _, type_ in pairs)
    if before == ["oneof"] and (flat := flattened(text_in(value))):
        return flat
    type_ = _NULL.sub("?", text_in(value))
    if type_.isdigit():
        own = one_field(f"{key} = {type_}")
        return (own,) if own else ()
    if not before or not type_ or not {*before} <= words.MODIFIERS:
        return ()
    said = [each for each in before if each in words.BEFORE]
    found = translate(" ".join((*said, type_)))
    mark = "?" if found and found.optional and not name.endswith("?") else ""
    return (f"{name}{mark}: {found.text if found and found.text else type_}",)
