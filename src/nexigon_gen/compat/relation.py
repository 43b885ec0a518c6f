"""The relation: what becomes of the values that one version writes at another's reader.

Its values are flags that only ever add up, so that the answer for recursive types is the
least fixed point: begin with nothing, and work through pairs until nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..ir.model import Api, UnionDef, Variant
from . import leaves
from .assignability import Assignability
from .type_forms import TypeForms
from .verdicts import Flow, ReaderRules
from .wire_forms import Part, Property, StructForm, WireForm
from .writer_forms import WriterForms


class Relation:
    """From the types of one API, as they are written, to those of another, as a side
    reads them."""

    def __init__(self, writer: WriterForms, reader: Api, side: ReaderRules) -> None:
        self._writer = writer
        self._reader = TypeForms(reader, checks=side.checks, grows=side.grows)
        self._assignability = Assignability(
            side, self._writer, self._reader, ask=self._ask
        )
        self._known: dict[tuple[Part, Part], Flow] = {}
        self._users: dict[tuple[Part, Part], set[tuple[Part, Part]]] = {}
        self._pending: dict[tuple[Part, Part], None] = {}
        self._at: tuple[Part, Part] | None = None

    def of(self, writer: Part, reader: Part) -> Flow:
        """What becomes of the values of a type, as another type."""
        self._at = None
        self._ask(writer, reader)
        self._settle()
        return self._known[writer, reader]

    def of_form(self, writer: WireForm, reader: Part) -> Flow:
        """What becomes of the values of a form, as a type."""
        return self._of(writer, self._reader.of(reader))

    def into(self, writer: Part, reader: StructForm) -> Flow:
        """What becomes of the values of a type, as a struct."""
        flows = (self._of(each, (reader,)) for each in self._writer.of(writer))
        return leaves.all_of(flows)

    def of_structs(self, writer: StructForm, reader: StructForm) -> Flow:
        """What becomes of the values of a struct, as another."""
        return self._of(writer, (reader,))

    def _of(self, writer: WireForm, read: tuple[WireForm, ...]) -> Flow:
        while True:
            self._at = None
            flow = self._pieces(self._writer.pieces(writer), read)
            if not self._pending:
                return flow
            self._settle()

    def of_variant(self, union: UnionDef, variant: Variant, reader: Part) -> Flow:
        """What becomes of the values of a variant, as another type."""
        forms = self._writer.variant(union, variant)
        return leaves.all_of(self.of_form(each, reader) for each in forms)

    def sends(self, member: Property) -> bool:
        """Whether a member of a struct has values that a writer sends."""
        return self._writer.sends(member)

    def _settle(self) -> None:
        while self._pending:
            pair, _ = self._pending.popitem()
            self._at = pair
            flow = self._pieces(self._writer.of(pair[0]), self._reader.of(pair[1]))
            if flow | self._known[pair] != self._known[pair]:
                self._known[pair] |= flow
                self._pending |= dict.fromkeys(self._users.get(pair, ()))

    def _ask(self, writer: Part, reader: Part) -> Flow:
        """What is known of a pair so far; whoever asks is asked again once it is more."""
        pair = (writer, reader)
        if pair not in self._known:
            self._known[pair] = Flow.NOTHING
            self._pending[pair] = None
        if self._at:
            self._users.setdefault(pair, set()).add(self._at)
        return self._known[pair]

    def _pieces(self, written: Iterable[WireForm], read: tuple[WireForm, ...]) -> Flow:
        return leaves.all_of(self._first(each, read) for each in written)

    def _first(self, written: WireForm, read: tuple[WireForm, ...]) -> Flow:
        """The first form that takes a value reads it."""
        flow = Flow.NOTHING
        for each in read:
            found = self._assignability.of(written, each)
            flow |= found & ~Flow.REFUSES
            if not found & Flow.REFUSES:
                return flow
        return flow | Flow.REFUSES
