"""Texts of scalars: what other YAML readers make of them, and their parts by place."""

from __future__ import annotations

import re
from enum import Enum

from ..syntax.implicit import in_odd_quotes, is_json, other_reading
from ..syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ..syntax.values import MAX_DIGITS
from ..text.kinds import YAML_NOT_A_STRING
from ..text.report import Report
from .document import Text, WireNumber

_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_DATE = r"(?P<day>\d{4}-\d\d-\d\d)(?:[Tt ]+(?P<time>\d\d:\d\d:\d\d))?"
_IN_QUOTES = {
    '"': r"\\x..|\\u.{4}|\\U.{8}|\\.|[^\\\r\n]",
    "'": r"''|[^'\r\n]",
}
"""What stands for one character in a quoted scalar, by its quotes."""


class Meaning(Enum):
    """What may be meant beside a text."""

    TEXT = "nothing else"
    NUMBER = "a whole number"
    JSON = "a JSON value"
    TIMESTAMP = "a JSON value that is a timestamp"


def check_text(
    node: ScalarNode, report: Report, *, may_be: Meaning = Meaning.TEXT
) -> None:
    """Reports a scalar that is meant as text and is more to another YAML reader."""
    if not node.plain or not node.text:
        return
    if in_odd_quotes(node.text):
        inner = node.text[1:-1].replace("\\", "\\\\").replace('"', '\\"')
        message = f"`{node.text[0]}` is no quote to YAML"
        report.add(YAML_NOT_A_STRING, node.span, message, help=(f'write `"{inner}"`',))
    elif kind := other_reading(node.text):
        report.add(
            YAML_NOT_A_STRING,
            node.span,
            f"`{node.text}` is {kind} to other YAML readers",
            help=(_in_quotes(node.text, may_be),),
        )


def _in_quotes(text: str, may_be: Meaning) -> str:
    """What to write, in words."""
    if may_be is Meaning.TIMESTAMP and (day := re.fullmatch(_DATE, text)):
        return f'write `"{day["day"]}T{day["time"] or "00:00:00"}Z"`'
    other = _or_json(text) if may_be is not Meaning.TEXT else ""
    if may_be is Meaning.NUMBER and not _WHOLE.fullmatch(
        other.rpartition(" ")[2].strip("`")
    ):
        other = ""
    return f'quote it: "{text}"{other}'


def _or_json(text: str) -> str:
    """What else may be meant, in words: `010` and `off` as JSON has them."""
    plain = text.replace("_", "").lower()
    if plain in ("yes", "on", "true", "y", "no", "off", "false", "n"):
        return f"; or write `{str(plain in ('yes', 'on', 'true', 'y')).lower()}`"
    if re.fullmatch(r"0x[0-9a-f]{1,16}|0o[0-7]{1,16}|0b[01]{1,16}", plain):
        return f"; or write the number `{int(plain, 0)}`"
    if re.fullmatch(r"[-+]?[0-9]{1,30}", plain):
        return f"; or write the number `{int(plain)}`"
    if re.fullmatch(r"[-+]?[0-9]{0,30}\.[0-9]{0,30}(?:e[-+]?[0-9]{1,2})?", plain):
        return f"; or write the number `{float(plain)}`"
    if plain in ("~", "null"):
        return "; or write `null`"
    return ""


def check_values(node: Node, report: Report, type_: Entry | None) -> None:
    """Reports the texts in a JSON value that are more to another YAML reader. Numbers
    and words of JSON are no texts. `type_` is the entry with the type beside it."""
    is_time = type_ and text_in(type_.value).startswith("timestamp")
    _check_values(node, report, Meaning.TIMESTAMP if is_time else Meaning.JSON)


def _check_values(node: Node, report: Report, may_be: Meaning) -> None:
    match node:
        case MappingNode():
            for entry in node:
                check_text(entry.key, report)
                _check_values(entry.value, report, may_be)
        case SequenceNode():
            for item in node.items:
                _check_values(item, report, may_be)
        case ScalarNode(text=text):
            if not is_json(text):
                check_text(node, report, may_be=may_be)


def text_in(node: Node | None) -> str:
    """The text of a scalar; empty for all else, and for nothing."""
    return node.text if isinstance(node, ScalarNode) else ""


def text_of(node: ScalarNode, report: Report) -> Text:
    """A scalar that is meant as text, checked."""
    check_text(node, report)
    is_quoted = node.plain and in_odd_quotes(node.text)
    return Text(node.text[1:-1] if is_quoted else node.text, node.span)


def number_of(node: ScalarNode) -> WireNumber | None:
    """A scalar that is a whole number, if it is."""
    if node.plain and _WHOLE.fullmatch(node.text) and len(node.text) <= MAX_DIGITS:
        return WireNumber(int(node.text), node.span)
    return None


def part_of(node: ScalarNode, start: int, end: int) -> Text:
    """The characters `start` to `end` of a scalar with their own span, where the file
    shows them as they are."""
    text, span = node.text[start:end], node.span
    if node.plain:
        is_shown = span.end - span.start == len(node.text)
        is_all = len(text) == len(node.text)
        return Text(text, span.part(start, end) if is_shown and not is_all else span)
    places = _places(node)
    return Text(text, span.part(places[start], places[end]) if places else span)


def _places(node: ScalarNode) -> list[int] | None:
    """Where each character of a scalar in quotes stands in its span, and where the last
    one ends; None where the file shows it in another form."""
    length = node.span.end - node.span.start
    raw = node.span.text
    piece = _IN_QUOTES.get(raw[:1])
    if piece is None:
        return None
    found = [each.start() + 1 for each in re.finditer(piece, raw[1:-1])]
    return [*found, length - 1] if len(found) == len(node.text) else None
