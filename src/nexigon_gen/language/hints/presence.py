"""Advice on keys that say whether a field may be absent or `null`."""

from __future__ import annotations

from ...syntax.node import MappingNode, ScalarNode, SequenceNode
from . import habits, schema
from .hint import Advice
from .schema import field_of
from .unknown_key import UnknownKey

ABSENT = ("skip_serializing_if", "omitempty", "serde_default")
NULLABLE = ("nullable", "x-nullable")
PRESENCE = ("required", "x-required", "optional", "x-optional", *NULLABLE)


def left_out_when_absent(unknown: UnknownKey) -> Advice:
    """What another language leaves out where a field is absent."""
    field = field_of(unknown.name)
    return Advice((f"leave `{unknown.word}` out, and name the field `{field}?`",))


def nullable_type(unknown: UnknownKey) -> Advice | None:
    """`nullable` beside a type in the words of another language."""
    own = ("type", "format", "nullable")
    keys = (each for each in schema.KEYS if each not in own)
    with_it = next((each for each in keys if each in unknown.found), "")
    said = with_it and schema.said_by(with_it, unknown.found, unknown.name)
    if not said:
        return None
    return Advice((said.help,), brings=("type",), covers=said.covers | {with_it})


def field_flag(unknown: UnknownKey) -> Advice:
    """A flag of a field that says whether it may be absent or `null`."""
    word, value = unknown.word, unknown.value
    is_on = isinstance(value, ScalarNode) and value.text.lower() in (
        "true",
        "yes",
        "on",
    )
    if word.endswith("nullable") and is_on:
        help = f"leave `{word}` out, and put a `?` behind the type: it may be `null`"
        return Advice((help,))
    mark = "" if is_on is word.endswith("required") else "?"
    help = (
        "a field is required unless its name ends in `?`:"
        f" leave `{word}` out, and name it `{field_of(unknown.name)}{mark}`"
    )
    return Advice((help,))


def required_list(unknown: UnknownKey) -> Advice | None:
    """The fields that are required, in a list."""
    if not isinstance(unknown.value, SequenceNode):
        return None
    listed = {item.text for item in unknown.value.items if isinstance(item, ScalarNode)}
    fields = unknown.found.get("fields") or unknown.found.get("properties")
    rest = [
        f"`{each.key.text}?`"
        for each in (fields if isinstance(fields, MappingNode) else ())
        if each.key.text not in listed and not each.key.text.endswith("?")
    ]
    help = f"leave `required` out: {habits.NO_PLACE['required']}"
    return Advice((help, f"name the others {', '.join(rest)}") if rest else (help,))
