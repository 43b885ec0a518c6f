"""Repairs of blocks in braces that declare something as another language does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import YAML_SYNTAX
from ..hints.dialects import translate
from ..spelling import pascal
from . import members
from .edit import Repair
from .lines import Page

_MAX_LINES = 60
_KINDS = (
    "message|enum|interface|type|struct|structure|class|model|record|input|object|oneof"
    "|union|exception|list|map|operation"
)
_OPENED = re.compile(
    r"(?:(?:export|declare|public|pub|abstract|final|data|sealed|const) )*"
    rf"(?P<kind>{_KINDS})(?: class)? (?P<name>\w+)[^{{}}=|]*=? ?\{{"
)
_CALLED = re.compile(
    r"(?:(?:data|case|public|sealed|inline) )*(?:class|record) (?P<name>\w+)"
    r"\((?P<fields>.+)\)(?: ?\{ ?\})?;?"
)
"""`record Pet(String name) {}`"""
_TYPE = "a type is a key"
_FLAT = "a oneof's fields stand beside the others, and may be absent"
_MEMBER = re.compile(r"(member|key|value|input|output) ?: ?(.+)")
_ACTION = "an action is a key"


def repairs(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by the block that a line is part of."""
    lines = page.lines
    if called := _CALLED.fullmatch(lines[index].body):
        entry = _struct(called["name"], members.fields(called["fields"]))
        yield from _instead(page, index, index, entry, _TYPE)
        return
    for first in range(max(index - _MAX_LINES, 0), index + 1):  # the outermost
        opened = _OPENED.match(lines[first].body)
        text = page.source.text[lines[first].start :][: _MAX_LINES * 80]
        end = _closing(text) if opened else 0
        last = page.index(page.source.position(lines[first].start + end).line)
        if opened and end and last >= index:
            whole = lines[last].end <= lines[first].start + end + 2
            entry = _entries(opened, text[:end]) if whole else []
            message = {"oneof": _FLAT, "operation": _ACTION}.get(opened["kind"], _TYPE)
            yield from _instead(page, first, last, entry, message)
            return


def _closing(text: str) -> int:
    """The offset behind the brace that closes the first one; 0 if none does."""
    depth = 0
    for at, each in enumerate(text):
        depth += (each == "{") - (each == "}")
        if each == "}" and not depth:
            return at + 1
    return 0


def _entries(opened: re.Match[str], text: str) -> list[str]:
    """What a block declares, as entries; nothing where it is not understood."""
    kind, name = opened["kind"], opened["name"]
    inside = text[text.index("{") + 1 : -1]
    match kind:
        case "enum":
            if values := members.values(inside):
                return [f"{pascal(name)}: {{values: {values}}}"]
            payloads = members.payloads(inside)
            body = f"{{tagged: externally, variants: {payloads}}}"
            return [f"{pascal(name)}: {body}"] if payloads else []
        case "union":
            variants = members.variants(inside)
            body = f"{{tagged: externally, casing: camelCase, variants: {variants}}}"
            return [f"{pascal(name)}: {body}"] if variants else []
        case "oneof":
            pairs = (each.partition(": ") for each in members.fields(inside))
            return [f"{name.rstrip('?')}?: {type_}" for name, _, type_ in pairs]
        case "list" | "map" | "operation":
            return _shape(kind, name, inside)
        case _:
            return _structs(
                name, inside, is_go=opened[0].endswith(("struct {", "struct{"))
            )


def _structs(name: str, inside: str, *, is_go: bool = False) -> list[str]:
    """A struct, and those that are declared within it."""
    nested: list[str] = []
    own: list[str] = []
    for part in members.parts(inside):
        opened = _OPENED.match(part)
        inner = _entries(opened, part) if opened and part.endswith("}") else []
        if opened and not inner:
            return []
        nested += inner
        own += () if opened else (part,)
    patterns = members.GO if is_go else members.FIELDS
    found = members.fields("\n".join(own), patterns)
    return [*_struct(name, found), *nested] if found else []


def _shape(kind: str, name: str, inside: str) -> list[str]:
    """A list, a map or an operation of Smithy."""
    parts = [_MEMBER.fullmatch(each) for each in members.parts(inside)]
    found = {each[1]: each[2] for each in parts if each}
    if not found or not all(parts):
        return []
    types = {key: own.inner if (own := translate(t)) else t for key, t in found.items()}
    match kind, types:
        case "list", {"member": item}:
            return [f"{name}: list<{item}>"]
        case "map", {"key": key, "value": value}:
            return [f"{name}: map<{key}, {value}>"]
        case "operation", _:
            sides = {"input": "request", "output": "response"}
            shown = [f"{sides[key]}: {t}" for key, t in found.items() if key in sides]
            return [f"{name}: {{{', '.join(shown)}}}"]
        case _:
            return []


def _instead(
    page: Page, first: int, last: int, entry: list[str], message: str
) -> Iterator[Repair]:
    """Lines of this language in the place of others, if there are any."""
    if not entry:
        return
    start, end = page.lines[first], page.lines[last]
    at = start.start + start.indent
    shown = " and ".join(f"`{each}`" for each in entry)
    yield Repair(
        start.start,
        end.end,
        "\n".join(" " * start.indent + each for each in entry),
        kind=YAML_SYNTAX,
        at=(at, at + len(start.body)),
        message=message,
        help=f"write {shown} instead",
    )


def _struct(name: str, fields: list[str]) -> list[str]:
    """A struct as an entry of `types`; nothing where there are no fields."""
    return [f"{pascal(name)}: {{fields: {members.in_flow(fields)}}}"] if fields else []
