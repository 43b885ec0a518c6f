"""Changes of the values of an enum."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import EnumDef, EnumValue, UnionDef
from ..ir.typerefs import Ref
from .change import Codes, Delta, both
from .flow import Flow
from .forms import Words
from .members import is_recased, life, match, renaming, unstable
from .names import listed
from .sides import Direction, Judge, Sides, flows, nothing

_ADDED, _REMOVED = Codes("NXC401", "NXC402"), Codes("NXC403", "NXC404")


class Enums:
    """Compares enums."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def compare(self, old: EnumDef, new: EnumDef, name: str) -> Iterator[Delta]:
        """The differences of two enums, which are called `name`."""
        found = match(old.values, new.values)
        for each in found.removed:
            judge = self._judge(old, new, before=each)
            message = f"`{each.name}` was removed from `{new.id.name}`"
            yield Delta(
                _REMOVED,
                f"{name}.{each.name}",
                message,
                old=each.span,
                new=new.span,
                judge=judge,
                help=renaming(each, found.added, _is_alike),
                ended=each.lifecycle,
                unstable=unstable(old, each),
            )
        for each in found.added:
            judge = self._judge(old, new, after=each)
            message = f"`{each.name}` was added to `{new.id.name}`"
            yield Delta(
                _ADDED,
                f"{name}.{each.name}",
                message,
                old=old.span,
                new=each.span,
                judge=judge,
                unstable=unstable(new, each),
            )
        if is_recased(found):
            yield self._recased(found.renamed, old, new, name)
        else:
            for a, b in found.renamed:
                yield self._renamed(a, b, old, new, name)
        for a, b in (*found.kept, *found.renamed):
            subject = f"{name}.{b.name}"
            if a.name != b.name and a.name not in _aliases(b):
                message = f"`{new.id.name}.{b.name}` was called `{a.name}` in code"
                yield Delta(both("NXC406"), subject, message, old=a.span, new=b.span)
            yield from life(subject, a, b)
            for gone in _aliases(a) - _aliases(b) - {each.name for each in new.values}:
                message = f"`{new.id.name}.{b.name}` is not called `{gone}` in code now"
                yield Delta(both("NXC406"), subject, message, old=a.span, new=b.span)
        yield from closing(old, new, name)

    def _renamed(
        self, a: EnumValue, b: EnumValue, old: EnumDef, new: EnumDef, name: str
    ) -> Delta:
        return Delta(
            both("NXC405"),
            f"{name}.{b.name}",
            f"`{new.id.name}.{b.name}` is `{b.wire}` on the wire and was `{a.wire}`",
            old=a.span,
            new=b.span,
            judge=self._judge(old, new, before=a, after=b),
            help=f"keep `wire: {a.wire}`",
            unstable=unstable(old, a),
        )

    def _recased(
        self,
        renamed: tuple[tuple[EnumValue, EnumValue], ...],
        old: EnumDef,
        new: EnumDef,
        name: str,
    ) -> Delta:
        told = [f"{a.wire} → {b.wire}" for a, b in renamed]
        message = f"the values of `{new.id.name}` are spelled otherwise: {listed(told)}"
        a, b = renamed[0]
        judge = self._judge(old, new, before=a, after=b)
        return Delta(
            both("NXC216"), name, message, old=old.span, new=new.span, judge=judge
        )

    def _judge(
        self,
        old: EnumDef,
        new: EnumDef,
        *,
        before: EnumValue | None = None,
        after: EnumValue | None = None,
    ) -> Judge:
        """What becomes of a value that is only there before, or after."""

        def forward(direction: Direction) -> Flow:
            assert before
            words = Words(frozenset({before.wire}))
            return self._sides.forward[direction].of(words, Ref(new.id))

        def backward(direction: Direction) -> Flow:
            assert after
            words = Words(frozenset({after.wire}))
            return self._sides.backward[direction].of(words, Ref(old.id))

        return flows(forward if before else nothing, backward if after else nothing)


def _is_alike(one: EnumValue, other: EnumValue) -> bool:
    return bool(one.docs) and one.docs == other.docs


def _aliases(value: EnumValue) -> frozenset[str]:
    return frozenset(each.name for each in value.aliases)


def closing(
    old: EnumDef | UnionDef, new: EnumDef | UnionDef, name: str
) -> Iterator[Delta]:
    """An enum or union that may grow, or may not any more."""
    if old.open != new.open:
        codes = both("NXC409" if new.open else "NXC408")
        word = "open: it may grow" if new.open else "closed: it never grows"
        message = f"`{new.id.name}` is {word}"
        yield Delta(codes, name, message, old=old.span, new=new.span)
