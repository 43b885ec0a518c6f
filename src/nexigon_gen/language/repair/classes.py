"""Repairs of classes of Python, as entries of `types`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import YAML_SYNTAX
from ..hints.calls import field_call
from ..hints.dialects import translate
from ..spelling import pascal
from . import members
from .decorators import with_those
from .edit import Repair
from .lines import Page

_CLASS = re.compile(r"class (?P<name>\w+)(?:\((?P<bases>[^()]*)\))? ?:")
_ENUM = re.compile(r"\b(?P<text>Str)?(?:Int)?(?:Enum|Flag)\b")
_NUMBERED = re.compile(r"(\w+) ?= ?([0-9]{1,18}|(?:enum\.)?auto\(\))")
_FIELD = re.compile(
    r"(?P<name>[a-z_]\w*) ?: ?(?P<type>[\w.\[\], |\"']+?)(?: ?= ?(?P<default>.+))?"
)
_NO_FIELD = re.compile(r"pass|model_config ?=.*|__\w+__ ?=.*")


def repairs(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by the class that a line is part of."""
    for first in (index, *page.above(index)):
        line = page.lines[first]
        if found := _CLASS.fullmatch(line.body):
            last = page.lines[page.block(first) - 1]
            if entry := _entry(found, page.source.text[line.end : last.end]):
                whole = Repair(
                    line.start,
                    last.end,
                    " " * line.indent + entry,
                    kind=YAML_SYNTAX,
                    at=(line.start + line.indent, line.end),
                    message="a type is a key",
                    help=f"write `{entry}` instead",
                )
                yield from with_those((whole,), page, first)


def _entry(found: re.Match[str], text: str) -> str:
    """The type that a class stands for; empty where it is not understood."""
    name = pascal(found["name"])
    if enum := _ENUM.search(found["bases"] or ""):
        values = members.values(_counted(text, is_text=bool(enum["text"])))
        return f"{name}: {{values: {values}}}" if values else ""
    parts = [each for each in members.parts(text) if not _NO_FIELD.fullmatch(each)]
    fields = [_field(each) for each in parts]
    are_known = bool(fields) and all(fields)
    return f"{name}: {{fields: {members.in_flow(fields)}}}" if are_known else ""


def _counted(text: str, *, is_text: bool) -> str:
    """The values of an enum, each `auto()` as what Python puts in its place."""
    last = 0

    def given(found: re.Match[str]) -> str:
        nonlocal last
        name, value = found.groups()
        last = int(value) if value.isdigit() else last + 1
        is_made = is_text and not value.isdigit()
        return f'{name} = "{name.lower()}"' if is_made else f"{name} = {last}"

    return _NUMBERED.sub(given, text)


def _field(part: str) -> str:
    """A field of a class as an entry of `fields`; empty where it is none."""
    found = _FIELD.fullmatch(part)
    if found is None:
        return ""
    call = field_call(f"{found['type']} = {found['default']}")
    own = translate(found["type"])
    type_ = own.text if own else found["type"]
    if call and call.limits and not type_.endswith((")", ">")):
        type_ += f"({call.limits})"
    is_absent = call.default if call else found["default"] not in (None, "...")
    mark = "?" if is_absent or (own and own.optional) else ""
    return f"{found['name']}{mark}: {type_}" if type_ else ""
