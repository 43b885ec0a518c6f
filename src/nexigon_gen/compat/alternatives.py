"""Alternatives of two versions: the values of an enum, or the variants of a union."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeAlias, TypeVar

from ..ir.model import EnumDef, UnionDef
from ..values import replace
from .change import Codes, Delta, both
from .members import ApiMember, Matched, changed, gone, is_recased, unstable
from .names import Subject, listed
from .versions import Judge

A = TypeVar("A", bound=ApiMember)
Owner: TypeAlias = EnumDef | UnionDef
MakeJudge: TypeAlias = Callable[[A | None, A | None], Judge]
"""Judges values of an alternative that is only there before, or after."""


class Alternatives(Generic[A]):
    """The alternatives of one enum or union, which is called `name`, and how each that is
    gone, new or renamed is judged."""

    def __init__(
        self,
        found: Matched[A],
        *,
        old: Owner,
        new: Owner,
        name: Subject,
        make_judge: MakeJudge[A],
    ) -> None:
        self._found = found
        self._old = old
        self._new = new
        self._name = name
        self._make_judge = make_judge

    def removed(
        self, codes: Codes, is_alike: Callable[[A, A], bool]
    ) -> Iterator[Delta]:
        """What only the old version has; `is_alike` tells what it may be called now."""
        for each in self._found.removed:
            subject, judge = self._name.member(each.name), self._make_judge(each, None)
            message = f"`{each.name}` was removed from `{self._name.shown}`"
            delta = changed(codes, subject, message, each, self._new, judge)
            delta = gone(delta, each, self._found.added, is_alike)
            yield replace(delta, unstable=unstable(self._old, each))

    def added(self, codes: Codes) -> Iterator[Delta]:
        """What only the new version has."""
        for each in self._found.added:
            subject, judge = self._name.member(each.name), self._make_judge(None, each)
            message = f"`{each.name}` was added to `{self._name.shown}`"
            delta = changed(codes, subject, message, self._old, each, judge)
            yield replace(delta, unstable=unstable(self._new, each))

    def respelled(self, codes: Codes) -> Iterator[Delta]:
        """What is called otherwise on the wire: one by one, or all by another casing."""
        renamed, name = self._found.renamed, self._name
        if is_recased(self._found):
            told = listed([f"{a.wire} → {b.wire}" for a, b in renamed])
            what = "values" if isinstance(self._new, EnumDef) else "variants"
            message = f"the {what} of `{name.shown}` are spelled otherwise: {told}"
            judge = self._make_judge(*renamed[0])
            yield changed(both("NXC216"), name, message, self._old, self._new, judge)
            return
        for a, b in renamed:
            subject, judge = name.member(b.name), self._make_judge(a, b)
            message = f"`{subject.shown}` is `{b.wire}` on the wire and was `{a.wire}`"
            help = f"keep `wire: {a.wire}`"
            delta = changed(codes, subject, message, a, b, judge, help=help)
            yield replace(delta, unstable=unstable(self._old, a))


def closing(old: Owner, new: Owner, name: Subject) -> Iterator[Delta]:
    """An enum or union that may grow, or may not any more."""
    if old.open != new.open:
        codes = both("NXC409" if new.open else "NXC408")
        word = "open now: it may grow" if new.open else "closed now: it never grows"
        yield changed(codes, name, f"`{name.shown}` is {word}", old, new)
