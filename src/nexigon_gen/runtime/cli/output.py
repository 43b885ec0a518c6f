"""Output: an answer as JSON, YAML, a table or bare text, for programs and for people."""

from __future__ import annotations

import json
import re
import sys

from .structured import JsonData
from .text import is_terminal, one_line, safe, width

# Not escaped by JSON, and yet they steer terminals.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(answer: JsonData, format: str | None) -> str:
    """The text of an answer; without a format, JSON for programs and a table for people."""
    is_seen = is_terminal(sys.stdout)
    match format or ("table" if is_seen else "json"):
        case "json":
            return _json(answer, 2, is_seen)
        case "jsonl":
            return "".join(_json(each, None, is_seen) for each in _rows(answer))
        case "yaml":
            return "\n".join(_yaml(answer)) + "\n"
        case "raw":
            text = bare(answer)
            return (safe(text) if is_seen else text) + "\n"
        case _:
            return "".join(f"{line}\n" for line in _readable(answer))


def bare(value: JsonData) -> str:
    """A text as it is, anything else as JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: JsonData, indent: int | None, is_seen: bool) -> str:
    separators = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    if is_seen:
        text = _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"


def _rows(answer: JsonData) -> list[JsonData]:
    """The items of an answer that is a list, or has nothing but a list."""
    held = _only(answer)
    rows = answer if held is None else held[1]
    return rows if isinstance(rows, list) else [answer]


def _only(answer: JsonData) -> tuple[str, list[JsonData]] | None:
    """The one field of an answer, if that is a list."""
    if isinstance(answer, dict) and len(answer) == 1:
        ((name, held),) = answer.items()
        if isinstance(held, list):
            return name, held
    return None


def _yaml(value: JsonData) -> list[str]:
    """Lines of block YAML; whatever is no collection is JSON, which YAML is too."""
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


def _readable(answer: JsonData) -> list[str]:
    """A table of a list of objects, else a tree."""
    if held := _only(answer):
        name, answer = held
        if not answer:
            return [f"no {one_line(name)}"]
    if isinstance(answer, list):
        rows = [each for each in answer if isinstance(each, dict)]
        if rows and len(rows) == len(answer):
            return _table(rows)
    return _tree(answer)


def _table(rows: list[dict[str, JsonData]]) -> list[str]:
    columns = [*dict.fromkeys(key for row in rows for key in row)]
    cells = [[one_line(key).upper() for key in columns]]
    cells += [
        [one_line(bare(row[key])) if key in row else "" for key in columns]
        for row in rows
    ]
    widths = [max(len(line[n]) for line in cells) for n in range(len(columns))]
    if sum(widths) + 2 * len(widths) > width():
        # No room side by side: one below the other, nothing cut off.
        return [line for row in rows for line in [*_tree(row), ""]][:-1]
    return [
        "  ".join(
            cell.ljust(size) for cell, size in zip(line, widths, strict=True)
        ).rstrip()
        for line in cells
    ]


def _tree(value: JsonData) -> list[str]:
    match value:
        case dict() if value:
            lines: list[str] = []
            size = max(len(one_line(key)) for key in value)
            for key, inner in value.items():
                head = f"{one_line(key)}:"
                if isinstance(inner, dict | list) and inner:
                    lines += [head, *(f"  {line}" for line in _tree(inner))]
                else:
                    lines.append(f"{head.ljust(size + 1)} {one_line(bare(inner))}")
            return lines
        case list() if value:
            items: list[str] = []
            for inner in value:
                first, *rest = _tree(inner)
                items += [f"- {first}", *(f"  {line}" for line in rest)]
            return items
        case {}:
            return []
        case _:
            return [one_line(bare(value))]
