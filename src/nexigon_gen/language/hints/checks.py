"""Help for constraints that are keys of their own, as in JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...syntax.node import MappingNode, Node, ScalarNode
from ...values import replace
from ..texts import text_in
from . import habits
from .foreign_types import scalar
from .hint import Advice

_PATTERN = "a text has no formats: leave it out, or write a `pattern`"
_HAVE_LENGTH = re.compile(r"(?:string|bytes|list|map|str|array|List|Vec)\b")


def constraint(word: str, found: dict[str, Node]) -> Advice | None:
    """A constraint that is a key of its own; its other end belongs to it."""
    value = found[word]
    if ours := _strict(word, value, found):
        return ours
    type_ = text_in(found.get("type"))
    if word in habits.CHECKS and isinstance(value, ScalarNode):
        kind = habits.CHECKS[word]
        if kind == "unique" and not (type_.startswith("list") and value.text == "true"):
            return None
        given = value.span.text
        # To be so long is a range of one.
        shown = f"{given}..{given}" if kind == "length" and given.isdigit() else given
        return _validate(f"{{{kind}: {shown}}}", (word,), found)
    if word in ("length", "range") and isinstance(value, MappingNode):
        low, high = ends(
            {**habits.LENGTHS, **habits.RANGES},
            {each.key.text: each.value for each in value},
        )
        if low or high:
            return _validate(f"{{{word}: {low}..{high}}}", (word,), found)
    has_length = bool(_HAVE_LENGTH.match(type_))
    if word in habits.LENGTHS:
        table, kind = habits.LENGTHS, "length"
    elif word in habits.BYTES:
        table, kind = habits.BYTES, "length" if type_.startswith("bytes") else "bytes"
    elif word in habits.RANGES:
        table, kind = habits.RANGES, "length" if has_length else "range"
    else:
        return None
    low, high = ends(table, found)
    if low or high:
        words = tuple(each for each in found if each in table)
        return _validate(f"{{{kind}: {low}..{high}}}", words, found)
    return None


def _strict(word: str, value: Node, found: dict[str, Node]) -> Advice | None:
    """An end that does not belong to the range, which has whole numbers."""
    if word not in habits.STRICT or not re.fullmatch(r"-?[0-9]{1,18}", text_in(value)):
        return None
    is_low = habits.STRICT[word] == "min"
    is_float = scalar(text_in(found.get("type"))) in ("f32", "f64")
    number = int(text_in(value)) + (0 if is_float else 1 if is_low else -1)
    bounds = f"{number}.." if is_low else f"..{number}"
    said = _validate(f"{{range: {bounds}}}", (word,), found)
    if is_float:
        return replace(said, help=(f"{said.help[0]}: the ends of a range are in it",))
    return said


def ends(table: Mapping[str, str], found: dict[str, Node]) -> tuple[str, str]:
    """The lower and the upper end that the keys of a table give; empty without one."""
    given = {"min": "", "max": ""}
    for each, value in found.items():
        if each in table and isinstance(value, ScalarNode):
            given[table[each]] = value.text
    return given["min"], given["max"]


def _validate(check: str, words: tuple[str, ...], found: dict[str, Node]) -> Advice:
    shown = " and ".join(f"`{each}`" for each in words)
    if "validate" in found:
        help = f"write `{check}` as an entry of `validate`, instead of {shown}"
    else:
        help = f"write `validate: [{check}]` instead of {shown}"
    return Advice((help,), ("validate",), frozenset(words))


_FORMATS = ("email", "uuid", "url", "uri", "format", "ip", "hostname")


def checked(node: Node) -> tuple[str, ...]:
    """Help for an entry of `validate` that is no mapping."""
    word = text_in(node)
    if ".." in word:
        return (f"write `{{length: {word}}}`, or `range` for a number",)
    if word in ("unique", "uniqueItems", "distinct"):
        return ("write `{unique: true}`",)
    if word in _FORMATS or not word:
        return (_PATTERN,)
    return ("write `{length: 1..128}`, or what else there is to check",)


def apart(node: MappingNode, kinds: Sequence[str]) -> tuple[str, ...]:
    """Help for several checks in one entry of `validate`."""
    if len(kinds) < 2 or "\n" in node.span.text:
        return ()
    shown = [
        f"{{{each.key.text}: {each.value.span.text}}}"
        for each in node
        if each.key.text in kinds
    ]
    return (f"make an entry of each: `{', '.join(shown)}`",)


def bound(word: str, found: dict[str, Node]) -> Advice | None:
    """An end of a length or range inside an entry of `validate`."""
    for table, kind in (
        (habits.LENGTHS, "length"),
        (habits.RANGES, "range"),
        (habits.BYTES, "bytes"),
    ):
        if word in table:
            low, high = ends(table, found)
            words = frozenset(each for each in found if each in table)
            shown = " and ".join(f"`{each}`" for each in found if each in words)
            help = f"write `{kind}: {low}..{high}` instead of {shown}"
            return Advice((help,), (kind,), words)
    return None
