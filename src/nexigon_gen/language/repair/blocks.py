"""Repairs of blocks in braces that declare something as another language does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import YAML_SYNTAX
from ..hints.dialects import translate
from ..spelling import pascal, snake
from .edit import Repair
from .lines import Page

_MAX_LINES = 60
_OPENED = re.compile(
    r"(?:(?:export|declare|public|pub|abstract|final|data|sealed|const) )*"
    r"(?P<kind>message|enum|interface|type|struct|structure|class|model|record|input"
    r"|object|oneof|union)(?: class)? (?P<name>\w+)[^{}=|]*=? ?\{"
)
_PART = re.compile(r"(?:[^;,\n<>(\[\])]|<[^\n;]*>|\([^\n;]*\)|\[[^\n;]*\])+")
_NUMBERED = re.compile(
    r"(?P<type>(?:(?:repeated|optional|required) )?[\w.]+(?:<.*>)?) (?P<name>\w+)"
    r"(?P<mark>) ?= ?\d+(?: ?\[.*\])?"
)
_NAMED = re.compile(
    r"(?:(?:readonly|pub|public|private|val|var|let) )*"
    r"(?P<name>[a-z_]\w*)(?P<mark>\??) ?: ?(?P<type>[^:=]+)"
)
_TYPED = re.compile(
    r"(?:(?:public|private|protected|final|static|readonly) )*"
    r"(?P<type>\w[\w.]*(?:<.*>)?(?:\[\])?) (?P<name>\w+)(?P<mark>)"
)
_FIELDS = (_NUMBERED, _NAMED, _TYPED)
_VALUE = re.compile(
    r"(?P<name>[A-Za-z]\w*)(?: ?[=:] ?(?P<value>-?\d+|\"[^\"]*\"|'[^']*'))?"
)
_GO = re.compile(r"(?P<name>\w+)(?P<mark>) (?P<type>[^`]+?)(?: `.*`)?")
_CALLED = re.compile(
    r"(?:(?:data|case|public|sealed|inline) )*(?:class|record) (?P<name>\w+)"
    r"\((?P<fields>.+)\)(?: ?\{ ?\})?;?"
)
"""`record Pet(String name) {}`"""
_TYPE = "a type is a key"
_FLAT = "a oneof's fields stand beside the others, and may be absent"


def repairs(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by the block that a line is part of."""
    lines = page.lines
    if called := _CALLED.fullmatch(lines[index].body):
        entry = _struct(called["name"], _fields(called["fields"]))
        yield from _instead(page, index, index, entry, _TYPE)
        return
    for first in range(index, max(index - _MAX_LINES, -1), -1):
        opened = _OPENED.match(lines[first].body)
        if opened:
            break
        if first < index and lines[first].body.startswith("}"):
            return
    else:
        return
    last = first
    while not lines[last].body.rstrip(";,").endswith("}"):
        last += 1
        if last == len(lines) or last - first > _MAX_LINES:
            return
    text = page.source.text[lines[first].start : lines[last].end]
    inside = text[text.index("{") + 1 : text.rindex("}")]
    is_go = re.search(r"\bstruct ?\{$", lines[first].body) and opened["kind"] == "type"
    match opened["kind"]:
        case "enum":
            entry = _enum(opened["name"], _parts(inside))
        case "oneof":
            pairs = (each.partition(": ") for each in _fields(inside))
            entry = [f"{name.rstrip('?')}?: {type_}" for name, _, type_ in pairs]
        case _:
            entry = _struct(
                opened["name"], _fields(inside, (_GO,) if is_go else _FIELDS)
            )
    message = _FLAT if opened["kind"] == "oneof" else _TYPE
    yield from _instead(page, first, last, entry, message)


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


def _enum(name: str, parts: list[str]) -> list[str]:
    """An enum as an entry of `types`; nothing where a value is not understood."""
    values = [_VALUE.fullmatch(each) for each in parts]
    if not values or not all(values):
        return []
    body = ", ".join(_value(each) for each in values if each)
    return [f"{pascal(name)}: {{values: {{{body}}}}}"]


def _value(found: re.Match[str]) -> str:
    name, value = pascal(found["name"]), found["value"] or "''"
    is_text = bool(found["value"]) and value[0] in "\"'"
    return f"{name}: {{wire: {value}}}" if is_text else f"{name}: {value}"


def _struct(name: str, fields: list[str]) -> list[str]:
    """A struct as an entry of `types`; nothing where there are no fields."""
    body = ", ".join(map(_in_flow, fields))
    return [f"{pascal(name)}: {{fields: {{{body}}}}}"] if fields else []


def _fields(text: str, patterns: tuple[re.Pattern[str], ...] = _FIELDS) -> list[str]:
    """All fields that a text declares, as entries; nothing where one is not understood."""
    found = [_field(each, patterns) for each in _parts(text)]
    return found if all(found) else []


def _parts(text: str) -> list[str]:
    """What `;`, `,` and line ends part, outside of brackets."""
    parts = [" ".join(each.split()) for each in _PART.findall(text)]
    return [each for each in parts if each]


def _field(part: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    """A field as an entry of `fields`; empty where it is none."""
    for pattern in patterns:
        if found := pattern.fullmatch(part):
            own = translate(found["type"].strip())
            type_ = own.text if own else found["type"].strip()
            mark = "?" if found["mark"] or (own and own.optional) else ""
            return f"{snake(found['name'])}{mark}: {type_}" if type_ else ""
    return ""


def _in_flow(field: str) -> str:
    name, _, type_ = field.partition(": ")
    name = f'"{name}"' if name.endswith("?") else name
    is_plain = not re.search(r"[,?\[\]{}]", type_)
    return f"{name}: {type_}" if is_plain else f'{name}: "{type_}"'
