"""Arrays and objects: what a reader of one form does with the values of another.

A list and a tuple may become each other, and so may a map and a struct. Objects with a
tag are in `assignability`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..ir.terms import Length
from ..ir.typerefs import Nullable, TypeRef
from . import leaves
from .type_forms import TypeForms
from .verdicts import Flow, ReaderRules
from .wire_forms import (
    ListForm,
    LiteralForm,
    MapForm,
    Part,
    Property,
    ScalarForm,
    StructForm,
    TupleForm,
    WireForm,
)
from .writer_forms import WriterForms

TAKEN, REFUSED = Flow.TAKES, Flow.REFUSES
_PROBLEMS = Flow.REFUSES | Flow.LOSES | Flow.DOUBT

Ask: TypeAlias = Callable[[Part, Part], Flow]
"""What is known so far of the values of one type, read as another."""


class Containers:
    """Reads the arrays, maps and structs of a writer as those of a reader."""

    def __init__(
        self, rules: ReaderRules, writer: WriterForms, reader: TypeForms, ask: Ask
    ) -> None:
        self._rules = rules
        self._writer = writer
        self._reader = reader
        self._ask = ask

    def array(self, written: ListForm | TupleForm, read: ListForm | TupleForm) -> Flow:
        """What becomes of a list or a tuple, read as a list or a tuple."""
        match written, read:
            case ListForm(), ListForm():
                return self._array(written, read)
            case ListForm(item=item), TupleForm(items=items):
                size = Length(len(items), len(items))
                flow = leaves.sized(leaves.lengths(written.limits), (size,))
                return self._items(flow, [(item, each) for each in items])
            case TupleForm(items=items), ListForm(item=item):
                flow = leaves.sized((len(items), len(items)), read.limits)
                if len(items) > 1:
                    flow |= leaves.unique((), read.limits)
                return self._items(flow, [(each, item) for each in items])
            case TupleForm(items=mine), TupleForm(items=theirs) if len(mine) == len(
                theirs
            ):
                return self._items(TAKEN, [*zip(mine, theirs, strict=True)])
            case _:
                return REFUSED

    def _array(self, written: ListForm, read: ListForm) -> Flow:
        flow = leaves.sized(leaves.lengths(written.limits), read.limits)
        held = self._ask(written.item, read.item)
        # Items that differ may be the same to whoever ignores a part of them.
        kept = () if held & Flow.LOSES else written.limits
        flow |= leaves.unique(kept, read.limits)
        return flow | self._contents(written, read, held)

    def _items(self, flow: Flow, pairs: list[tuple[TypeRef, TypeRef]]) -> Flow:
        """What becomes of an array, all of whose items are sent: each is read as the type
        beside it. `flow` says whether its length is taken."""
        taken = bool(flow & TAKEN)
        for one, other in pairs if taken else ():
            found = self._ask(one, other)
            flow |= found & _PROBLEMS
            taken = taken and bool(found & TAKEN)
        return flow if taken else flow & Flow.REFUSES

    def map(self, written: MapForm, read: MapForm) -> Flow:
        """What becomes of a map, read as a map."""
        flow = leaves.sized(leaves.lengths(written.limits), read.limits)
        key = self._ask(written.key, read.key)
        held = self._ask(written.value, read.value) | key
        return flow | self._contents(written, read, held)

    def _contents(
        self, written: ListForm | MapForm, read: ListForm | MapForm, held: Flow
    ) -> Flow:
        """The problems of the items or values, unless the container is always empty."""
        _, most = leaves.lengths(written.limits)
        _, taken = leaves.lengths(read.limits)
        return held & _PROBLEMS if most and taken else Flow.NOTHING

    def struct(self, written: StructForm, read: StructForm) -> Flow:
        """What becomes of a struct, read as a struct."""
        mine = dict(written.members)
        flow, taken = Flow.NOTHING, True
        for name, member in read.members:
            found = self._field(mine.pop(name, None), member)
            flow |= found & _PROBLEMS
            taken = taken and bool(found & TAKEN)
        if mine:
            if self._refuses_unknown(read):
                flow |= Flow.REFUSES
                taken = taken and not any(each.required for each in mine.values())
            elif not self._rules.keeps and any(map(self._writer.tells, mine.values())):
                flow |= Flow.LOSES
        return flow | TAKEN if taken else flow & Flow.REFUSES

    def _refuses_unknown(self, read: StructForm) -> bool:
        """Whether the reader refuses keys that a struct does not have."""
        return self._rules.strict or (read.sealed and not self._rules.keeps)

    def _field(self, written: Property | None, read: Property) -> Flow:
        """What becomes of one member; None if the writer does not have it."""
        if written is None:
            return REFUSED if read.required else TAKEN
        flow = self._ask(written.type, _nullable(read))
        if written.required:
            return flow
        if self._writer.tells_null(written):
            flow |= self._null_as_absent(read)
        # It may be absent.
        return flow | (REFUSED if read.required else TAKEN)

    def _null_as_absent(self, read: Property) -> Flow:
        """What is lost where the reader takes a `null`, which is a value to the writer, for
        an absent member."""
        is_absent = not (read.required or self._reader.tells_null(read))
        return Flow.LOSES if is_absent else Flow.NOTHING

    def struct_as_map(self, written: StructForm, read: MapForm) -> Flow:
        """What becomes of a struct, read as a map."""
        keys = self._reader.of(read.key)
        members = written.members
        required = sum(member.required for _, member in members)
        flow = leaves.sized((required, len(members)), read.limits)
        taken = bool(flow & TAKEN)
        for name, member in members:
            found = self._ask(member.type, read.value)
            if not accepts_key(name, keys):
                found = REFUSED
            flow |= found & _PROBLEMS
            taken = taken and bool(found & TAKEN or not member.required)
        return flow | TAKEN if taken else flow & Flow.REFUSES

    def map_as_struct(self, written: MapForm, read: StructForm) -> Flow:
        """What becomes of a map, read as a struct."""
        _, most = leaves.lengths(written.limits)
        required = [name for name, member in read.members if member.required]
        flow = REFUSED if required else TAKEN
        if not most:
            return flow
        keys = self._writer.of(written.key)
        for name, member in read.members:
            if accepts_key(name, keys):
                flow |= self._ask(written.value, _nullable(member)) & _PROBLEMS
                if self._writer.has_null(written.value):
                    flow |= self._null_as_absent(member)
        if self._refuses_unknown(read):
            return flow | Flow.REFUSES
        return flow if self._rules.keeps else flow | Flow.LOSES


def _nullable(member: Property) -> Part:
    """The type that a reader takes: `null` may stand for absent (wire.md W2.2)."""
    if member.required or isinstance(member.type, LiteralForm):
        return member.type
    return Nullable(member.type)


def accepts_key(name: str, keys: tuple[WireForm, ...]) -> bool:
    """Whether a map whose keys have these forms may have a text as its key."""
    known = (each for each in keys if isinstance(each, ScalarForm | LiteralForm))
    return any(leaves.takes_literal(name, each) for each in known)
