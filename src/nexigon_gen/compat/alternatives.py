"""Alternatives of two versions: the values of an enum, or the variants of a union."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

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


def removed_and_added(
    found: Matched[A],
    old: Owner,
    new: Owner,
    name: Subject,
    codes: tuple[Codes, Codes],
    make_judge: MakeJudge[A],
    is_alike: Callable[[A, A], bool],
) -> Iterator[Delta]:
    """What only one version has."""
    removed, added = codes
    for each in found.removed:
        subject, judge = name.member(each.name), make_judge(each, None)
        message = f"`{each.name}` was removed from `{name.shown}`"
        delta = changed(removed, subject, message, each, new, judge)
        delta = gone(delta, each, found.added, is_alike)
        yield replace(delta, unstable=unstable(old, each))
    for each in found.added:
        subject, judge = name.member(each.name), make_judge(None, each)
        message = f"`{each.name}` was added to `{name.shown}`"
        delta = changed(added, subject, message, old, each, judge)
        yield replace(delta, unstable=unstable(new, each))


def respelled(
    found: Matched[A],
    old: Owner,
    new: Owner,
    name: Subject,
    codes: Codes,
    make_judge: MakeJudge[A],
) -> Iterator[Delta]:
    """What is called otherwise on the wire: one by one, or all by another casing."""
    if is_recased(found):
        told = listed([f"{a.wire} → {b.wire}" for a, b in found.renamed])
        what = "values" if isinstance(new, EnumDef) else "variants"
        message = f"the {what} of `{name.shown}` are spelled otherwise: {told}"
        judge = make_judge(*found.renamed[0])
        yield changed(both("NXC216"), name, message, old, new, judge)
        return
    for a, b in found.renamed:
        subject, judge = name.member(b.name), make_judge(a, b)
        message = f"`{subject.shown}` is `{b.wire}` on the wire and was `{a.wire}`"
        delta = changed(
            codes, subject, message, a, b, judge, help=f"keep `wire: {a.wire}`"
        )
        yield replace(delta, unstable=unstable(old, a))


def closing(old: Owner, new: Owner, name: Subject) -> Iterator[Delta]:
    """An enum or union that may grow, or may not any more."""
    if old.open != new.open:
        codes = both("NXC409" if new.open else "NXC408")
        word = "open now: it may grow" if new.open else "closed now: it never grows"
        yield changed(codes, name, f"`{name.shown}` is {word}", old, new)
