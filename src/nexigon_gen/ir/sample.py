"""Sample values: a JSON value of each type, from the examples of the spec or made up.

What is made up is valid, says the name of what it stands for, and is the same every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from . import casing
from .graph import payload_ref
from .heights import least
from .mismatch import mismatch
from .model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Variant,
)
from .sample_depth import SampleDepth
from .sample_scalars import scalar_sample
from .sample_schema import schema_samples
from .tagging import (
    AdjacentlyTagged,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Untagged,
)
from .terms import Json, JsonObject, Unique
from .typerefs import (
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


class NoSampleError(Exception):
    """A type has limits that a made-up value does not meet; an example would."""


class Samples:
    """Sample values of the types of an API."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._depth = SampleDepth(api)
        self._variants: dict[TypeId, Mapping[str, Json]] = {}

    def request(self, struct: TypeId | None) -> Json:
        """What is sent: what has to be there, and what there are examples of.

        Raises:
            NoSampleError: See there.
        """
        if struct is None:
            return JsonObject(())
        found = self._api.definitions[struct]
        assert isinstance(found, Struct)
        if found.examples:
            return found.examples[0].value
        kept = [each for each in found.fields if each.is_required or each.examples]
        return self._object(kept, (struct,))

    def of(self, ref: TypeRef) -> Json:
        """A value of a type.

        Raises:
            NoSampleError: See there.
        """
        return self._checked(self._of(ref, (), "value"), ref)

    def variants(self, union: UnionDef) -> Mapping[str, Json]:
        """A value of each variant, by its name, as far as one can be made."""
        if union.id in self._variants:
            return self._variants[union.id]
        found: dict[str, Json] = {}
        for variant in union.variants:
            try:
                # Side by side they are shown less deep than alone.
                value = self._variant(union, variant, (union.id, union.id))
                found[variant.name] = self._checked(value, Ref(union.id))
            except NoSampleError:
                continue
        self._variants[union.id] = found
        return found

    def _checked(self, value: Json, ref: TypeRef) -> Json:
        if mismatch(value, ref, self._api):
            raise NoSampleError
        return value

    def _of(self, ref: TypeRef, above: tuple[TypeId, ...], hint: str) -> Json:
        """`above` are the definitions that the value is within."""
        bare, limits, names = self._depth.bare(ref)
        above += names
        match bare:
            case Scalar(kind=kind):
                found = scalar_sample(kind, limits, self._hint(ref, hint))
                if found is None:
                    raise NoSampleError
                return found[0]
            case Nullable(item=item):
                is_null = self._depth.is_deep(item, above)
                return None if is_null else self._of(item, above, hint)
            case ListOf(item=item):
                size = least(limits, 0 if self._depth.is_deep(item, above) else 1)
                if any(isinstance(each, Unique) for each in limits):
                    hints = self._hints(size, hint)
                    return tuple(self._of(item, above, each) for each in hints)
                return (self._of(item, above, hint),) * size if size else ()
            case MapOf(key=key, value=value):
                size = least(limits, 0 if self._depth.is_deep(value, above) else 1)
                return self._map(key, value, size, above, hint)
            case TupleOf(items=items):
                return tuple(self._of(each, above, hint) for each in items)
            case Ref(target=target):
                return self._defined(self._api.definitions[target], above)
            case Broken() | Constrained():
                raise AssertionError("a type without its names is neither")
            case _:
                assert_never(bare)

    def _hint(self, ref: TypeRef, hint: str) -> str:
        """What a text stands for: the newtype it is, or else its place."""
        match ref:
            case Ref(target=target):
                stem = casing.snake(target.name).removesuffix("_id")
                return f"{stem}_1" if target.name.endswith("Id") else stem
            case Constrained(base=base):
                return self._hint(base, hint)
            case _:
                return hint

    def _map(
        self,
        key: TypeRef,
        value: TypeRef,
        size: int,
        above: tuple[TypeId, ...],
        hint: str,
    ) -> Json:
        names: list[str] = []
        for each in self._keys(key, size, above):
            assert isinstance(each, str)
            names.append(each)
        if len({*names}) < size:
            raise NoSampleError
        return JsonObject(tuple((each, self._of(value, above, hint)) for each in names))

    def _keys(self, key: TypeRef, size: int, above: tuple[TypeId, ...]) -> list[Json]:
        bare, _, _ = self._depth.bare(key)
        match self._api.definitions[bare.target] if isinstance(bare, Ref) else None:
            case EnumDef(values=values, examples=()):
                return [each.wire for each in values[:size]]
            case _:
                return [self._of(key, above, h) for h in self._hints(size, "name")]

    def _hints(self, size: int, hint: str) -> Iterable[str]:
        """Different texts, the first of which is the hint."""
        return (f"{hint}{n}" if n > 1 else hint for n in range(1, size + 1))

    def _defined(self, definition: Definition, above: tuple[TypeId, ...]) -> Json:
        if definition.examples:
            return definition.examples[0].value
        within = (*above, definition.id)
        match definition:
            case EnumDef(values=values):
                return values[0].wire
            case Struct(fields=fields):
                return self._object(self._shown(fields, within), within)
            case UnionDef(variants=variants):
                return self._variant(
                    definition, self._depth.chosen(variants, within), within
                )
            case OpaqueDef(document=document):
                for each in schema_samples(document):
                    if mismatch(each, Ref(definition.id), self._api) is None:
                        return each
                raise NoSampleError
            case Newtype() | Alias():
                raise AssertionError("the names are gone")
            case _:
                assert_never(definition)

    def _object(
        self, fields: Iterable[Field], within: tuple[TypeId, ...]
    ) -> JsonObject:
        members = ((each, self._field(each, within)) for each in fields)
        # What is absent is not written (wire.md W2.2).
        return JsonObject(
            tuple(
                (each.wire, value)
                for each, value in members
                if each.is_required or value is not None
            )
        )

    def _field(self, field: Field, within: tuple[TypeId, ...]) -> Json:
        if field.examples:
            return field.examples[0].value
        return self._of(field.type, within, field.name)

    def _shown(
        self, fields: Iterable[Field], within: tuple[TypeId, ...]
    ) -> Iterable[Field]:
        return [
            each
            for each in fields
            if each.is_required or not self._depth.is_deep(each.type, within)
        ]

    def _variant(
        self, union: UnionDef, variant: Variant, within: tuple[TypeId, ...]
    ) -> Json:
        payload = variant.payload
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                members: list[tuple[str, Json]] = [(tag, variant.wire)]
                if union.envelope:
                    beside = self._defined(
                        self._api.definitions[union.envelope], within
                    )
                    assert isinstance(beside, JsonObject)
                    members += beside.members
                if isinstance(payload, Flat):
                    content = self._defined(
                        self._api.definitions[payload.struct], within
                    )
                    assert isinstance(content, JsonObject)
                    members += content.members
                elif isinstance(payload, Keyed):
                    members.append((payload.key, self._content(variant, within)))
                return JsonObject(tuple(members))
            case ExternallyTagged():
                if isinstance(payload, Keyed):
                    return JsonObject(((payload.key, self._content(variant, within)),))
                return variant.wire
            case Untagged():
                return self._content(variant, within)
            case _:
                assert_never(union.tagging)

    def _content(self, variant: Variant, within: tuple[TypeId, ...]) -> Json:
        ref = payload_ref(variant.payload)
        assert ref is not None
        return self._of(ref, within, casing.snake(variant.name))
