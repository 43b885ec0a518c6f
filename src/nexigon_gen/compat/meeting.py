"""Forms met by forms: what a reader of one does with the values of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..ir.terms import Length, WireName
from ..ir.typerefs import Nullable, TypeRef
from ..runtime.wire.scalars import ScalarKind
from . import leaves
from .flow import Flow, ReaderRules
from .forms import (
    Array,
    Forms,
    Leaf,
    Part,
    Payloads,
    Property,
    Record,
    Records,
    Row,
    SchemaForm,
    Table,
    TypeForm,
    Words,
    tagless,
)
from .written import WriterForms

_TAKEN, _REFUSED = Flow.TAKES, Flow.REFUSES
_SOME = Flow.TAKES | Flow.REFUSES
_BAD = Flow.REFUSES | Flow.LOSES | Flow.DOUBT

Ask: TypeAlias = Callable[[Part, Part], Flow]
"""What is known so far of the values of a type, as another."""


class Meeting:
    """How a side reads the forms of a writer."""

    def __init__(
        self, side: ReaderRules, writer: WriterForms, reader: Forms, ask: Ask
    ) -> None:
        self._side = side
        self._writer = writer
        self._reader = reader
        self._ask = ask

    def one(self, written: TypeForm, read: TypeForm) -> Flow:
        """What becomes of the values of a form that is no union, at another."""
        match written, read:
            case _, Leaf(kind=ScalarKind.ANY):
                return _TAKEN
            case SchemaForm(), SchemaForm() if written == read:
                return _TAKEN
            case (SchemaForm(), _) | (_, SchemaForm()):
                return Flow.TAKES | Flow.DOUBT
            case Leaf(kind=ScalarKind.ANY), _:
                return _SOME
            case Leaf(), Leaf():
                return leaves.leaf(written, read)
            case Leaf(), Words():
                return leaves.chosen(written, read)
            case Leaf(), Payloads():
                return self._text_named(written, read)
            case Words(), Leaf() | Words():
                return leaves.words(written, read)
            case Words(words=words), Payloads():
                return leaves.all_of(_word_named(each, read) for each in words)
            case Array() | Row(), Array() | Row():
                return self._arrays(written, read)
            case Table(), Table():
                return self._table(written, read)
            case Record(), Table():
                return self._record_table(written, read)
            case Table(), Record():
                return self._table_record(written, read)
            case Record(), Record():
                return self._record(written, read)
            case Record(), Records():
                return self._record_tagged(written, read)
            case Table(), Records():
                return self._table_tagged(written, read)
            case Record(), Payloads():
                return self._record_named(written, read)
            case Table(value=value), Payloads(payloads=payloads):
                least, _ = leaves.lengths(written.limits)
                match self._writer.of(written.key):
                    case (Words(words=words),) if least and len(words) == 1:
                        (only,) = words  # so it is always there, and alone
                        held = Property(value, required=True)
                        return self._record_named(Record(((str(only), held),)), read)
                    case _:
                        pass
                asked = [self._ask(value, each) for _, each in payloads if each]
                return _REFUSED | (leaves.all_of(asked) & ~_REFUSED)
            case _:
                return _REFUSED

    def _array(self, written: Array, read: Array) -> Flow:
        flow = leaves.sized(leaves.lengths(written.limits), read.limits)
        held = self._ask(written.item, read.item)
        # Items that differ may be the same to whoever ignores a part of them.
        kept = () if held & Flow.LOSES else written.limits
        flow |= leaves.unique(kept, read.limits)
        return flow | self._held(written, read, held)

    def _arrays(self, written: Array | Row, read: Array | Row) -> Flow:
        match written, read:
            case Array(), Array():
                return self._array(written, read)
            case Array(item=item), Row(items=items):
                size = Length(len(items), len(items))
                flow = leaves.sized(leaves.lengths(written.limits), (size,))
                return self._row_of(flow, [(item, each) for each in items])
            case Row(items=items), Array(item=item):
                flow = leaves.sized((len(items), len(items)), read.limits)
                if len(items) > 1:
                    flow |= leaves.unique((), read.limits)
                return self._row_of(flow, [(each, item) for each in items])
            case Row(items=mine), Row(items=theirs) if len(mine) == len(theirs):
                return self._row_of(_TAKEN, [*zip(mine, theirs, strict=True)])
            case _:
                return _REFUSED

    def _row_of(self, flow: Flow, pairs: list[tuple[TypeRef, TypeRef]]) -> Flow:
        """What becomes of items that are all there, in an array that is taken so."""
        taken = bool(flow & _TAKEN)
        for one, other in pairs if taken else ():
            found = self._ask(one, other)
            flow |= found & _BAD
            taken = taken and bool(found & _TAKEN)
        return flow if taken else flow & Flow.REFUSES

    def _table(self, written: Table, read: Table) -> Flow:
        flow = leaves.sized(leaves.lengths(written.limits), read.limits)
        key = self._ask(written.key, read.key)
        held = self._ask(written.value, read.value) | key
        return flow | self._held(written, read, held)

    def _held(self, written: Array | Table, read: Array | Table, held: Flow) -> Flow:
        """What becomes of the items, where there can be some."""
        _, most = leaves.lengths(written.limits)
        _, taken = leaves.lengths(read.limits)
        return held & _BAD if most and taken else Flow.NOTHING

    def _record(self, written: Record, read: Record) -> Flow:
        mine = dict(written.members)
        flow, taken = Flow.NOTHING, True
        for name, member in read.members:
            found = self._member(mine.pop(name, None), member)
            flow |= found & _BAD
            taken = taken and bool(found & _TAKEN)
        if mine:
            if self._refuses_surplus(read):
                flow |= Flow.REFUSES
                taken = taken and not any(each.required for each in mine.values())
            elif not self._side.keeps and any(map(self._writer.tells, mine.values())):
                flow |= Flow.LOSES
        return flow | _TAKEN if taken else flow & Flow.REFUSES

    def _refuses_surplus(self, read: Record) -> bool:
        return self._side.strict or (read.sealed and not self._side.keeps)

    def _member(self, written: Property | None, read: Property) -> Flow:
        if written is None:
            return _REFUSED if read.required else _TAKEN
        flow = self._ask(written.type, _nullable(read))
        if written.required:
            return flow
        if self._writer.tells_null(written):
            flow |= self._null_as_absent(read)
        # It may be absent.
        return flow | (_REFUSED if read.required else _TAKEN)

    def _null_as_absent(self, read: Property) -> Flow:
        """What is lost of a `null` that is not the absence of a member."""
        is_absent = not (read.required or self._reader.tells_null(read))
        return Flow.LOSES if is_absent else Flow.NOTHING

    def _record_table(self, written: Record, read: Table) -> Flow:
        keys = self._reader.of(read.key)
        members = written.members
        required = sum(member.required for _, member in members)
        flow = leaves.sized((required, len(members)), read.limits)
        taken = bool(flow & _TAKEN)
        for name, member in members:
            found = self._ask(member.type, read.value)
            if not _fits(name, keys):
                found = _REFUSED
            flow |= found & _BAD
            taken = taken and bool(found & _TAKEN or not member.required)
        return flow | _TAKEN if taken else flow & Flow.REFUSES

    def _table_record(self, written: Table, read: Record) -> Flow:
        _, most = leaves.lengths(written.limits)
        required = [name for name, member in read.members if member.required]
        flow = _REFUSED if required else _TAKEN
        if not most:
            return flow
        keys = self._writer.of(written.key)
        for name, member in read.members:
            if _fits(name, keys):
                flow |= self._ask(written.value, _nullable(member)) & _BAD
                if self._writer.has_null(written.value):
                    flow |= self._null_as_absent(member)
        if self._refuses_surplus(read):
            return flow | Flow.REFUSES
        return flow if self._side.keeps else flow | Flow.LOSES

    def _record_tagged(self, written: Record, read: Records) -> Flow:
        tag = dict(written.members).get(read.tag)
        flow = Flow.NOTHING
        if tag is None or not tag.required:
            flow = self._record(written, read.default) if read.default else _REFUSED
        return flow | self._by_tag(tag.type, written, read) if tag else flow

    def _table_tagged(self, written: Table, read: Records) -> Flow:
        """A table with more than one key may do without any of them."""
        flow = self._table_record(written, read.default) if read.default else _REFUSED
        _, most = leaves.lengths(written.limits)
        if most and _fits(read.tag, self._writer.of(written.key)):
            flow |= self._by_tag(written.value, written, read)
        return flow

    def _by_tag(self, tag: Part, written: Record | Table, read: Records) -> Flow:
        """What becomes of objects that have a tag."""
        forms = self._writer.of(tag)
        return leaves.all_of(self._told(each, written, read) for each in forms)

    def _told(self, tag: TypeForm, written: Record | Table, read: Records) -> Flow:
        records = dict(read.records)
        match tag:
            case Leaf(kind=ScalarKind.ANY):
                return _SOME
            case Leaf():
                known = [word for word in records if leaves.takes_word(word, tag)]
                others = True
            case Words(words=words):
                known = [word for word in words if word in records]
                others = len(known) < len(words)
            case _:
                return _REFUSED
        found = self.one(tag, read.words)
        read_as = [tagless(read.tag, records[word]) for word in known]
        if read.unknown and others and found & _TAKEN:
            read_as.append(read.unknown)
        flows = (self.one(written, each) for each in read_as)
        return found & _REFUSED | leaves.all_of(flows)

    def _record_named(self, written: Record, read: Payloads) -> Flow:
        members = written.members
        required = [each for each in members if each[1].required]
        if len(required) > 1 or not members:
            return _REFUSED
        alone = len(members) == 1 and len(required) == 1
        flow = Flow.NOTHING if alone else _REFUSED
        payloads = dict(read.payloads)
        for name, member in required or members:
            if name not in payloads:
                flow |= _TAKEN if read.open and name else _REFUSED
            elif (payload := payloads[name]) is None:
                flow |= _REFUSED
            else:
                flow |= self._ask(member.type, payload)
        return flow

    def _text_named(self, written: Leaf, read: Payloads) -> Flow:
        units = frozenset(name for name, payload in read.payloads if payload is None)
        flow = leaves.chosen(written, Words(units, read.open))
        others = [name for name, payload in read.payloads if payload is not None]
        # No variant has the empty name, and one with a payload is no string.
        if leaves.is_text(written.kind) and any(
            leaves.takes_word(word, written) for word in ("", *others)
        ):
            flow |= _REFUSED
        return flow


def _nullable(member: Property) -> Part:
    """What a reader takes: `null` for absent (wire.md W2.2)."""
    if member.required or isinstance(member.type, Words):
        return member.type
    return Nullable(member.type)


def _word_named(word: WireName, read: Payloads) -> Flow:
    payloads: dict[WireName, Part | None] = {**dict(read.payloads)}
    if isinstance(word, int):
        return _REFUSED
    if word in payloads:
        return _TAKEN if payloads[word] is None else _REFUSED
    return _TAKEN if read.open and word else _REFUSED


def _fits(name: str, keys: tuple[TypeForm, ...]) -> bool:
    """Whether a text is a key of a table."""
    known = (each for each in keys if isinstance(each, Leaf | Words))
    return any(leaves.takes_word(name, each) for each in known)
