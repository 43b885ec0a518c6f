"""Assignability of forms: what a reader of one form does with the values of another."""

from __future__ import annotations

from ..ir.terms import WireName
from ..runtime.wire.scalars import ScalarKind
from . import leaves
from .containers import REFUSED, TAKEN, Ask, Containers, accepts_key
from .type_forms import TypeForms
from .verdicts import Flow, ReaderRules
from .wire_forms import (
    ExternallyTaggedForm,
    ListForm,
    LiteralForm,
    MapForm,
    Part,
    Property,
    ScalarForm,
    SchemaForm,
    StructForm,
    TaggedForm,
    TupleForm,
    WireForm,
    tagless,
)
from .writer_forms import WriterForms

_SOME = Flow.TAKES | Flow.REFUSES
_UNKNOWN = Flow.TAKES | Flow.DOUBT


class Assignability:
    """How a side reads the forms of a writer."""

    def __init__(
        self, rules: ReaderRules, writer: WriterForms, reader: TypeForms, ask: Ask
    ) -> None:
        self._writer = writer
        self._ask = ask
        self._containers = Containers(rules, writer, reader, ask=ask)

    def of(self, written: WireForm, read: WireForm) -> Flow:
        """What becomes of the values of a written form that is no union."""
        if _is_any(read):
            return TAKEN
        if isinstance(written, SchemaForm) or isinstance(read, SchemaForm):
            return TAKEN if written == read else _UNKNOWN
        if _is_any(written):
            return _SOME
        match read:
            case ScalarForm() | LiteralForm():
                return _as_scalar(written, read)
            case ListForm() | TupleForm():
                return self._as_array(written, read)
            case MapForm():
                return self._as_map(written, read)
            case StructForm():
                return self._as_struct(written, read)
            case TaggedForm():
                return self._as_tagged(written, read)
            case ExternallyTaggedForm():
                return self._as_payload(written, read)

    def _as_array(self, written: WireForm, read: ListForm | TupleForm) -> Flow:
        if isinstance(written, ListForm | TupleForm):
            return self._containers.array(written, read)
        return REFUSED

    def _as_map(self, written: WireForm, read: MapForm) -> Flow:
        match written:
            case MapForm():
                return self._containers.map(written, read)
            case StructForm():
                return self._containers.struct_as_map(written, read)
            case _:
                return REFUSED

    def _as_struct(self, written: WireForm, read: StructForm) -> Flow:
        match written:
            case StructForm():
                return self._containers.struct(written, read)
            case MapForm():
                return self._containers.map_as_struct(written, read)
            case _:
                return REFUSED

    def _as_tagged(self, written: WireForm, read: TaggedForm) -> Flow:
        """What becomes of a value, read as a union with a tag."""
        match written:
            case StructForm():
                return self._struct_as_tagged(written, read)
            case MapForm():
                return self._map_as_tagged(written, read)
            case _:
                return REFUSED

    def _as_payload(self, written: WireForm, read: ExternallyTaggedForm) -> Flow:
        """What becomes of a value, read as an externally tagged union."""
        match written:
            case ScalarForm():
                return _scalar_as_payload(written, read)
            case LiteralForm(literals=literals):
                return leaves.all_of(
                    _literal_as_payload(each, read) for each in literals
                )
            case StructForm():
                return self._struct_as_payload(written, read)
            case MapForm():
                return self._map_as_payload(written, read)
            case _:
                return REFUSED

    def _struct_as_tagged(self, written: StructForm, read: TaggedForm) -> Flow:
        tag = dict(written.members).get(read.tag)
        flow = Flow.NOTHING
        if tag is None or not tag.required:
            flow = self._without_tag(written, read)
        return flow | self._by_tag(tag.type, written, read) if tag else flow

    def _map_as_tagged(self, written: MapForm, read: TaggedForm) -> Flow:
        """A map with more than one key may do without any of them, and so without a tag."""
        flow = self._without_tag(written, read)
        _, most = leaves.lengths(written.limits)
        if most and accepts_key(read.tag, self._writer.of(written.key)):
            flow |= self._by_tag(written.value, written, read)
        return flow

    def _without_tag(self, written: StructForm | MapForm, read: TaggedForm) -> Flow:
        """What becomes of objects that have no tag: the default variant takes them."""
        return self._as_struct(written, read.default) if read.default else REFUSED

    def _by_tag(
        self, tag: Part, written: StructForm | MapForm, read: TaggedForm
    ) -> Flow:
        """What becomes of objects that have a tag."""
        forms = self._writer.of(tag)
        return leaves.all_of(self._by_tag_form(each, written, read) for each in forms)

    def _by_tag_form(
        self, tag: WireForm, written: StructForm | MapForm, read: TaggedForm
    ) -> Flow:
        """What becomes of objects whose tag has a form: each variant that the tag may name
        reads them."""
        variants = dict(read.variants)
        match tag:
            case ScalarForm(kind=ScalarKind.ANY):
                return _SOME
            case ScalarForm():
                known = [name for name in variants if leaves.takes_literal(name, tag)]
                has_others = True
            case LiteralForm(literals=literals):
                known = [name for name in literals if name in variants]
                has_others = len(known) < len(literals)
            case _:
                return REFUSED
        found = _as_scalar(tag, read.tags)
        tried = [tagless(read.tag, variants[name]) for name in known]
        if read.unknown and has_others and found & TAKEN:
            tried.append(read.unknown)
        flows = (self._as_struct(written, each) for each in tried)
        return found & REFUSED | leaves.all_of(flows)

    def _struct_as_payload(
        self, written: StructForm, read: ExternallyTaggedForm
    ) -> Flow:
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

    def _map_as_payload(self, written: MapForm, read: ExternallyTaggedForm) -> Flow:
        """A map is a payload if it has one key, the name of a variant. Where its keys can
        have one value only, and some key is there, that one is."""
        least, _ = leaves.lengths(written.limits)
        match self._writer.of(written.key):
            case (LiteralForm(literals=literals),) if least and len(literals) == 1:
                (only,) = literals
                held = Property(written.value, required=True)
                return self._struct_as_payload(StructForm(((str(only), held),)), read)
            case _:
                pass
        payloads = [each for _, each in read.payloads if each]
        found = leaves.all_of(self._ask(written.value, each) for each in payloads)
        return REFUSED | found


def _is_any(form: WireForm) -> bool:
    return isinstance(form, ScalarForm) and form.kind is ScalarKind.ANY


def _as_scalar(written: WireForm, read: ScalarForm | LiteralForm) -> Flow:
    match written, read:
        case ScalarForm(), ScalarForm():
            return leaves.scalar(written, read)
        case ScalarForm(), LiteralForm():
            return leaves.chosen(written, read)
        case LiteralForm(), _:
            return leaves.literals(written, read)
        case _:
            return REFUSED


def _scalar_as_payload(written: ScalarForm, read: ExternallyTaggedForm) -> Flow:
    units = frozenset(name for name, payload in read.payloads if payload is None)
    flow = leaves.chosen(written, LiteralForm(units, read.open))
    others = [name for name, payload in read.payloads if payload is not None]
    # No variant has the empty name, and one with a payload is no string.
    if leaves.is_text(written.kind) and any(
        leaves.takes_literal(name, written) for name in ("", *others)
    ):
        flow |= REFUSED
    return flow


def _literal_as_payload(literal: WireName, read: ExternallyTaggedForm) -> Flow:
    payloads: dict[WireName, Part | None] = {**dict(read.payloads)}
    if isinstance(literal, int):
        return REFUSED
    if literal in payloads:
        return TAKEN if payloads[literal] is None else REFUSED
    return TAKEN if read.open and literal else REFUSED
