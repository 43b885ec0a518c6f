"""All small JSON values of a type: every way of a member, each at least once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TypeAlias, TypeVar, assert_never

from oracle.values import frozen

from nexigon_gen.ir.graph import takes_null
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.mismatch import mismatch
from nexigon_gen.ir.model import (
    Alias,
    Api,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Presence,
    Struct,
    UnionDef,
    Variant,
)
from nexigon_gen.ir.scalars import integer_range
from nexigon_gen.ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from nexigon_gen.ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from nexigon_gen.runtime.wire.scalars import ScalarKind

_T = TypeVar("_T")
_Object: TypeAlias = dict[str, JsonValue]

_DEEP = 7
_DEEPEST = 15
_MOST = 70
_TEXTS = (
    *("", "a", "A", "B", "C", "bb", "ccc", "dddd", "12", "2024-01-01", "AAAA", "t"),
    *("é", "🙂🙂"),
)
_NUMBERS = (
    *(0, 1, 2, 3, 4, 5, 6, 9, 10, 127, 128, 200, 201, 255, 256, 65535, 65536, 70000),
    *(-1, -5, -6, -128, -129, -70000, 2**31 - 1, 2**31, 2**32 - 1, 2**32, -(2**31)),
    *(2**53 - 1, 2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1, -(2**53) - 1, -(2**63)),
)
_FLOATS: tuple[JsonValue, ...] = (
    *(0.0, 0.5, 1.0, 1.5, 3.0, 3.5, -0.5, 200.0, 3e38, -3e38, 1e300, -1e300),
    *("NaN", "+Infinity", "-Infinity"),
)
_OTHERS: dict[ScalarKind, tuple[JsonValue, ...]] = {
    ScalarKind.STRING: (*_TEXTS, "2024-01-01T00:00:00Z"),
    ScalarKind.BOOL: (True, False),
    ScalarKind.F32: tuple(each for each in _FLOATS if each not in (1e300, -1e300)),
    ScalarKind.F64: _FLOATS,
    ScalarKind.BYTES: ("", "AA==", "AAA=", "AAAA", "AAAAAA=="),
    ScalarKind.TIMESTAMP: ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000001Z"),
    ScalarKind.DATE: ("2024-01-01",),
    ScalarKind.ANY: (None, 1, 1.5, "a", True, [], {}, {"a": 1}, {"t": "A"}),
    ScalarKind.UNIT: (None,),
}


class SmallValues:
    """The values of the types of an API."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def of(self, ref: TypeRef) -> list[JsonValue]:
        """At most some hundred values."""
        return [*islice(self._of(ref, 0), 4 * _MOST)]

    def _few(self, ref: TypeRef, depth: int) -> list[JsonValue]:
        most = _MOST if depth < _DEEP else 2 if depth <= _DEEP + 1 else 1
        return [*islice(self._of(ref, depth), most)]

    def _of(self, ref: TypeRef, depth: int) -> Iterator[JsonValue]:
        match ref:
            case Scalar(kind=kind):
                yield from _OTHERS.get(kind) or _integers(kind)
            case Ref(target=target):
                yield from self._defined(target, depth + 1)
            case ListOf(item=item):
                yield from self._lists(item, depth + 1)
            case MapOf(key=key, value=value):
                yield from self._maps(key, value, depth + 1)
            case TupleOf(items=items):
                yield from self._tuples(items, depth + 1)
            case Nullable(item=item):
                yield None
                yield from self._of(item, depth)
            case Constrained(base=base):
                for each in self._of(base, depth):
                    if mismatch(frozen(each), ref, self._api) is None:
                        yield each
            case Broken():
                raise AssertionError("a valid spec has nothing broken")
            case _:
                assert_never(ref)

    def _lists(self, item: TypeRef, depth: int) -> Iterator[JsonValue]:
        yield []
        if depth > _DEEPEST:
            return
        items = self._few(item, depth)
        for count in (1, 2, 3, 4):
            yield items[:1] * count
        yield from ([each] for each in items[1:])
        yield items[:2]
        yield items[-1:] * 2

    def _tuples(self, items: Sequence[TypeRef], depth: int) -> Iterator[JsonValue]:
        ways = [self._few(each, depth) for each in items] if depth < _DEEPEST else []
        if ways and all(ways):
            least = [values[0] for values in ways]
            yield least
            for place, values in enumerate(ways):
                for each in values[1:]:
                    yield [*least[:place], each, *least[place + 1 :]]

    def _maps(self, key: TypeRef, value: TypeRef, depth: int) -> Iterator[JsonValue]:
        yield {}
        if depth > _DEEPEST:
            return
        names = ("a", "b", "c", "A", "B", "C", "t", "k", "x", "m", "n")
        keys = [name for name in names if mismatch(name, key, self._api) is None]
        values = self._few(value, depth)
        if not values:
            return
        for count in (1, 2, 3, 4):
            yield dict.fromkeys(keys[:count], values[0])
        ends = (*values[:3], *values[3:][-2:])
        yield from _by_turns(
            (
                ({keys[n % len(keys)]: each} for n, each in enumerate(values)),
                ({name: each} for each in ends for name in keys),
            )
        )
        tags = [name for name in keys if name in ("t", "k")]
        yield from ({name: each} for name in tags for each in values[3:])
        yield from ({a: values[0], b: values[-1]} for a, b in pairwise(keys))

    def _defined(self, id_: TypeId, depth: int) -> Iterator[JsonValue]:
        definition = self._api.definitions[id_]
        match definition:
            case Struct():
                yield from self._structs(definition, depth)
            case EnumDef(values=values):
                yield from (each.wire for each in values)
            case UnionDef(variants=variants):
                # Those that end first, for deep within others few are tried.
                ordered = sorted(
                    variants, key=lambda v: not isinstance(v.payload, Nothing)
                )
                found = [self._enveloped(definition, each, depth) for each in ordered]
                yield from _by_turns(found)
            case Newtype(base=inner) | Alias(target=inner):
                yield from self._of(inner, depth)
            case OpaqueDef():
                raise AssertionError("what a document describes is not made here")
            case _:
                assert_never(definition)

    def _structs(self, struct: Struct, depth: int) -> Iterator[_Object]:
        needed = [each for each in struct.fields if each.presence is Presence.REQUIRED]
        others = [each for each in struct.fields if each not in needed]
        ways = {each.wire: self._few(each.type, depth) for each in needed}
        if not all(ways.values()):
            return
        least = {name: values[0] for name, values in ways.items()}
        yield least
        if depth >= _DEEP:
            return
        ways |= {each.wire: self._given(each, depth) for each in others}
        yield from _by_turns(
            _varied(least, name, values) for name, values in ways.items()
        )
        yield {name: values[0] for name, values in ways.items() if values}

    def _given(self, field: Field, depth: int) -> list[JsonValue]:
        """What an optional field holds when it is there: nobody writes null for absent."""
        is_value = takes_null(field.type, self._api)
        found = self._few(field.type, depth)
        return [each for each in found if each is not None or is_value]

    def _enveloped(
        self, union: UnionDef, variant: Variant, depth: int
    ) -> Iterator[JsonValue]:
        values = self._variants(union, variant, depth)
        if union.envelope is None:
            yield from values
            return
        struct = self._api.definitions[union.envelope]
        assert isinstance(struct, Struct)
        heads = [*islice(self._structs(struct, depth), _MOST)]
        payloads: list[_Object] = []
        for each in islice(values, _MOST if heads else 0):
            assert isinstance(each, dict)
            payloads.append(each)
        first = ({**each, **heads[0]} for each in payloads)
        others = ({**each, **head} for each in payloads[:1] for head in heads[1:])
        yield from _by_turns((first, others))

    def _variants(
        self, union: UnionDef, variant: Variant, depth: int
    ) -> Iterator[JsonValue]:
        payload = variant.payload
        match union.tagging, payload:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag), Nothing():
                yield {tag: variant.wire}
            case InternallyTagged(tag=tag), Flat(struct=id_):
                struct = self._api.definitions[id_]
                assert isinstance(struct, Struct)
                for each in self._structs(struct, depth):
                    yield {tag: variant.wire, **each}
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag), Keyed(
                key=key, type=type_
            ):
                for value in self._of(type_, depth):
                    yield {tag: variant.wire, key: value}
            case ExternallyTagged(), Nothing():
                yield variant.wire
            case ExternallyTagged(), Keyed(type=type_):
                for value in self._of(type_, depth):
                    yield {str(variant.wire): value}
            case Untagged(), Bare(type=type_):
                yield from self._of(type_, depth)
            case _:
                raise AssertionError(payload)


def _integers(kind: ScalarKind) -> Iterator[JsonValue]:
    low, high = integer_range(kind) or (0, 0)
    yield from (each for each in (*_NUMBERS, low, high) if low <= each <= high)


def _varied(least: _Object, name: str, values: list[JsonValue]) -> Iterator[_Object]:
    """An object with each value of a member."""
    return ({**least, name: each} for each in values)


def _by_turns(found: Iterable[Iterator[_T]]) -> Iterator[_T]:
    pending = [*found]
    while pending:
        for each in [*pending]:
            try:
                yield next(each)
            except StopIteration:
                pending.remove(each)
