"""Repairs of lines that declare something as another language does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import YAML_SYNTAX
from ..hints.define import enum_body, union_body
from ..hints.dialects import translate
from ..hints.protobuf import one_field
from .edit import Repair, edit
from .lines import Line, Page

_ALIAS = re.compile(
    r"(?:export )?(?:type|union|using|typealias|newtype) (\w+) ?= ?(.+?);?"
)
_PYTHON = re.compile(r"from \.?([\w/.]+) import \(?([A-Z]\w*(?:, *[A-Z]\w*)*)\)?")
_SCRIPT = re.compile(
    r"import (?:type )?\{ ?([A-Z]\w*(?:, *[A-Z]\w*)*) ?\}"
    r" from [\"'](?:\./)?([\w/-]+)[\"'];?"
)
_RUST = re.compile(r"(?:use|import) (?:\w+(?:::|\.))*?(\w+)(?:::|\.)([A-Z]\w*);?")
_ANNOTATION = re.compile(r"@\w+(?:\([^()]*\))?|#\[.*\]")
_SPREAD = re.compile(r"\.\.\.\s*(?:is |on )?([A-Z]\w*)\s*[,;]?")
_TEXT = re.compile(r'"[^"]+"|"""[^"]+"""')
_CALL = re.compile(
    r"(?:rpc |def |fn |async )*([A-Za-z]\w*)\(((?:[^()]|\([^()]*\))*)\)"
    r" ?(?:(?::|->|returns) ?([\w<>?]+))?:?"
)
_PARAMETER = re.compile(r" *([a-z]\w*) ?(\??): ?([\w<>]+(?:\([\d.]*\))?\??) *")


def repairs(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by a line, the most certain first."""
    line = page.lines[index]
    body = line.body
    if found := _ALIAS.fullmatch(body):
        yield _instead(line, f"{found[1]}: {_aliased(found[2])}", "a type is a key")
    if field := one_field(body):
        yield _instead(line, field, "a field is a key, and has no number")
    if line.indent == 0 and (source := _import(body)):
        yield _instead(line, source, "imports are a mapping of files")
    if _ANNOTATION.fullmatch(body):
        message = "there are no annotations"
        yield edit(line, "", YAML_SYNTAX, _place(line), message, "take the line away")
    if spread := _SPREAD.fullmatch(body):
        message = "nothing is inherited"
        help = f"take the line away, and repeat the fields of `{spread[1]}`"
        yield edit(line, "", YAML_SYNTAX, _place(line), message, help)
    if _TEXT.fullmatch(body):
        docs = body.strip('"').strip()
        yield _instead(line, f'docs: "{docs}"', "a description is a key")
    if (call := _CALL.fullmatch(body)) and (action := _action(call, line.indent)):
        name, *parts = (f"`{each.strip()}`" for each in action.split("\n"))
        help = f"write {name}, and below it {' and '.join(parts)}"
        message = "an action is a key, and has a request"
        yield edit(line, action, YAML_SYNTAX, _place(line), message, help)


def _aliased(type_: str) -> str:
    """What a name stands for in another language, as this one has it."""
    own = translate(type_)
    if own and own.one_of:
        return enum_body(own.one_of) if own.is_enum else union_body(own.one_of)
    return own.text if own else type_


def _import(body: str) -> str:
    """An import of another language, as this one has it; empty for all else."""
    if found := _PYTHON.fullmatch(body):
        stem, names = found[1], found[2]
    elif found := _SCRIPT.fullmatch(body):
        stem, names = found[2], found[1]
    elif found := _RUST.fullmatch(body):
        stem, names = found[1], found[2]
    else:
        return ""
    return f"imports: {{{re.split('[./]', stem)[-1]}: [{names.strip()}]}}"


def _action(call: re.Match[str], indent: int) -> str:
    """An action with parameters, on lines of its own; empty where they are none."""
    name, params, response = call.groups()
    fields: list[str] = []
    for each in params.split(","):
        if (found := _PARAMETER.fullmatch(each)) is None:
            return ""
        own = translate(found[3])
        type_ = own.text if own and own.text else found[3]
        mark = found[2] or "?" * bool(own and own.optional)
        shown = f'"{found[1]}?"' if mark else found[1]
        fields.append(f"{shown}: {type_}")
    blanks = " " * indent
    lines = [f"{blanks}{name}:"]
    lines.append(f"{blanks}  request: {{{name}Action: {{{', '.join(fields)}}}}}")
    if response:
        lines.append(f"{blanks}  response: {response}")
    return "\n".join(lines)


def _instead(line: Line, text: str, message: str) -> Repair:
    whole = " " * line.indent + text
    return edit(line, whole, YAML_SYNTAX, _place(line), message, f"write `{text}`")


def _place(line: Line) -> tuple[int, int]:
    return line.indent, line.indent + len(line.body)
