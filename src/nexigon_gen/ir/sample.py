"""Sample values: a JSON value of each type, from the examples of the spec or made up.

What is made up is valid, says the name of what it stands for, and is the same every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import assert_never

from . import casing
from .codec import mismatch
from .graph import dependencies, payload_ref
from .heights import heights, is_required, least, reach
from .model import (
    AdjacentlyTagged,
    Alias,
    Api,
    Definition,
    EnumDef,
    ExternallyTagged,
    Field,
    Flat,
    InternallyTagged,
    Keyed,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Untagged,
    Variant,
)
from .sample_scalars import scalar_sample
from .sample_schema import schema_sample
from .terms import Constraint, Json, JsonObject
from .typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TypeId,
    TypeRef,
)

_DEEP = 2
"""How many definitions deep a sample shows what need not be there."""


class NoSampleError(Exception):
    """A type has limits that a made-up value does not meet; an example would."""


class Samples:
    """Sample values of the types of an API."""

    def __init__(self, api: Api) -> None:
        self._api = api

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
        kept = [each for each in found.fields if is_required(each) or each.examples]
        return self._object(kept, (struct,))

    def of(self, ref: TypeRef) -> Json:
        """A value of a type.

        Raises:
            NoSampleError: See there.
        """
        return self._checked(self._of(ref, (), "value"), ref)

    def variants(self, union: UnionDef) -> Mapping[str, Json]:
        """A value of each variant, by its name, as far as one can be made."""
        found: dict[str, Json] = {}
        for variant in union.variants:
            try:
                # Side by side they are shown less deep than alone.
                value = self._variant(union, variant, (union.id, union.id))
                found[variant.name] = self._checked(value, Ref(union.id))
            except NoSampleError:
                continue
        return found

    def _checked(self, value: Json, ref: TypeRef) -> Json:
        if mismatch(value, ref, self._api):
            raise NoSampleError
        return value

    def _of(self, ref: TypeRef, above: tuple[TypeId, ...], hint: str) -> Json:
        """`above` are the definitions that the value is within."""
        bare, limits, names = self._bare(ref)
        above += names
        match bare:
            case Scalar(kind=kind):
                found = scalar_sample(kind, limits, self._hint(ref, hint))
                if found is None:
                    raise NoSampleError
                return found[0]
            case Nullable(item=item):
                is_null = self._is_deep(item, above)
                return None if is_null else self._of(item, above, hint)
            case ListOf(item=item):
                size = least(limits, 0 if self._is_deep(item, above) else 1)
                return (self._of(item, above, hint),) * size if size else ()
            case MapOf(key=key, value=value):
                size = least(limits, 0 if self._is_deep(value, above) else 1)
                return self._map(key, value, size, above, hint)
            case Ref(target=target):
                return self._defined(self._api.definitions[target], above)
            case Broken() | Constrained():
                raise AssertionError("a type without its names is neither")
            case _:
                assert_never(bare)

    def _bare(
        self, ref: TypeRef
    ) -> tuple[TypeRef, Sequence[Constraint], tuple[TypeId, ...]]:
        """A type without its names, unless they have an example; the constraints, and
        the names."""
        limits: list[Constraint] = []
        names: list[TypeId] = []
        while True:
            match ref:
                case Constrained(base=base, constraints=more):
                    limits += more
                    ref = base
                case Ref(target=target):
                    match self._api.definitions[target]:
                        case Newtype(base=base, examples=()) | Alias(
                            target=base, examples=()
                        ):
                            ref = base
                            names.append(target)
                        case _:
                            return ref, limits, (*names,)
                case _:
                    return ref, limits, (*names,)

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
        for number in range(1, size + 1):
            name = self._of(key, above, "name" if number == 1 else f"name{number}")
            assert isinstance(name, str)
            names.append(name)
        if len({*names}) < size:
            raise NoSampleError
        return JsonObject(tuple((each, self._of(value, above, hint)) for each in names))

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
                return self._variant(definition, self._chosen(variants, within), within)
            case OpaqueDef(document=document):
                found = schema_sample(document)
                if found is None:
                    raise NoSampleError
                return found[0]
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
                if is_required(each) or value is not None
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
            if is_required(each) or not self._is_deep(each.type, within)
        ]

    def _variant(
        self, union: UnionDef, variant: Variant, within: tuple[TypeId, ...]
    ) -> Json:
        payload = variant.payload
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                members: list[tuple[str, Json]] = [(tag, variant.wire)]
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

    def _chosen(
        self, variants: Sequence[Variant], within: tuple[TypeId, ...]
    ) -> Variant:
        """The first variant that leads no deeper, else that which ends soonest."""
        for each in variants:
            ref = payload_ref(each.payload)
            if ref is not None and not self._is_deep(ref, within):
                return each
        return min(variants, key=self._variant_height)

    def _is_deep(self, ref: TypeRef, above: tuple[TypeId, ...]) -> bool:
        """Whether a value that need not be there is left out: it would repeat what it is
        within, or is too far down."""
        bare, _, names = self._bare(ref)
        if any(name in above for name in names):
            return True
        above += names
        match bare:
            case ListOf(item=inner) | MapOf(value=inner) | Nullable(item=inner):
                return self._is_deep(inner, above)
            case Ref(target=target):
                return target in above or (
                    len(above) >= _DEEP and not self._is_plain(target)
                )
            case _:
                return False

    def _is_plain(self, id_: TypeId) -> bool:
        """Whether a type holds no object of another one."""
        definition = self._api.definitions[id_]
        held = [self._api.definitions[each] for each in dependencies(definition)]
        return not isinstance(definition, UnionDef) and not any(
            isinstance(each, Struct | UnionDef) for each in held
        )

    @cached_property
    def _heights(self) -> Mapping[TypeId, float]:
        return heights(self._api)

    def _variant_height(self, variant: Variant) -> float:
        ref = payload_ref(variant.payload)
        return reach(ref, self._heights) if ref else 0
