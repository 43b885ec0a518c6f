"""Incremental generation for `--watch`: the output of a namespace is kept with its lookups.

The output of a namespace depends on the namespace and on what is looked up in the tables of
the context. While it is made, the tables record each lookup. As long as all of them still
have the same results, the output is the same and need not be made again. So dependencies
need not be declared anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from ..ir.model import Api, Namespace
from ..ir.typerefs import TypeId
from ..values import dataclass, fields_of, same

_Context = TypeVar("_Context")
_Made = TypeVar("_Made")
_Tables: TypeAlias = Mapping[str, Mapping[Any, object]]
_Key: TypeAlias = tuple[str, object]
"""The path of a table in the context, and a key of the table."""
_DEFINITIONS: Final = "definitions"
"""The path of the definitions of the API."""
_ABSENT: Final = object()
_EVERY: Final = object()
"""The key that records a look at all keys of a table."""


@dataclass(frozen=True, slots=True)
class _Remembered(Generic[_Made]):
    asked: frozenset[_Key]
    own: object
    made: _Made


class IncrementalCache(Generic[_Context, _Made]):
    """The output of each namespace in the last run, with the context of that run."""

    def __init__(self) -> None:
        self._tables: _Tables = {}
        self._facts: Mapping[str, object] = {}
        self._parts: Mapping[str, _Remembered[_Made]] = {}

    def made(
        self,
        spaces: tuple[Namespace, ...],
        context: _Context,
        make: Callable[[Namespace, _Context], _Made],
    ) -> Mapping[str, _Made]:
        """The output of each namespace. `make` is called for those whose input has changed
        since the last run, and must depend on nothing but its arguments."""
        tables: dict[str, Mapping[Any, object]] = {}
        facts: dict[str, object] = {}
        _take_apart("", context, tables, facts)
        changed = {*_changes(self._tables, tables)}
        before: Mapping[str, _Remembered[_Made]] = {}
        if same(self._facts, facts):
            before = self._parts
        parts: dict[str, _Remembered[_Made]] = {}
        for space in spaces:
            own = (space.name, space.docs, space.actions, _ids(space))
            known = before.get(space.name)
            if known and changed.isdisjoint(known.asked) and same(known.own, own):
                parts[space.name] = known
            else:
                asked: set[_Key] = {(_DEFINITIONS, id_) for id_ in _ids(space)}
                made = make(space, _noting("", context, asked))
                parts[space.name] = _Remembered(frozenset(asked), own, made)
        self._tables, self._facts, self._parts = tables, facts, parts
        return {name: each.made for name, each in parts.items()}


def each_made(
    spaces: tuple[Namespace, ...],
    context: _Context,
    make: Callable[[Namespace, _Context], _Made],
    kept: IncrementalCache[_Context, _Made] | None,
) -> Iterator[tuple[Namespace, _Made]]:
    """The output of each namespace; unchanged ones are taken from `kept`, if it is given."""
    made = kept.made(spaces, context, make) if kept else None
    for space in spaces:
        yield space, made[space.name] if made else make(space, context)


def _ids(space: Namespace) -> tuple[TypeId, ...]:
    return tuple(each.id for each in space.definitions)


def _take_apart(
    path: str,
    value: Any,
    tables: dict[str, Mapping[Any, object]],
    facts: dict[str, object],
) -> None:
    """Sorts the parts of a context into tables and facts, which are compared as a whole."""
    match value:
        case Api(definitions=definitions):
            tables[_DEFINITIONS] = definitions
        case Mapping():
            tables[path] = value
        case _ if names := fields_of(value):
            for name in names:
                _take_apart(f"{path}.{name}", getattr(value, name), tables, facts)
        case _:
            facts[path] = value


def _noting(path: str, value: Any, asked: set[_Key]) -> Any:
    """A copy of a context whose tables record lookups in `asked`."""
    match value:
        case Api(definitions=definitions):
            return _NotingApi(_Table(_DEFINITIONS, definitions, asked))
        case Mapping():
            return _Table(path, cast("Mapping[object, object]", value), asked)
        case _ if names := fields_of(value):
            return type(value)(
                **{
                    name: _noting(f"{path}.{name}", getattr(value, name), asked)
                    for name in names
                }
            )
        case _:
            return value


def _changes(before: _Tables, now: _Tables) -> Iterator[_Key]:
    for path, table in now.items():
        old = before.get(path, {})
        changed = [
            (path, key)
            for key in old.keys() | table.keys()
            if not same(old.get(key, _ABSENT), table.get(key, _ABSENT))
        ]
        yield from changed
        if changed or [*old] != [*table]:
            yield path, _EVERY


@dataclass(frozen=True, slots=True)
class _NotingApi:
    """Stands for an `Api`. It has no other attributes, so that to read one fails instead of
    being missed."""

    definitions: Mapping[TypeId, object]


class _Table(Mapping[Any, Any]):
    def __init__(
        self, path: str, table: Mapping[Any, object], asked: set[_Key]
    ) -> None:
        self._path, self._table, self._asked = path, table, asked

    def __getitem__(self, key: object) -> object:
        self._asked.add((self._path, key))
        return self._table[key]

    def __iter__(self) -> Iterator[object]:
        self._asked.add((self._path, _EVERY))
        return iter(self._table)

    def __len__(self) -> int:
        self._asked.add((self._path, _EVERY))
        return len(self._table)
