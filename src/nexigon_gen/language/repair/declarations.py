"""Repairs of lines that declare something as another language does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import YAML_SYNTAX
from ..hints import habits
from ..hints.calls import annotated
from ..hints.definitions import enum_body, union_body
from ..hints.dialects import translate
from ..hints.protobuf import one_field
from ..spelling import pascal, snake
from . import decorators
from .edit import Repair, edit
from .lines import Line, Page

_ALIAS = re.compile(
    r"(?:export )?(?:type|union|using|typealias|newtype|alias) (\w+) ?= ?(.+?);?"
)
_ASSIGNED = re.compile(r"([A-Z]\w*) ?= ?(.+?);?")
_NEW_TYPE = re.compile(r"NewType\([^,]*, *([\w.]+)\)")
_PYTHON = re.compile(r"from \.?([\w/.]+) import \(?([A-Z]\w*(?:, *[A-Z]\w*)*)\)?")
_SCRIPT = re.compile(
    r"import (?:type )?\{ ?([A-Z]\w*(?:, *[A-Z]\w*)*) ?\}"
    r" from [\"'](?:\./)?([\w/-]+)[\"'];?"
)
_RUST = re.compile(r"(?:use|import) (?:\w+(?:::|\.))*?(\w+)(?:::|\.)([A-Z]\w*);?")
_SHORT = re.compile(
    r"scalar (?P<scalar>\w+)(?: extends (?P<of>[\w.]+))?;?"
    r"|(?:typedef )?(?!const |class |enum |struct )"
    r"(?P<type>[\w.]+(?:<.*>)?) (?P<name>[A-Z]\w*);?"
    r"|(?:pub )?struct (?P<struct>\w+)\((?:pub )?(?P<held>[^()]+)\);?"
)
"""`string Name`, `typedef string Name`, `scalar Name`, `struct Name(String);`"""
_NO_ENTRY = re.compile(
    r"(?P<word>reserved|option|extensions|pass|package|syntax)\b[^:]*"
)
_LIMITED = re.compile(r"((?:@\w+\([^()]*\) +)+)(\w+\??) ?: ?([\w.]+)(\??);?")
"""`@maxLength(5) note: string;`"""
_GO_FIELD = re.compile(
    r"([A-Z]\w*) +(\*?[\w.\[\]*]+) +`.*json:\"([^\",]+)(,omitempty)?.*`"
)
_WITH_ARGUMENTS = re.compile(r"([a-z]\w*)\([^()]*\) ?: ?([\w\[\]!]+)")
_SPREAD = re.compile(r"\.\.\.\s*(?:is |on )?([A-Z]\w*)\s*[,;]?")
_TEXT = re.compile(r'"[^"]+"|"""[^"]+"""')
_CALL = re.compile(
    r"(?:rpc |def |fn |async |op |func |suspend |fun )*([A-Za-z]\w*) ?\(((?:[^()]|\([^()]*\))*)\)"
    r" ?(?:(?::|->|returns) ?(\(?[\w<>?]+\)?!?))? ?(?::|;|\{ ?\};?)?"
)
_PARAMETER = re.compile(
    r" *(?:@\w+ )?([a-z]\w*) ?(\??): ?([\w<>]+(?:\([\d.]*\))?[?!]?) *"
)


def repairs(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by a line, the most certain first."""
    below = decorators.below(page, index)
    yield from decorators.with_those(_declared(page, below), page, below)
    yield from decorators.alone(page, index)


def _declared(page: Page, index: int) -> Iterator[Repair]:
    """What a line may declare, the most certain first."""
    line = page.lines[index]
    body = decorators.bare(line.body)
    if found := _ALIAS.fullmatch(body):
        yield _instead(line, f"{found[1]}: {_aliased(found[2])}", "a type is a key")
    if field := one_field(body):
        yield _instead(line, field, "a field is a key, and has no number")
    if line.indent == 0 and (source := _import(body)):
        yield _instead(line, source, "imports are a mapping of files")
    if spread := _SPREAD.fullmatch(body):
        message = "nothing is inherited"
        help = f"take the line away, and repeat the fields of `{spread[1]}`"
        yield edit(line, "", at=_place(line), message=message, help=help)
    if _TEXT.fullmatch(body):
        docs = body.strip('"').strip()
        yield _instead(line, f'docs: "{docs}"', "a description is a key")
    yield from _unlike(page, index)
    is_action = _section(page, index) in ("", "actions")
    call = _CALL.fullmatch(body) if is_action else None
    if call and (action := _action(call, line.indent)):
        name, *parts = (f"`{each.strip()}`" for each in action.split("\n"))
        help = f"write {name}, and below it {' and '.join(parts)}"
        message = "an action is a key, and has a request"
        yield edit(line, action, at=_place(line), message=message, help=help)


def _unlike(page: Page, index: int) -> Iterator[Repair]:
    """What may be meant by a line that says more, or less, than is written here."""
    line = page.lines[index]
    body = line.body
    is_type = _section(page, index) == "types"
    is_entry = is_type and len([*page.above(index)]) == 1
    if is_entry and (assigned := _ASSIGNED.fullmatch(body)):
        type_ = _aliased(assigned[2])
        yield _instead(line, f"{assigned[1]}: {type_}", "a type is a key")
    if is_entry and (found := _SHORT.fullmatch(body)):
        name = found["name"] or found["scalar"] or found["struct"]
        held = found["type"] or found["of"] or found["held"] or "string"
        yield _instead(line, f"{name}: {_aliased(held)}", "a type is a key")
    if no_entry := _NO_ENTRY.fullmatch(body):
        reason = habits.NO_PLACE.get(no_entry["word"], "it says nothing here")
        message = f"`{no_entry['word']}` is no key"
        start, end = index, index
        while start and _NO_ENTRY.fullmatch(page.lines[start - 1].body):
            start -= 1
        while end < len(page.lines) and _NO_ENTRY.fullmatch(page.lines[end].body):
            end += 1
        lines = page.lines[start:end]
        which = f"lines {lines[0].number} to {lines[-1].number}"
        yield Repair(
            lines[0].start,
            lines[-1].end,
            "",
            kind=YAML_SYNTAX,
            at=(lines[0].start + lines[0].indent, lines[0].end),
            message=message,
            help=f"take {which if len(lines) > 1 else 'the line'} away: {reason}",
        )
    if limited := _LIMITED.fullmatch(body):
        own = annotated(limited[1], limited[3])
        field = f"{limited[2]}: {own}{limited[4]}"
        yield _instead(line, field, "there are no annotations")
    if go := _GO_FIELD.fullmatch(body):
        own_ = translate(go[2])
        mark = "?" if go[4] or (own_ and own_.optional) else ""
        field = f"{snake(go[3])}{mark}: {own_.text if own_ else go[2]}"
        yield _instead(line, field, "a field is a key, and has no tag")
    if is_type and (called := _WITH_ARGUMENTS.fullmatch(body)):
        field = f"{called[1]}: {_aliased(called[2])}"
        yield _instead(line, field, "a field has no arguments")


def _section(page: Page, index: int) -> str:
    """The key at the left edge that a line stands below; empty for one that is there."""
    *_, last = (-1, *page.above(index))
    return page.lines[last].key if last >= 0 else ""


def _aliased(type_: str) -> str:
    """What a name stands for in another language, as this one has it."""
    if new := _NEW_TYPE.fullmatch(type_):
        type_ = new[1]
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
    name, response = pascal(name), (response or "").strip("()!")
    blanks = " " * indent
    if params.strip()[:1].isupper() and params.strip().isidentifier():
        sides = f"{blanks}  request: {params.strip()}"
        sides += f"\n{blanks}  response: {response}" if response else ""
        return f"{blanks}{name}:\n{sides}"
    fields: list[str] = []
    for each in params.split(","):
        if (found := _PARAMETER.fullmatch(each)) is None:
            return ""
        own = translate(found[3])
        type_ = own.text if own and own.text else found[3]
        mark = found[2] or "?" * bool(own and own.optional)
        shown = f'"{found[1]}?"' if mark else found[1]
        fields.append(f"{shown}: {type_}")
    lines = [f"{blanks}{name}:"]
    lines.append(f"{blanks}  request: {{{name}Action: {{{', '.join(fields)}}}}}")
    if response:
        lines.append(f"{blanks}  response: {response}")
    return "\n".join(lines)


def _instead(line: Line, text: str, message: str) -> Repair:
    whole = " " * line.indent + text
    return edit(line, whole, at=_place(line), message=message, help=f"write `{text}`")


def _place(line: Line) -> tuple[int, int]:
    return line.indent, line.indent + len(line.body)
