"""Formats of an answer: JSON, YAML, a table or plain text."""

from __future__ import annotations

import json
import re
import sys
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

from ..client.masking import MASK
from .structured import JsonData
from .style import Emphasis, TerminalStyle
from .text import is_terminal, one_line, safe, width

# Characters that control a terminal, and that JSON does not escape.
_TERMINAL_CONTROLS = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def format_answer(answer: JsonData, format: str | None) -> str:
    """Formats an answer; by default as a table on a terminal, and as JSON elsewhere."""
    is_on_terminal = is_terminal(sys.stdout)
    match format or ("table" if is_on_terminal else "json"):
        case "json":
            return _json(answer, 2, is_on_terminal)
        case "jsonl":
            return "".join(_json(each, None, is_on_terminal) for each in _rows(answer))
        case "yaml":
            return "\n".join(_yaml(answer)) + "\n"
        case "raw":
            text = as_text(answer)
            return (safe(text) if is_on_terminal else text) + "\n"
        case _:
            style = TerminalStyle(sys.stdout)
            return "".join(f"{line}\n" for line in _table_or_tree(answer, style))


def as_text(value: JsonData) -> str:
    """A string without quotation marks; any other value as JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: JsonData, indent: int | None, is_on_terminal: bool) -> str:
    separators = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    if is_on_terminal:
        text = _TERMINAL_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"


def _rows(answer: JsonData) -> list[JsonData]:
    """The items of a list, or of the list that is the only field of an answer."""
    held = _single_list(answer)
    rows = answer if held is None else held[1]
    return rows if isinstance(rows, list) else [answer]


def _single_list(answer: JsonData) -> tuple[str, list[JsonData]] | None:
    """The name and items of the only field of an answer, if it is a list."""
    if isinstance(answer, dict) and len(answer) == 1:
        ((name, held),) = answer.items()
        if isinstance(held, list):
            return name, held
    return None


def _yaml(value: JsonData) -> list[str]:
    """Lines of YAML in block style; scalars are written as JSON, which is YAML, too."""
    if isinstance(value, dict) and value:
        lines: list[str] = []
        for key, inner in value.items():
            lines += _yaml_entry(f"{_scalar(key)}:", inner)
        return lines
    if isinstance(value, list) and value:
        return [line for inner in value for line in _yaml_item(inner)]
    return [_scalar(value)]


def _yaml_entry(head: str, inner: JsonData) -> list[str]:
    if isinstance(inner, dict | list) and inner:
        return [head, *(f"  {line}" for line in _yaml(inner))]
    return [f"{head} {_scalar(inner)}"]


def _yaml_item(inner: JsonData) -> list[str]:
    first, *rest = _yaml(inner)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _scalar(value: JsonData) -> str:
    return _json(value, None, True).rstrip("\n")


def _table_or_tree(answer: JsonData, style: TerminalStyle) -> list[str]:
    """The lines of a table for a list of objects, or of a tree for any other value."""
    if held := _single_list(answer):
        name, answer = held
        if not answer:
            return [f"no {one_line(name)}"]
    if isinstance(answer, list):
        rows = [each for each in answer if isinstance(each, dict)]
        if rows and len(rows) == len(answer):
            return _table(rows, style)
    return _tree(answer, style)


def _table(rows: list[dict[str, JsonData]], style: TerminalStyle) -> list[str]:
    columns = [*dict.fromkeys(key for row in rows for key in row)]
    heads = [Cell(one_line(key).upper(), "key") for key in columns]
    lines = [
        [_cell(row[key]) if key in row else Cell("") for key in columns] for row in rows
    ]
    widths = [
        max(each.width for each in cells) for cells in zip(heads, *lines, strict=True)
    ]
    if sum(widths) + 2 * len(widths) > width():
        # No room side by side: one below the other, nothing cut off.
        return [line for row in rows for line in [*_tree(row, style), ""]][:-1]
    return [
        "  ".join(
            cell.shown(style, size) for cell, size in zip(line, widths, strict=True)
        ).rstrip()
        for line in (heads, *lines)
    ]


def _tree(value: JsonData, style: TerminalStyle) -> list[str]:
    match value:
        case dict() if value:
            lines: list[str] = []
            heads = [Cell(f"{one_line(key)}:", "key") for key in value]
            size = max(each.width for each in heads)
            for head, inner in zip(heads, value.values(), strict=True):
                if isinstance(inner, dict | list) and inner:
                    below = (f"  {line}" for line in _tree(inner, style))
                    lines += [head.shown(style), *below]
                else:
                    lines.append(
                        f"{head.shown(style, size)} {_cell(inner).shown(style)}"
                    )
            return lines
        case list() if value:
            items: list[str] = []
            for inner in value:
                first, *rest = _tree(inner, style)
                items += [f"- {first}", *(f"  {line}" for line in rest)]
            return items
        case {}:
            return []
        case _:
            return [_cell(value).shown(style)]


class Cell(NamedTuple):
    """A piece of text in a table or a tree."""

    text: str
    emphasis: Emphasis | None = None

    @property
    def width(self) -> int:
        """The columns that it takes on a terminal."""
        if self.text.isascii():
            return len(self.text)
        return sum(map(_width_of, self.text))

    def shown(self, style: TerminalStyle, size: int = 0) -> str:
        """The text with its emphasis, padded to `size` columns."""
        text = style.of(self.emphasis, self.text) if self.emphasis else self.text
        return text + " " * (size - self.width)


def _cell(value: JsonData) -> Cell:
    """The cell of a value; `null` and masked secrets are faint."""
    return Cell(one_line(as_text(value)), "faint" if value in (None, MASK) else None)


def _width_of(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1
