"""Kept parts of an output: what each became, and all that was looked up to make it.

A part is made of itself and of what the tables of a context say. While it is made, the
tables note what they are asked; as long as none of the answers is another one, it becomes
what it became before. So nobody has to know what depends on what.
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
"""Stands for the key of whoever looks at all keys."""


@dataclass(frozen=True, slots=True)
class _Remembered(Generic[_Made]):
    asked: frozenset[_Key]
    own: object
    made: _Made


class Kept(Generic[_Context, _Made]):
    """What the namespaces of the last run became, and the context that they did in."""

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
        """What each namespace becomes. `make` has to go by its arguments alone; it is
        called where they would tell it something else than in the last run."""
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
    kept: Kept[_Context, _Made] | None,
) -> Iterator[tuple[Namespace, _Made]]:
    """What each namespace becomes, if need be with what is kept of the last run."""
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
    """Sorts all that a context has into tables and what is compared as a whole."""
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
    """A context whose tables note what they are asked."""
    match value:
        case Api(definitions=definitions):
            # It has nothing else: whoever wants more fails, and does not go unnoticed.
            api = Api.__new__(Api)
            vars(api)["definitions"] = _Table(_DEFINITIONS, definitions, asked)
            return api
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
