"""Help for definitions and actions whose body has another form here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ...text.span import Span
from ...text.suggest import did_you_mean
from ..spelling import pascal
from . import habits, schema
from .definitions import union_parts
from .dialects import listed
from .keys import key as meant_key
from .values import members

Slip: TypeAlias = "tuple[Span, str, tuple[str, ...]]"
"""Where it is, what it is, help."""

_KIND_WORDS = frozenset(
    (
        *(
            "object",
            "struct",
            "structure",
            "enum",
            "union",
            "record",
            "class",
            "message",
        ),
        *("interface", "type", "model", "string", "integer", "oneof"),
    )
)
_BODIES = ("fields", "values", "variants")


def body(node: MappingNode, kinds: Sequence[ScalarNode]) -> Slip | None:
    """A definition that says with `type:` what kind it is, and has a body too."""
    found = {each.key.text: each for each in node}
    type_ = found.get("type")
    if type_ is None or not isinstance(type_.value, ScalarNode):
        return None
    if type_.value.text.lower() not in _KIND_WORDS:
        return None
    leave = f"leave `type: {type_.value.text}` out"
    ours = next((each for each in kinds if each.text in _BODIES), None)
    if ours:
        help = f"{leave}: `{ours.text}` says what it is"
        values = members(ours.text, found[ours.text].value)
        listed = isinstance(found[ours.text].value, SequenceNode)
        message = f"`type` has no meaning beside `{ours.text}`"
        return type_.key.span, message, (help, *(values if listed else ()))
    for entry in node:
        if entry.key.text in ("type", "alias", "schema"):
            continue
        meant = meant_key(entry.key.text, _BODIES)
        if meant:
            help = f"{leave}, and write `{meant}`"
            edit = _listed(meant, entry.value)
            message = f"unknown key `{entry.key.text}`"
            return entry.key.span, message, (f"{help} for `{entry.key.text}`", *edit)
    return None


def _listed(meant: str, value: Node) -> tuple[str, ...]:
    return members(meant, value) if isinstance(value, SequenceNode) else ()


def no_kind(
    node: MappingNode, unknown: str, name: str, known: Collection[str]
) -> tuple[str, ...]:
    """Help for a body without a key that says what it is; `unknown` is the first key
    that the language does not have."""
    found = {each.key.text: each.value for each in node}
    if found.keys() & {*schema.KEYS} and (type_ := schema.type_of(found)):
        return (f"write `{name}: {type_.removesuffix('?')}`",)
    if "const" in found and (said := schema.said_by("const", found, name)):
        return (said.help,)
    if isinstance(all_of := found.get("allOf"), SequenceNode):
        return _merged(all_of) or (f"leave `allOf` out: {habits.NO_PLACE['allOf']}",)
    if meant := meant_key(unknown, known):
        if unknown in ("members", "cases", "options") and isinstance(
            found[unknown], SequenceNode
        ):
            meant = "values"
        if unknown == "cases" and "tag" in found:
            meant = "variants"
        edit = _either(found[unknown], found) if meant == "variants" else ()
        return edit or (*did_you_mean((meant,)), *_listed(meant, found[unknown]))
    if reason := habits.NO_PLACE.get(unknown):
        return (f"leave `{unknown}` out: {reason}",)
    return ()


def bare_fields(
    node: MappingNode, unknown: str, known: Collection[str]
) -> tuple[str, ...]:
    """Help for fields, or the parts of an action, in the place of a type's body."""
    found = {each.key.text for each in node}
    if found & {"request", "response"}:
        return ("an action stands below `actions`: write `actions:` above it",)
    names = [each for each in node if each.key.text not in known]
    if len(names) > 1 and all(
        each.key.text == pascal(each.key.text) and isinstance(each.value, ScalarNode)
        for each in names
    ):
        help = (
            f"the values stand below `values`: write `values:` above `{unknown}`, and"
        )
        return (f"{help} indent them by two more",)
    lower = [each for each in node if each.key.text.rstrip("?").islower()]
    if lower and node.span.text.startswith("{") and len(lower) == len(node.entries):
        return (
            f"the fields stand below `fields`: write `{{fields: {schema.fields_of(node)}}}`",
        )
    if lower and unknown == next(
        (each.key.text for each in lower if each.key.text not in known), None
    ):
        help = (
            f"the fields stand below `fields`: write `fields:` above `{unknown}`, and"
        )
        return (f"{help} indent them by two more",)
    return ()


def _merged(all_of: SequenceNode) -> tuple[str, ...]:
    """Help for a struct that is put together from others and fields of its own."""
    types = [
        schema.type_of({"allOf": SequenceNode(i.span, (i,))}) for i in all_of.items
    ]
    named = [each for each in types if each[:1].isupper()]
    inside = [
        schema.fields_of(entry.value)[1:-1]
        for item in all_of.items
        if isinstance(item, MappingNode)
        for entry in item
        if entry.key.text == "properties" and isinstance(entry.value, MappingNode)
    ]
    if not named or not inside:
        return ()
    repeated = " and ".join(f"`{each}`" for each in named)
    fields = f"`fields: {{{', '.join(inside)}}}`"
    help = f"nothing is inherited: repeat the fields of {repeated}, and write {fields}"
    return (help,)


def _either(node: Node, found: Mapping[str, Node]) -> tuple[str, ...]:
    """A list of types as a union."""
    if not isinstance(node, SequenceNode):
        return ()
    types = [
        schema.type_of({"allOf": SequenceNode(item.span, (item,))})
        for item in node.items
    ]
    if not types or not all(types):
        return ()
    how, shown = union_parts(types)
    if isinstance(given := found.get("discriminator"), MappingNode):
        tags = [e.value for e in given if e.key.text == "propertyName"]
        how = f"tag: {tags[0].span.text}" if tags else how
    return (f"did you mean `variants`? Write `{how}` and `variants: {shown}`",)


def no_fields(node: Node, name: str) -> tuple[str, ...]:
    """Help for a struct written in place whose fields have another form."""
    if isinstance(node, SequenceNode):
        if all(isinstance(each, MappingNode) for each in node.items):
            return ("take the dashes away, so that each name is a key",)
        return (f"each field has a type: write `{name}: {{name: string}}`",)
    return (f"write the fields of `{name}` below it, or the name of a type alone",)


def no_body(node: Node) -> tuple[str, ...]:
    """Help for a definition that is neither a type nor a mapping."""
    if isinstance(node, SequenceNode) and node.items:
        texts = [
            each.text if isinstance(each, ScalarNode) else "" for each in node.items
        ]
        if len(texts) == 1 and texts[0]:
            return (f"write `{listed(texts[0])}`",)
        if all(map(pascal, texts)):
            edit = members("values", node)[0].removeprefix("write `")
            return (
                f"an enum has the key `values`: write `{{{edit.removesuffix('`')}}}`",
            )
        return ("the names are keys: take the dashes away, below `fields:`",)
    return ("write a type, or a mapping with `fields`, `values` or `variants`",)
