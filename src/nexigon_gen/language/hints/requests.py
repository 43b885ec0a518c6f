"""Help for a request or response that has another form here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ..spelling import pascal
from . import schema

_WIDTH = 120
_BARE = re.compile(r"\{\s*(\w+)\s*\}")
"""The name of a type in braces, which YAML takes for a key without a value."""
_ARROW = re.compile(r"\(?([A-Za-z]\w*)\)?\s*(?:->|=>|:|returns)\s*\(?([A-Za-z]\w*)\)?")


def in_braces(node: Node) -> bool:
    """Whether a request or response is the name of a type in braces."""
    return _BARE.fullmatch(node.span.text) is not None


def request(node: Node, key: str, action: str) -> tuple[str, ...]:
    """Help for a request or response that is neither a type nor one struct."""
    if isinstance(node, MappingNode):
        found = {each.key.text: each.value for each in node}
        if type_ := schema.type_of(found):
            return (f"write `{key}: {type_.removesuffix('?')}`",)
        if bare := _BARE.fullmatch(node.span.text):
            return (f"write `{key}: {bare[1]}`",)
        if not node.entries:
            return (f"leave `{key}` out: that is `{{}}`",)
        if len(node.entries) == 1 and node.entries[0].key.text.isdigit():
            return (
                f"an action has one response: write `{key}: {node.entries[0].value.span.text}`",
            )
    if isinstance(node, SequenceNode):
        match node.items:
            case (ScalarNode(text=text),):
                return (f"write `{key}: {text}`",)
            case _:
                return (f"write `{key}: TypeName`",)
    inside = f"{{{body_name(key, action)}: {_fields(node)}}}"
    if isinstance(node, MappingNode) and len(node.entries) > 0:
        return (f"give the struct a name: write `{key}: {inside}`",)
    return (f"write `{key}: TypeName` or `{key}: {inside}`",)


def body_name(key: str, action: str) -> str:
    """What the request or response of an action is called mostly."""
    return pascal(action) + ("Action" if key == "request" else "Output")


def moved(key: str, name: str) -> tuple[str, ...]:
    """Help for a union or an enum that is written where it is used."""
    todo = f"define `{name}` under `types`, and write `{key}: {name}`"
    return (f"only a struct is written in place: {todo}",)


def _fields(node: Node) -> str:
    """The fields of a struct in flow form, if they are short and of one line."""
    entries: Sequence[Entry] = node.entries if isinstance(node, MappingNode) else ()
    match entries:
        case (Entry(key=ScalarNode(text="fields"), value=MappingNode(entries=inside)),):
            entries = inside
        case _:
            pass
    text = schema.fields_of(MappingNode(node.span, tuple(entries)))
    marks = chain.from_iterable(each.value.span.text for each in entries)
    is_plain = not {*marks} & {*"\n{}#"}
    return text if entries and is_plain and len(text) < _WIDTH else "{…}"


def inline(node: MappingNode) -> str:
    """A struct written in place, in flow form."""
    return _fields(node)


def payload(variant: str, node: MappingNode) -> str:
    """Help for a variant that holds something else than a payload."""
    found = {each.key.text: each.value for each in node}
    if type_ := schema.type_of(found):
        return f"write `{variant}: {type_.removesuffix('?')}`"
    return f"write `{variant}: {{fields: {_fields(node)}}}`"


def action(node: Node) -> tuple[str, ...]:
    """Help for an action that is no mapping."""
    if isinstance(node, ScalarNode) and (arrow := _ARROW.fullmatch(node.text)):
        return (f"write `{{request: {arrow[1]}, response: {arrow[2]}}}`",)
    if isinstance(node, ScalarNode) and " " in node.text and '"' not in node.text:
        return (f'write `{{docs: "{node.text}"}}`',)
    return ("write `{}`, or a mapping with `docs`, `request` and `response`",)
