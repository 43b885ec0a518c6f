"""Changes of the values of an enum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..ir.model import EnumDef, EnumValue
from ..ir.typerefs import Ref
from .alternatives import Alternatives, closing
from .change import Codes, Delta, both
from .members import changed, life, match
from .names import Subject
from .verdicts import Flow
from .versions import Direction, Judge, Versions, flows, nothing
from .wire_forms import LiteralForm

_REMOVED = Codes("NXC403", "NXC404")
_ADDED = Codes("NXC401", "NXC402")
_RESPELLED = both("NXC405")


class Enums:
    """Compares enums."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions

    def compare(self, old: EnumDef, new: EnumDef, name: Subject) -> Iterator[Delta]:
        """The differences of two enums, which are called `name`."""
        found = match(old.values, new.values)
        judge = partial(self._judge, old, new)
        values = Alternatives(found, old=old, new=new, name=name, make_judge=judge)
        yield from values.removed(_REMOVED, _is_alike)
        yield from values.added(_ADDED)
        yield from values.respelled(_RESPELLED)
        for a, b in (*found.kept, *found.renamed):
            subject = name.member(b.name)
            if a.name != b.name and a.name not in _aliases(b):
                message = f"`{subject.shown}` was called `{a.name}` in code"
                yield changed(both("NXC406"), subject, message, a, b)
            yield from life(subject, a, b)
            for gone in _aliases(a) - _aliases(b) - {each.name for each in new.values}:
                message = f"`{subject.shown}` is not called `{gone}` in code now"
                yield changed(both("NXC406"), subject, message, a, b)
        yield from closing(old, new, name)

    def _judge(
        self,
        old: EnumDef,
        new: EnumDef,
        before: EnumValue | None = None,
        after: EnumValue | None = None,
    ) -> Judge:
        """What becomes of a value that is only there before, or after."""

        def forward(direction: Direction) -> Flow:
            assert before
            literal = LiteralForm(frozenset({before.wire}))
            return self._versions.forward[direction].of(literal, Ref(new.id))

        def backward(direction: Direction) -> Flow:
            assert after
            literal = LiteralForm(frozenset({after.wire}))
            return self._versions.backward[direction].of(literal, Ref(old.id))

        return flows(forward if before else nothing, backward if after else nothing)


def _is_alike(one: EnumValue, other: EnumValue) -> bool:
    return bool(one.docs) and one.docs == other.docs


def _aliases(value: EnumValue) -> frozenset[str]:
    return frozenset(each.name for each in value.aliases)
