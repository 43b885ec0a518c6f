"""Flags of a command: each field of its request by a dotted name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from .options import OPTIONS
from .table import (
    Command,
    CommandField,
    ListType,
    MapType,
    ObjectType,
    Type,
    UnionType,
    WordType,
)

Path = tuple[str, ...]
"""Keys in JSON, from the request down."""


class Flag(NamedTuple):
    """A field of a request, or the tag of a union in it."""

    name: str
    path: Path
    field: CommandField
    within: tuple[tuple[Path, str], ...]
    """The variants it is part of: the path of the tag, and its value."""


class Flags:
    """The flags of a command. Fields of several variants may share a name."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.by_name: dict[str, list[Flag]] = {}
        self.by_path: dict[Path, list[Flag]] = {}
        for flag in _flags(command.fields, "", (), ()):
            self.by_name.setdefault(flag.name, []).append(flag)
            self.by_path.setdefault(flag.path, []).append(flag)
        every = (flag for flags in self.by_name.values() for flag in flags)
        self.tags = frozenset(path for flag in every for path, _ in flag.within)

    def __iter__(self) -> Iterator[Flag]:
        """Each name once."""
        return (flags[0] for flags in self.by_name.values())

    def is_switch(self, name: str) -> bool:
        """Whether a flag may stand without a value."""
        flags = self.by_name.get(name, ())
        return bool(flags) and all(each.field.type == "bool" for each in flags)


def _flags(
    fields: Sequence[CommandField],
    prefix: str,
    above: Path,
    within: tuple[tuple[Path, str], ...],
) -> Iterator[Flag]:
    for field in fields:
        name, path = prefix + field.name, (*above, field.wire)
        if name in OPTIONS:
            name += "_"
        yield Flag(name, path, field=field, within=within)
        match field.type:
            case ObjectType(fields=inner):
                yield from _flags(inner, f"{name}.", path, within)
            case UnionType(tag=tag, variants=variants) if tag:
                kinds = WordType(*(each.value for each in variants))
                yield Flag(
                    f"{name}.{kebab(tag)}",
                    (*path, tag),
                    field=CommandField(
                        kebab(tag), tag, kinds, docs="Which variant it is."
                    ),
                    within=within,
                )
                for each in variants:
                    inside = (*within, ((*path, tag), each.value))
                    yield from _flags(each.fields, f"{name}.", path, inside)
            case _:
                pass


def kebab(key: str) -> str:
    """`projectId` and `project_id` → `project-id`."""
    found: list[str] = []
    for before, character in zip(f" {key}", key, strict=False):
        if character.isupper() and (before.islower() or before.isdigit()):
            found.append("-")
        found.append("-" if character in "_ ." else character.lower())
    return "".join(found)


_TAKES: Final = {
    "string": "text",
    "bool": "true or false",
    "f32": "a number, NaN, +Infinity or -Infinity",
    "f64": "a number, NaN, +Infinity or -Infinity",
    "bytes": "Base64; of a file, its bytes",
    "timestamp": "an RFC 3339 timestamp, 2026-01-31T08:00:00Z",
    "date": "a date, 2026-01-31",
    "any": "JSON",
    "json": "JSON",
    "unit": "null",
}


def takes(type: Type, limits: str = "") -> str:
    """What a value must be, in words."""
    match type:
        case WordType(values=values):
            said = "one of " + ", ".join(values)
        case ListType(item=item):
            said = f"{takes(item)}; repeat it, or give a JSON array"
        case MapType(value=value):
            said = f"KEY=VALUE, the value {takes(value)}; repeat it, or give JSON"
        case ObjectType() | UnionType():
            said = "JSON"
        case str() if type in _TAKES:
            said = _TAKES[type]
        case _:
            said = _integer(type)
    return f"{said}, {limits}" if limits else said


def _integer(name: str) -> str:
    bits = int(name[1:])
    low, high = (
        (0, 2**bits - 1)
        if name[0] == "u"
        else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    )
    return f"a whole number, {low} to {high}"


def metavar(type: Type) -> str:
    """What stands for a value in a usage line."""
    match type:
        case WordType(values=values) if sum(map(len, values)) < 40:
            return "|".join(values)
        case WordType():
            return "WORD"
        case ListType(item=item):
            return metavar(item)
        case MapType():
            return "KEY=VALUE"
        case "string":
            return "TEXT"
        case "bool":
            return "true|false"
        case "timestamp" | "date":
            return "TIME" if type == "timestamp" else "DATE"
        case "bytes":
            return "BASE64"
        case str() if type[1:].isdigit():
            return "N"
        case _:
            return "JSON"
