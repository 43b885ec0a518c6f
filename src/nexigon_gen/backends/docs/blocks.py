"""Blocks: what types are made of, as views."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias, assert_never

from ...ir.graph import payload_ref, targets, unconstrained
from ...ir.jsontext import compact, plain
from ...ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    EnumValue,
    Field,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Variant,
)
from ...ir.typerefs import (
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
from ...values import dataclass, field, replace
from ..sdk import Sdk
from .forms import told_apart, wire_form
from .links import Links
from .panels import Panels
from .places import Places, member_anchor
from .prose import Prose, plain_note
from .schemas import schema_block
from .view import BadgeView, BlockView, MemberView, NoteView, PieceView, ProseView
from .words import alias_note, life_badges, life_notes, notes_of, scalar_word

_MOST = 1
"""How many types of other pages a message shows."""

_SECRET = BadgeView("secret", "secret", "Masked wherever the SDK prints or logs it.")
_SUCCESS = BadgeView("reads", "success")
_DEFAULT = BadgeView("plain", "default", "It is meant where the tag is left out.")
_Documented: TypeAlias = Definition | Field | Variant | EnumValue
_OPEN_ENUM = "Open: a client must expect values that are not listed."
_OPEN_UNION = "Open: a client must expect variants that are not listed."


@dataclass(slots=True)
class Blocks:
    """Makes the blocks of one page. `shown` are the types of other pages that a message
    shows; None where none are."""

    api: Api
    links: Links
    prose: Prose
    panels: Panels
    sdk: Sdk | None
    namespace: str
    shown: set[TypeId] | None = field(default=None)

    @property
    def page(self) -> str:
        """The page."""
        return self.links.page

    @property
    def places(self) -> Places:
        """Where everything is."""
        return self.links.places

    def docs(self, docs: str, of: _Documented) -> ProseView:
        """Docs of a part of the namespace of this page."""
        return self.prose.of(docs, self.namespace, self.page, of.span)

    def life(self, of: _Documented, *more: str) -> tuple[NoteView, ...]:
        """What is said of the life of a part, and more of its docs that stands in a line."""
        notes = (*life_notes(of.lifecycle), *more)
        return self.prose.notes(notes, self.namespace, self.page, of.span)

    def type(self, ref: TypeRef) -> tuple[PieceView, ...]:
        """What a type is called, as JSON has it; behind a newtype what it is over."""
        pieces = [*self._pieces(ref)]
        if isinstance(base := unconstrained(ref), Ref):
            match self.api.definitions[base.target]:
                case Newtype(base=under) | Alias(target=under):
                    text = "".join(each.text for each in self._pieces(under))
                    pieces.append(PieceView(f" {text}"))
                case _:
                    pass
        return (*pieces,)

    def _pieces(self, ref: TypeRef) -> Iterator[PieceView]:
        match ref:
            case Scalar(kind=kind):
                yield PieceView(scalar_word(kind))
            case Ref(target=target):
                yield self.links.type(target)
            case ListOf(item=item):
                yield from self._within("array<", item, ">")
            case MapOf(key=key, value=value):
                yield PieceView("object<")
                yield from self._pieces(key)
                yield from self._within(", ", value, ">")
            case TupleOf(items=items):
                yield PieceView("[")
                for number, item in enumerate(items):
                    yield from self._within(", " if number else "", item, "")
                yield PieceView("]")
            case Nullable(item=item):
                yield from self._within("", item, " or null")
            case Constrained(base=base):
                yield from self._pieces(base)
            case Broken():
                raise AssertionError("a spec with errors reached the backend")
            case _:
                assert_never(ref)

    def _within(self, before: str, ref: TypeRef, after: str) -> Iterator[PieceView]:
        yield PieceView(before)
        yield from self._pieces(ref)
        yield PieceView(after)

    def block(self, definition: Definition, *, is_home: bool) -> BlockView:
        """What a type is made of; with anchors where it is at home."""
        id_ = definition.id
        view = partial(BlockView, id_.name if is_home else "", id_.name)
        make = self if is_home else self._elsewhere(id_)
        match definition:
            case Struct(fields=fields):
                members = tuple(make._field(each, id_, is_home) for each in fields)
                intro = "" if members else "No fields."
                return view("object", intro, members)
            case EnumDef(values=values, open=is_open):
                members = tuple(make._value(each, id_, is_home) for each in values)
                open_ = _OPEN_ENUM if is_open else ""
                return view("enum", members=members, open=open_)
            case UnionDef(variants=variants, open=is_open):
                samples = self.panels.beyond(definition)
                members = tuple(
                    replace(
                        make._variant(each, definition, is_home),
                        sample=samples.get(each.name) if is_home else None,
                    )
                    for each in variants
                )
                open_ = _OPEN_UNION if is_open else ""
                intro = told_apart(definition)
                if envelope := definition.envelope:
                    intro = f"Each has the fields of {envelope.name}. {intro}"
                return view("union", intro, members, open=open_, is_boxed=True)
            case OpaqueDef():
                return schema_block(definition, is_home=is_home)
            case Newtype() | Alias():
                return view("type")
            case _:
                assert_never(definition)

    def _elsewhere(self, id_: TypeId) -> Blocks:
        """What makes a copy: names in its docs are those of its own namespace."""
        return Blocks(
            self.api,
            self.links,
            self.prose,
            panels=self.panels,
            sdk=self.sdk,
            namespace=id_.namespace,
            shown=self.shown,
        )

    def inner(
        self, ref: TypeRef | None, owner: TypeId | str, *, is_home: bool = True
    ) -> tuple[BlockView | None, BlockView | None]:
        """What is shown of a type where it is used: its own place, or a copy on demand.
        A copy holds copies of what it is the place of, and nothing more."""
        for target in targets(ref) if ref else ():
            definition = self.api.definitions[target]
            if isinstance(definition, Newtype | Alias):
                continue
            if self.places.owners.get(target) == owner:
                block = self.block(definition, is_home=is_home)
                docs = self.docs(definition.docs, definition)
                return replace(block, docs=docs if docs.md else None), None
            is_message = isinstance(owner, str)
            if is_home and (is_message or self._may_copy(target)):
                more = self.block(definition, is_home=False)
                if more.members or not isinstance(definition, OpaqueDef):
                    return None, more
        return None, None

    def _may_copy(self, target: TypeId) -> bool:
        """Whether a type of another page is shown here, too, for the first time."""
        is_here = self.places.of(target).page == self.page
        if is_here or self.shown is None or target in self.shown:
            return False
        self.shown.add(target)
        return len(self.shown) <= _MOST

    def _field(self, field: Field, id_: TypeId, is_home: bool) -> MemberView:
        badges = [*life_badges(field.lifecycle), *([_SECRET] if field.secret else [])]
        notes = [*notes_of(field.type, self.api)]
        if field.default:
            notes.append(f"default {compact(plain(field.default.value))}")
        notes += [f"e.g. {compact(plain(each.value))}" for each in field.examples[:1]]
        block, more = self.inner(field.type, id_, is_home=is_home)
        return MemberView(
            anchor=member_anchor(id_, field.name) if is_home else "",
            name=field.wire,
            origin=f"(from {field.name})" if field.name != field.wire else "",
            need=field.presence.value,
            type=self.type(field.type),
            docs=self.docs(field.docs, field),
            badges=(*badges,),
            notes=(*map(plain_note, notes), *self.life(field)),
            block=block,
            more=more,
        )

    def _value(self, value: EnumValue, id_: TypeId, is_home: bool) -> MemberView:
        return MemberView(
            anchor=member_anchor(id_, value.name) if is_home else "",
            name=value.name,
            wire=compact(value.wire),
            is_value=True,
            docs=self.docs(value.docs, value),
            badges=life_badges(value.lifecycle),
            notes=self.life(value, *map(alias_note, value.aliases)),
            python=self.sdk.value(id_, value.name) if self.sdk and is_home else "",
        )

    def _variant(self, variant: Variant, union: UnionDef, is_home: bool) -> MemberView:
        ref = payload_ref(variant.payload)
        block, more = self.inner(ref, union.id, is_home=is_home)
        return MemberView(
            anchor=member_anchor(union.id, variant.name) if is_home else "",
            name=variant.name,
            form=wire_form(variant, union),
            docs=self.docs(variant.docs, variant),
            type=self.type(ref) if ref else (),
            badges=(
                *([_SUCCESS] if variant.name == union.success else []),
                *([_DEFAULT] if variant.name == union.default else []),
                *life_badges(variant.lifecycle),
            ),
            notes=self.life(variant),
            python=(
                self.sdk.variant(union.id, variant.name) if self.sdk and is_home else ""
            ),
            block=block,
            more=more,
        )
