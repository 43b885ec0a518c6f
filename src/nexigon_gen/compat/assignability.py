"""Assignability of forms: what a reader of one form does with the values of another."""

from __future__ import annotations

from ..ir.terms import WireName
from ..runtime.wire.scalars import ScalarKind
from . import leaves
from .containers import REFUSED, TAKEN, Ask, Containers, accepts_key
from .json_forms import (
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
from .verdicts import Flow, ReaderRules
from .writer_forms import WriterForms

_SOME = Flow.TAKES | Flow.REFUSES
_UNKNOWN = Flow.TAKES | Flow.DOUBT


class Assignability:
    """How a side reads the forms of a writer."""

    def __init__(
        self, rules: ReaderRules, writer: WriterForms, reader: Forms, ask: Ask
    ) -> None:
        self._writer = writer
        self._ask = ask
        self._containers = Containers(rules, writer, reader, ask=ask)

    def of(self, written: TypeForm, read: TypeForm) -> Flow:
        """What becomes of the values of a written form that is no union."""
        if _is_any(read):
            return TAKEN
        if isinstance(written, SchemaForm) or isinstance(read, SchemaForm):
            return TAKEN if written == read else _UNKNOWN
        if _is_any(written):
            return _SOME
        match read:
            case Leaf() | Words():
                return _as_scalar(written, read)
            case Array() | Row():
                return self._as_array(written, read)
            case Table():
                return self._as_map(written, read)
            case Record():
                return self._as_struct(written, read)
            case Records():
                return self._as_tagged(written, read)
            case Payloads():
                return self._as_payload(written, read)

    def _as_array(self, written: TypeForm, read: Array | Row) -> Flow:
        if isinstance(written, Array | Row):
            return self._containers.array(written, read)
        return REFUSED

    def _as_map(self, written: TypeForm, read: Table) -> Flow:
        match written:
            case Table():
                return self._containers.map(written, read)
            case Record():
                return self._containers.struct_as_map(written, read)
            case _:
                return REFUSED

    def _as_struct(self, written: TypeForm, read: Record) -> Flow:
        match written:
            case Record():
                return self._containers.struct(written, read)
            case Table():
                return self._containers.map_as_struct(written, read)
            case _:
                return REFUSED

    def _as_tagged(self, written: TypeForm, read: Records) -> Flow:
        """What becomes of a value, read as a union with a tag."""
        match written:
            case Record():
                return self._struct_as_tagged(written, read)
            case Table():
                return self._map_as_tagged(written, read)
            case _:
                return REFUSED

    def _as_payload(self, written: TypeForm, read: Payloads) -> Flow:
        """What becomes of a value, read as an externally tagged union."""
        match written:
            case Leaf():
                return _text_as_payload(written, read)
            case Words(words=words):
                return leaves.all_of(_word_as_payload(each, read) for each in words)
            case Record():
                return self._struct_as_payload(written, read)
            case Table():
                return self._map_as_payload(written, read)
            case _:
                return REFUSED

    def _struct_as_tagged(self, written: Record, read: Records) -> Flow:
        tag = dict(written.members).get(read.tag)
        flow = Flow.NOTHING
        if tag is None or not tag.required:
            flow = self._without_tag(written, read)
        return flow | self._by_tag(tag.type, written, read) if tag else flow

    def _map_as_tagged(self, written: Table, read: Records) -> Flow:
        """A map with more than one key may do without any of them, and so without a tag."""
        flow = self._without_tag(written, read)
        _, most = leaves.lengths(written.limits)
        if most and accepts_key(read.tag, self._writer.of(written.key)):
            flow |= self._by_tag(written.value, written, read)
        return flow

    def _without_tag(self, written: Record | Table, read: Records) -> Flow:
        """What becomes of objects that have no tag: the default variant takes them."""
        return self._as_struct(written, read.default) if read.default else REFUSED

    def _by_tag(self, tag: Part, written: Record | Table, read: Records) -> Flow:
        """What becomes of objects that have a tag."""
        forms = self._writer.of(tag)
        return leaves.all_of(self._by_tag_form(each, written, read) for each in forms)

    def _by_tag_form(
        self, tag: TypeForm, written: Record | Table, read: Records
    ) -> Flow:
        """What becomes of objects whose tag has a form: each variant that the tag may name
        reads them."""
        records = dict(read.records)
        match tag:
            case Leaf(kind=ScalarKind.ANY):
                return _SOME
            case Leaf():
                known = [word for word in records if leaves.takes_word(word, tag)]
                has_others = True
            case Words(words=words):
                known = [word for word in words if word in records]
                has_others = len(known) < len(words)
            case _:
                return REFUSED
        found = _as_scalar(tag, read.words)
        variants = [tagless(read.tag, records[word]) for word in known]
        if read.unknown and has_others and found & TAKEN:
            variants.append(read.unknown)
        flows = (self._as_struct(written, each) for each in variants)
        return found & REFUSED | leaves.all_of(flows)

    def _struct_as_payload(self, written: Record, read: Payloads) -> Flow:
        """A struct is a payload if it is sent with one member, the name of a variant."""
        members = written.members
        required = [each for each in members if each[1].required]
        if len(required) > 1 or not members:
            return REFUSED
        is_alone = len(members) == 1 and len(required) == 1
        flow = Flow.NOTHING if is_alone else REFUSED
        payloads = dict(read.payloads)
        for name, member in required or members:
            if name not in payloads:
                flow |= TAKEN if read.open and name else REFUSED
            elif (payload := payloads[name]) is None:
                flow |= REFUSED
            else:
                flow |= self._ask(member.type, payload)
        return flow

    def _map_as_payload(self, written: Table, read: Payloads) -> Flow:
        """A map is a payload if it has one key, the name of a variant. Where its keys can
        have one value only, and some key is there, that one is."""
        least, _ = leaves.lengths(written.limits)
        match self._writer.of(written.key):
            case (Words(words=words),) if least and len(words) == 1:
                (only,) = words
                held = Property(written.value, required=True)
                return self._struct_as_payload(Record(((str(only), held),)), read)
            case _:
                pass
        payloads = [each for _, each in read.payloads if each]
        found = leaves.all_of(self._ask(written.value, each) for each in payloads)
        return REFUSED | found


def _is_any(form: TypeForm) -> bool:
    return isinstance(form, Leaf) and form.kind is ScalarKind.ANY


def _as_scalar(written: TypeForm, read: Leaf | Words) -> Flow:
    match written, read:
        case Leaf(), Leaf():
            return leaves.leaf(written, read)
        case Leaf(), Words():
            return leaves.chosen(written, read)
        case Words(), _:
            return leaves.words(written, read)
        case _:
            return REFUSED


def _text_as_payload(written: Leaf, read: Payloads) -> Flow:
    units = frozenset(name for name, payload in read.payloads if payload is None)
    flow = leaves.chosen(written, Words(units, read.open))
    others = [name for name, payload in read.payloads if payload is not None]
    # No variant has the empty name, and one with a payload is no string.
    if leaves.is_text(written.kind) and any(
        leaves.takes_word(word, written) for word in ("", *others)
    ):
        flow |= REFUSED
    return flow


def _word_as_payload(word: WireName, read: Payloads) -> Flow:
    payloads: dict[WireName, Part | None] = {**dict(read.payloads)}
    if isinstance(word, int):
        return REFUSED
    if word in payloads:
        return TAKEN if payloads[word] is None else REFUSED
    return TAKEN if read.open and word else REFUSED
