"""Samples of commands: requests as a person would write them in a shell."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

from ...ir.jsontext import JsonValue, plain
from ...ir.model import Action
from ...ir.terms import Json
from ...runtime.cli.exit_codes import EXIT_CODES
from ...runtime.cli.flags import kebab
from ...runtime.cli.options import OPTIONS
from ...runtime.cli.table import (
    Command,
    CommandField,
    ListType,
    MapType,
    ObjectType,
    TupleType,
    Type,
    UnionType,
    WordType,
)
from .lower.command_rows import CommandRows
from .lower.context import Lowering

_JsonObject: TypeAlias = Mapping[str, JsonValue]

_ONLY_JSON: Final = {"any", "json", "unit"}
"""The types whose values only JSON says."""


class CommandSamples:
    """Writes commands of the program of an API."""

    def __init__(self, context: Lowering) -> None:
        self.program = kebab(context.names.package)
        self.exit_codes: Mapping[int, str] = EXIT_CODES
        self._rows = CommandRows(context)

    def of(self, namespace: str, action: Action, request: Json) -> str:
        """The command that sends a request, over several lines if it is long. Secrets
        come from the environment; what removes something is confirmed."""
        command = self._rows.of(action)
        start = f"{self.program} {kebab(namespace)} {command.name}"
        confirmed = ["--yes"] if command.removes else []
        return _laid_out(start, [*words_of(command, plain(request)), *confirmed])


def _laid_out(start: str, words: Sequence[str]) -> str:
    lines = [start]
    for word in words:
        quoted = shlex.quote(word)
        if word.startswith("--") and len(lines[-1]) + len(quoted) > 60:
            lines.append(quoted)
        else:
            lines[-1] += f" {quoted}"
    return " \\\n  ".join(lines) + "\n"


def words_of(command: Command, body: JsonValue) -> Iterator[str]:
    """The flags that make a request; `--json` stands for what has none."""
    members = cast(_JsonObject, body)
    known = {each.wire for each in command.fields}
    left = {key: value for key, value in members.items() if key not in known}
    if left:
        yield from ("--json", _json(left))
    for each in command.fields:
        if each.wire in members:
            name = f"{each.name}_" if each.name in OPTIONS else each.name
            yield from _flag(name, each, members[each.wire])


def _flag(name: str, field: CommandField, value: JsonValue) -> Iterator[str]:
    if value is None and field.is_nullable:
        yield from ("--null", name)
    elif field.is_secret:
        yield from _secret(name, field.type, value)
    else:
        yield from _of(name, field.type, value)


def _of(name: str, type: Type, value: JsonValue) -> Iterator[str]:
    match type:
        case "bool" if isinstance(value, bool):
            yield f"--{name}" if value else f"--no-{name}"
        case str() | WordType() if type not in _ONLY_JSON:
            yield from _said(name, _text(type, value))
        case ObjectType(fields=fields) if members := _members(value):
            yield from _fields(name, fields, members)
        case UnionType(tag=tag) if tag in _members(value):
            yield from _union(name, type, _members(value))
        case ListType(item=item) if items := _items(item, value):
            for each in items:
                yield from _said(name, _text(item, each))
        case ListType(item=ObjectType() | UnionType() as item) if _list(value):
            for place, each in enumerate(_list(value)):
                yield from _of(f"{name}.{place}", item, each)
        case TupleType(items=types) if len(_list(value)) == len(types):
            for place, each in enumerate(_list(value)):
                yield from _of(f"{name}.{place}", types[place], each)
        case MapType(value=inner) if entries := _entries(inner, value):
            for key, held in entries.items():
                yield from (f"--{name}", f"{key}={_bare(inner, held)}")
        case _:
            yield from (f"--{name}", _json(value))


def _fields(
    name: str, fields: Sequence[CommandField], members: _JsonObject
) -> Iterator[str]:
    known = {each.wire for each in fields}
    if not members.keys() <= known:
        yield from (f"--{name}", _json(members))
        return
    for each in fields:
        if each.wire in members:
            yield from _flag(f"{name}.{each.name}", each, members[each.wire])


def _union(name: str, union: UnionType, members: _JsonObject) -> Iterator[str]:
    tag = members[union.tag]
    held = {key: value for key, value in members.items() if key != union.tag}
    yield from (f"--{name}.{kebab(union.tag)}", _bare(union.kinds, tag))
    fields = [each.fields for each in union.variants if each.tag == tag]
    if fields and held:
        yield from _fields(name, fields[0], held)


def _secret(name: str, type: Type, value: JsonValue) -> Iterator[str]:
    variable = name.rpartition(".")[2].replace("-", "_").upper()
    if isinstance(type, MapType) and type.value == "string":
        for key in _members(value):
            yield from (f"--{name}", f"{key}=env:{variable}")
    else:
        yield from (f"--{name}", f"env:{variable}")


def _members(value: JsonValue) -> _JsonObject:
    return value if isinstance(value, Mapping) else {}


def _items(type: Type, value: JsonValue) -> Sequence[JsonValue]:
    """The items of a list, if each can stand behind a flag."""
    items = _list(value)
    return items if all(_is_plain(type, each) for each in items) else ()


def _list(value: JsonValue) -> Sequence[JsonValue]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return value


def _entries(type: Type, value: JsonValue) -> _JsonObject:
    """The entries of a map, if each can stand behind a flag."""
    members = _members(value)
    are_plain = all(
        key and "=" not in key and key[0] not in "{@-" and _is_plain(type, held)
        for key, held in members.items()
    )
    return members if are_plain else {}


def _is_plain(type: Type, value: JsonValue) -> bool:
    """Whether a value is taken for itself behind a flag."""
    if not isinstance(type, str | WordType) or type in _ONLY_JSON:
        return False
    return value is not None and _bare(type, value)[:1] not in ("[", "@")


def _said(name: str, text: str) -> Iterator[str]:
    """A flag with its value, which might be taken for another flag."""
    yield from (f"--{name}={text}",) if text.startswith("--") else (f"--{name}", text)


def _text(type: Type, value: JsonValue) -> str:
    text = _bare(type, value)
    is_word = isinstance(type, WordType)
    return f"@{text}" if text.startswith("@") and not is_word else text


def _bare(type: Type, value: JsonValue) -> str:
    if isinstance(type, WordType) and isinstance(value, int):
        named = zip(type.numbers, type.values, strict=True)
        return next((name for number, name in named if number == value), str(value))
    return value if isinstance(value, str) else _json(value)


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
