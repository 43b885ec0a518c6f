"""Flags of a command: one for each field of its request, with dotted names if nested."""

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
    TupleType,
    Type,
    UnionCase,
    UnionType,
    WordType,
)

Path = tuple[str | int, ...]
"""The keys and array indexes that lead from the request to a value."""

_ANY_INDEX: Final = -1
"""Any index of an array, which is `N` in the name of a flag."""


class Flag(NamedTuple):
    """A field of a request, or the tag of a union in it."""

    name: str
    path: Path
    field: CommandField
    within: tuple[tuple[Path, UnionCase], ...]
    """The variants of unions that the field is in, each with the path of its tag."""

    def at(self, indexes: Sequence[int]) -> Flag:
        """The flag with indexes in index of `N`."""
        if not indexes:
            return self
        left = iter(indexes)
        parts = (str(next(left)) if x == "N" else x for x in self.name.split("."))
        return Flag(
            ".".join(parts),
            _with_indexes(self.path, indexes),
            field=self.field,
            within=tuple(
                (_with_indexes(path, indexes), case) for path, case in self.within
            ),
        )


class Flags:
    """The flags of a command. Fields of different variants may share a name."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.by_name: dict[str, list[Flag]] = {}
        self._by_pattern: dict[str, list[Flag]] = {}
        self._by_path: dict[Path, Flag] = {}
        for flag in _field_flags(command.fields, "", (), ()):
            self.by_name.setdefault(flag.name, []).append(flag)
            self._by_pattern.setdefault(_name_pattern(flag.name), []).append(flag)
            self._by_path.setdefault(flag.path, flag)
        every = (flag for flags in self.by_name.values() for flag in flags)
        self.tags = frozenset(path for flag in every for path, _ in flag.within)

    def __iter__(self) -> Iterator[Flag]:
        """Iterates over the flags, each name once."""
        return (flags[0] for flags in self.by_name.values())

    def named(self, name: str) -> list[Flag]:
        """All flags of a name."""
        given = name.split(".")
        found: list[Flag] = []
        for flag in self._by_pattern.get(_name_pattern(name), ()):
            pairs = [*zip(flag.name.split("."), given, strict=True)]
            indexes = [part for own, part in pairs if own == "N"]
            is_same = all(own in (part, "N") for own, part in pairs)
            if is_same and all(map(str.isdecimal, indexes)):
                found.append(flag.at([*map(int, indexes)]))
        return found

    def at(self, path: Path) -> Flag | None:
        """The flag of the field at a path."""
        anywhere = tuple(_ANY_INDEX if isinstance(key, int) else key for key in path)
        for each in (path, anywhere):
            if each in self._by_path:
                flag = self._by_path[each]
                indexes = zip(flag.path, path, strict=True)
                return flag.at([int(key) for own, key in indexes if own == _ANY_INDEX])
        return None

    def keys_of(self, path: Path) -> set[str]:
        """The keys that the object at a path may have; empty if they are not known."""
        depth = len(path)
        anywhere = tuple(_ANY_INDEX if isinstance(key, int) else key for key in path)
        return {
            key
            for each in self._by_path
            if len(each) > depth and each[:depth] in (path, anywhere)
            for key in [each[depth]]
            if isinstance(key, str)
        }

    def is_tag(self, path: Path) -> bool:
        """Whether the value at a path is the tag of a union."""
        anywhere = tuple(_ANY_INDEX if isinstance(key, int) else key for key in path)
        return path in self.tags or anywhere in self.tags

    def is_switch(self, name: str) -> bool:
        """Whether a flag is a boolean, which needs no value."""
        flags = self.named(name)
        return bool(flags) and all(each.field.type == "bool" for each in flags)


def _name_pattern(name: str) -> str:
    return ".".join("N" if part.isdecimal() else part for part in name.split("."))


def _with_indexes(path: Path, indexes: Sequence[int]) -> Path:
    left = iter(indexes)
    return tuple(next(left) if key == _ANY_INDEX else key for key in path)


_Within = tuple[tuple[Path, UnionCase], ...]


def _field_flags(
    fields: Sequence[CommandField], prefix: str, above: Path, within: _Within
) -> Iterator[Flag]:
    for field in fields:
        name, path = prefix + field.name, (*above, field.wire)
        if name in OPTIONS:
            name += "_"
        yield Flag(name, path, field=field, within=within)
        yield from _nested_flags(field.type, name, path, within)


def _nested_flags(type: Type, name: str, path: Path, within: _Within) -> Iterator[Flag]:
    """The flags of the fields inside a value of a type."""
    match type:
        case ObjectType(fields=fields):
            yield from _field_flags(fields, f"{name}.", path, within)
        case UnionType(tag=tag, variants=variants) if tag:
            kind = CommandField(
                kebab(tag), tag, type.kinds, docs="Which variant it is."
            )
            at = (*path, tag)
            yield Flag(f"{name}.{kind.name}", at, field=kind, within=within)
            for each in variants:
                inside = (*within, (at, each))
                yield from _field_flags(each.fields, f"{name}.", path, inside)
        case ListType(item=ObjectType() | UnionType() | TupleType() as item):
            yield from _nested_flags(item, f"{name}.N", (*path, _ANY_INDEX), within)
        case TupleType(items=items):
            for index, held in enumerate(items):
                field = CommandField(str(index), "", held, is_required=True)
                at = (*path, index)
                yield Flag(f"{name}.{index}", at, field=field, within=within)
                yield from _nested_flags(held, f"{name}.{index}", at, within)
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


def normalized(name: str) -> str:
    """A name without case, dashes and underscores, to compare spellings."""
    return name.replace("_", "").replace("-", "").lower()


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
    """A description of the values of a type, for help and errors."""
    match type:
        case WordType(values=values, numbers=()):
            said = "one of " + ", ".join(map(_quoted, values))
        case WordType(values=values, numbers=numbers):
            pairs = zip(values, numbers, strict=True)
            said = "one of " + ", ".join(f"{name} ({number})" for name, number in pairs)
        case ListType(item=item):
            said = f"{takes(item)}; repeat it, or give a JSON array"
        case MapType(value=value):
            said = f"KEY=VALUE, the value {takes(value)}; repeat it, or give JSON"
        case ObjectType() | UnionType() | TupleType():
            said = "JSON"
        case str() if type in _TAKES:
            said = _TAKES[type]
        case str() if type[1:].isdigit():
            said = "a whole number" if limits else _integer(type)
        case _:
            said = f"a {type}"
    return f"{said}, {limits}" if limits else said


def _quoted(word: str) -> str:
    """A word, in quotation marks if it would be unclear where it begins and ends."""
    return (
        word if word and word.isprintable() and not {*word} & {*" ,'"} else repr(word)
    )


def _integer(name: str) -> str:
    bits = int(name[1:])
    low, high = (
        (0, 2**bits - 1)
        if name[0] == "u"
        else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    )
    return f"a whole number, {low} to {high}"


def metavar(type: Type) -> str:
    """The placeholder for a value in a usage line, such as `TEXT`."""
    match type:
        case WordType(values=values) if sum(map(len, values)) < 40:
            return "|".join(map(_quoted, values))
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
        case "timestamp":
            return "TIME"
        case "bytes":
            return "BASE64"
        case str() if type[1:].isdigit():
            return "N"
        case str() if type not in ("any", "json", "unit"):
            return type.upper()
        case _:
            return "JSON"
