"""Help for values of the wrong kind of YAML: a table, with a row for each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode, is_missing
from ...values import NamedTuple
from ..shape import Key, Kind
from ..texts import text_in
from . import habits
from .checks import ends
from .schema import type_of
from .values import members

_COMMENTED = re.compile(r":?[ ]+#[ ]+([A-Za-z][^\n:]*)")
_MAX_LENGTH = 100
"""Longer text is not repeated in help."""

Help: TypeAlias = tuple[str, ...]


def wrong(key_: Key[object], node: Node) -> Help:
    """Help for a value of the wrong kind of YAML, or for none."""
    key = key_.name
    if is_missing(node):
        return _missing(key_, node)
    rows = (each for each in _MISTAKES if each.fits(key_, node))
    found = (each.help(key, node) for each in rows)
    help = next((each for each in found if each is not None), None)
    return members(key, node) if help is None else help


def _missing(key_: Key[object], node: Node) -> Help:
    key = key_.name
    if key_.kind is Kind.TEXT and (text := _comment(node)):
        return (f"a `#` starts a comment: write `{key}: {text}`",)
    if key_.kind is Kind.TYPE:
        return (f"put a type behind it, as `{key}: string`",)
    return () if key_.required else (f"leave `{key}` out, or write its value",)


def _comment(node: Node) -> str:
    """The comment in the place of a value; empty without one."""
    text, start = node.span.source.text, node.span.start
    found = _COMMENTED.match(text, start) or _COMMENTED.match(text, start - 1)
    return found[1] if found else ""


def _object_as_list(key: str, node: Node) -> Help | None:
    return (f"write `{key}: [{node.span.text}]`",) if _is_flow(node) else None


def _text_as_examples(key: str, node: Node) -> Help:
    lines = ", ".join(map(str.strip, node.span.text.split("\n")))
    return (f"write `{key}: [{lines}]`",)


def _named_examples(key: str, node: Node) -> Help | None:
    given = _given_values(node) if isinstance(node, MappingNode) else ""
    return (f"write `{key}: [{given}]`",) if given else None


def _text_as_checks(key: str, node: Node) -> Help:
    number = re.search(r"[0-9]+", text_in(node))
    length = f"..{number[0]}" if number else "1..128"
    return (f"write `{key}: [{{length: {length}}}]`",)


def _word_as_flag(key: str, node: Node) -> Help:
    word = text_in(node).lower()
    if word in ("true", "yes", "on", "1", "y"):
        return (f"write `{key}: true`",)
    is_off = word in ("false", "no", "off", "0", "n")
    return (f"write `{key}: false`",) if is_off else ()


def _only_item(key: str, node: Node) -> Help | None:
    match node:
        case SequenceNode(items=(ScalarNode() as only,)):
            return (f"write `{key}: {only.span.text}`",)
        case _:
            return None


def _items_as_text(key: str, node: Node) -> Help | None:
    if not isinstance(node, SequenceNode) or not node.items:
        return None
    shown = " ".join(map(text_in, node.items))
    return (f'write `{key}: "{shown}"`',) if '"' not in shown else ()


def _bounds(key: str, node: Node) -> Help:
    given = node if isinstance(node, MappingNode) else ()
    found = {each.key.text: each.value for each in given}
    low, high = ends({**habits.LENGTHS, **habits.RANGES}, found)
    return (f"write `{key}: {low}..{high}`",) if low or high else ()


def _only_text(key: str, node: Node) -> Help:
    given = node if isinstance(node, MappingNode) else ()
    texts = [each.value for each in given if isinstance(each.value, ScalarNode)]
    return (f"write `{key}: {texts[0].span.text}`",) if len(texts) == 1 else ()


def _item_without_dash(key: str, node: Node) -> Help | None:
    if not isinstance(node, MappingNode):
        return None
    if not node.entries:
        return (f"leave `{key}` out, or write its value",)
    first = node.entries[0].key.text.lstrip("-")
    return (f"put a dash and a space before it: `- {first}: …`",)


def _text_in_braces(key: str, node: Node) -> Help | None:
    text = node.span.text
    if not _is_flow(node):
        return None
    return (f'put it into quotes: `{key}: "{text}"`',) if '"' not in text else ()


def _schema(key: str, node: Node) -> Help:
    return ("it stands in a JSON file of its own: write `schema: name.schema.json`",)


def _type(key: str, node: Node) -> Help:
    given = node if isinstance(node, MappingNode) else ()
    type_ = type_of({each.key.text: each.value for each in given})
    return (f"write `{key}: {type_}`",) if type_ else ()


def _auth(key: str, node: Node) -> Help:
    return ("write `auth: required`, or `auth: none`",)


def _version(key: str, node: Node) -> Help:
    return ("write `spec: 1`",)


def _is_flow(node: Node) -> bool:
    """Whether a mapping is short and in braces."""
    text = node.span.text
    return text.startswith("{") and "\n" not in text and len(text) < _MAX_LENGTH


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


class WrongValue(NamedTuple):
    """A row of the table: a value of some kind of YAML behind a key, and its help.

    Args:
        node: The kind of YAML.
        help: Makes the help; None if the value is another mistake after all.
        kinds: What the key takes; empty for anything.
        keys: The keys; empty for any.
    """

    node: type[Node]
    help: Callable[[str, Node], Help | None]
    kinds: tuple[Kind, ...] = ()
    keys: tuple[str, ...] = ()

    def fits(self, key: Key[object], node: Node) -> bool:
        """Whether a value of this kind stands behind such a key."""
        return (
            isinstance(node, self.node)
            and (not self.kinds or key.kind in self.kinds)
            and (not self.keys or key.name in self.keys)
        )


_MISTAKES = (
    WrongValue(MappingNode, _object_as_list, kinds=(Kind.LIST,)),
    WrongValue(ScalarNode, _text_as_examples, kinds=(Kind.EXAMPLES,)),
    WrongValue(MappingNode, _named_examples, kinds=(Kind.EXAMPLES,)),
    WrongValue(ScalarNode, _text_as_checks, kinds=(Kind.LIST,), keys=("validate",)),
    WrongValue(ScalarNode, _word_as_flag, kinds=(Kind.FLAG,)),
    WrongValue(SequenceNode, _only_item, kinds=(Kind.TEXT, Kind.NAME)),
    WrongValue(SequenceNode, _items_as_text, kinds=(Kind.TEXT,)),
    WrongValue(MappingNode, _bounds, keys=("length", "range")),
    WrongValue(MappingNode, _only_text, keys=("tag", "wire", "content")),
    WrongValue(MappingNode, _item_without_dash, kinds=(Kind.LIST, Kind.EXAMPLES)),
    WrongValue(MappingNode, _text_in_braces, kinds=(Kind.TEXT,)),
    WrongValue(MappingNode, _schema, keys=("schema",)),
    WrongValue(MappingNode, _type, kinds=(Kind.TYPE,)),
    WrongValue(MappingNode, _auth, keys=("auth",)),
    WrongValue(SequenceNode, _auth, keys=("auth",)),
    WrongValue(MappingNode, _version, kinds=(Kind.VERSION,)),
)
"""The mistakes, the likeliest first: the first row that has help gives it."""
