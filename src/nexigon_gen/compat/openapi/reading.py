"""Types of a document, each read beside the type that the spec has in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import zip_longest

from ...ir.graph import dependencies, refined, takes_null, targets
from ...ir.jsontext import JsonValue, plain
from ...ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    Field,
    OpaqueDef,
    Presence,
    Struct,
    UnionDef,
)
from ...ir.terms import Limits
from ...ir.typerefs import (
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ...published.document import OpenApiDocument, Placed
from ...published.scalars import bounds, is_float, is_wide, items, limited, scalar
from ...published.schema import SchemaFacts, schema
from ...runtime.wire.scalars import ScalarKind
from ...text.span import Span
from ...values import replace
from .unions import union

_ANY = Scalar(ScalarKind.ANY)
_STRING = Scalar(ScalarKind.STRING)
_ABOUT = ("$schema", "$id", "deprecated", "description", "examples", "title")


class Types:
    """The definitions that are found in a document, and what could not be compared:
    places with what stands there."""

    def __init__(self, document: OpenApiDocument, spec: Api) -> None:
        self.document = document
        self.spec = spec
        self.found: dict[TypeId, Definition] = {}
        self.gaps: dict[str, str] = {}
        self._known: dict[tuple[str, TypeRef | None], TypeId] = {}
        self._taken: dict[TypeId, Definition] = {}
        self._inside: dict[tuple[str, TypeRef | None], bool] = {}

    @property
    def definitions(self) -> Iterable[Definition]:
        """All that the types of the document refer to."""
        return {**self._taken, **self.found}.values()

    def of(self, place: Placed, ours: TypeRef | None) -> TypeRef:
        """The type of a place, of which `ours` is the spec's."""
        told = schema(place, self.document)
        found = self._whole(told, ours)
        if found is None:
            return self._believed(ours)
        return Nullable(found) if told.nullable else found

    def _whole(self, told: SchemaFacts, ours: TypeRef | None) -> TypeRef | None:
        """None where the spec's type has to stand for it."""
        key = told.at, ours
        if key in self._inside:  # such as a list of itself
            self._inside[key] = True
            return self._known_as(told, ours)
        self._inside[key] = False
        core, limits = refined(ours, self.spec) if ours else (None, ())
        found = self._of(told, core, limits)
        if self._inside.pop(key) and found:
            known = self._known_as(told, ours)
            self.found[known.target] = Alias(
                known.target, "", found, span=self.at(told)
            )
            return known
        return found

    def _known_as(self, told: SchemaFacts, ours: TypeRef | None) -> Ref:
        return self.known(told, f"alias of {ours}", None)

    def _of(
        self, told: SchemaFacts, core: TypeRef | None, limits: Limits
    ) -> TypeRef | None:
        if self._is_unread(told, core):
            return None
        if told.choices and not told.branches:
            return self._enum(told, core)
        if told.branches:
            return self._choice(told, core, limits)
        if found := scalar(told, core, limits):
            return found
        if told.prefix:
            return self._tuple(told, core)
        if "array" in told.types or told.items:
            item = core.item if isinstance(core, ListOf) else None
            held = self.of(told.items, item) if told.items else self._believed(item)
            return limited(ListOf(held), items(told.words), limits)
        if told.types <= {"object"}:
            return self._object(told, core, limits)
        self.gap(told, f"several types at once: {', '.join(sorted(told.types))}")
        return None

    def _tuple(self, told: SchemaFacts, core: TypeRef | None) -> TupleOf:
        ours = core.items if isinstance(core, TupleOf) else ()
        pairs = zip_longest(told.prefix, ours[: len(told.prefix)])
        return TupleOf(tuple(self.of(place, item) for place, item in pairs))

    def _is_unread(self, told: SchemaFacts, core: TypeRef | None) -> bool:
        own = self.ours(core)
        if isinstance(own, OpaqueDef):
            if not self._is_same(told, own):
                self.gap(told, f"the spec has the opaque type `{own.id.name}`")
            return True
        odd = told.odd or ", ".join(f"`{each}`" for each in told.unread)
        if odd:
            self.gap(told, odd)
        elif told.says_nothing and core not in (None, _ANY):
            self.gap(told, "it says nothing of its type")
        return bool(odd or told.says_nothing)

    def _is_same(self, told: SchemaFacts, opaque: OpaqueDef) -> bool:
        """Whether a schema is word for word that of an opaque type."""
        given = self.document.reached(told.at).value

        here = f"#{told.at}"

        def bare(value: JsonValue) -> JsonValue:
            match value:
                case Mapping():
                    kept = (
                        key for key in value if key not in _ABOUT and key[:2] != "x-"
                    )
                    return {key: bare(value[key]) for key in kept}
                case list():
                    return [bare(each) for each in value]
                case str() if value == here or value.startswith(f"{here}/"):
                    return f"#{value[len(here) :]}"
                case _:
                    return value

        return bare(given) == bare(plain(opaque.document))

    def _believed(self, ours: TypeRef | None) -> TypeRef:
        """What a document leaves open: the type of the spec, with all that it leads to."""
        if ours is None:
            return _ANY
        pending = [*targets(ours)]
        for id_ in pending:  # grows while it is walked
            if id_ not in self._taken:
                self._taken[id_] = self.spec.definitions[id_]
                pending += dependencies(self._taken[id_])
        return ours

    def gap(self, told: SchemaFacts, why: str) -> None:
        """Notes what could not be compared."""
        self.gaps.setdefault(told.at, why)

    def _choice(
        self, told: SchemaFacts, core: TypeRef | None, limits: Limits
    ) -> TypeRef | None:
        branches = [schema(each, self.document) for each in told.branches]
        own = self.ours(core)
        mine = own if isinstance(own, UnionDef) else None
        for types, fits in (("number", is_float), ("integer", is_wide)):
            if not mine and fits(branches):
                (number,) = (each for each in branches if types in each.types)
                words = {**number.words, **told.words}
                alone = replace(told, words=words, types=number.types, branches=())
                return scalar(alone, core, limits)
        if not mine and all(each.choices for each in branches):
            listed = [word for each in branches for word in each.choices or ()]
            if len({type(word) for word in listed}) == 1:
                return self._enum(replace(told, words={"enum": listed}), core)
        if not mine and len(branches) == 1:
            return self.of(told.branches[0], core)
        return union(told, branches, core, self)

    def _object(
        self, told: SchemaFacts, core: TypeRef | None, limits: Limits
    ) -> TypeRef:
        if told.properties or not (told.values or isinstance(core, MapOf)):
            if told.values and told.values.members:
                self.gap(told, "further properties beside those that it names")
            return self.struct(told, core)
        key, value = (core.key, core.value) if isinstance(core, MapOf) else (None, None)
        held = self.of(told.values, value) if told.values else self._believed(value)
        found = MapOf(self._believed(key) if key else _STRING, held)
        return limited(found, bounds(told.words, "Properties"), limits)

    def struct(
        self,
        told: SchemaFacts,
        ours: TypeRef | None,
        without: frozenset[str] = frozenset(),
    ) -> Ref:
        """A struct of the properties, but for some."""
        known = self.known(told, f"struct {sorted(without)}", ours)
        if known.target not in self.found:
            self.found[known.target] = Struct(known.target, "", (), span=self.at(told))
            own = self.ours(ours)
            fields = own.fields if isinstance(own, Struct) else ()
            by_wire = {each.wire: each for each in fields}
            self.found[known.target] = Struct(
                known.target,
                "",
                tuple(
                    self._field(wire, place, told, by_wire.get(wire))
                    for wire, place in told.properties.items()
                    if wire not in without
                ),
                span=self.at(told),
            )
        return known

    def _field(
        self, wire: str, at: Placed, told: SchemaFacts, ours: Field | None
    ) -> Field:
        kind = self.of(at, ours.type if ours else None)
        required = wire in told.required
        tells_null = at.get("x-null").value == "value"
        tells_null |= bool(ours and takes_null(ours.type, self.spec))
        if isinstance(kind, Nullable) and not (required or tells_null):
            kind = kind.item  # null stands for absent
        return Field(
            ours.name if ours else wire,
            wire,
            kind,
            docs=ours.docs if ours else "",
            span=self.document.span(at.at),
            presence=Presence.REQUIRED if required else Presence.OPTIONAL,
        )

    def _enum(self, told: SchemaFacts, core: TypeRef | None) -> Ref:
        known = self.known(told, "enum", core)
        own, span = self.ours(core), self.at(told)
        values = own.values if isinstance(own, EnumDef) else ()
        by_wire = {each.wire: each for each in values}
        found: list[EnumValue] = []
        for wire in told.choices or ():
            mine = by_wire.get(wire)
            name, aliases = (mine.name, mine.aliases) if mine else (str(wire), ())
            found.append(EnumValue(name, wire, "", span=span, aliases=aliases))
        is_open = not isinstance(own, EnumDef) or own.open
        self.found[known.target] = EnumDef(
            known.target, "", tuple(found), open=is_open, span=span
        )
        return known

    def known(self, told: SchemaFacts, kind: str, ours: TypeRef | None) -> Ref:
        """The id of a definition: that of the spec's, as far as it is free."""
        key = (f"{told.at} {kind}", ours)
        if key not in self._known:
            first = ours.target if isinstance(ours, Ref) else self._named(told)
            id_, number = first, 1
            while id_ in self._known.values():
                number += 1
                id_ = TypeId(first.namespace, f"{first.name}_{number}")
            self._known[key] = id_
        return Ref(self._known[key])

    def _named(self, told: SchemaFacts) -> TypeId:
        """The name of a component, which may have its namespace in front of it."""
        *_, last = told.at.split("/")
        *spaces, name = last.split(".")
        return TypeId(spaces[-1] if spaces else "document", name or "Type")

    def ours(self, ref: TypeRef | None) -> Definition | None:
        """The definition of the spec that a type is, if it is one."""
        return self.spec.definitions[ref.target] if isinstance(ref, Ref) else None

    def at(self, told: SchemaFacts) -> Span:
        """Where a schema stands."""
        return self.document.span(told.at)
