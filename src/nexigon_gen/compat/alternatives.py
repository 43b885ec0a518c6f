"""Alternatives of two versions: the values of an enum, or the variants of a union."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias, TypeVar

from ..ir.model import EnumDef, UnionDef
from .change import Codes, Delta, both
from .members import Documented, HasNames, Matched, is_recased, renaming, unstable
from .names import listed
from .sides import Judge


class Alternative(HasNames, Documented, Protocol):
    """A value or a variant."""


A = TypeVar("A", bound=Alternative)
Owner: TypeAlias = EnumDef | UnionDef
MakeJudge: TypeAlias = Callable[[A | None, A | None], Judge]
"""Judges values of an alternative that is only there before, or after."""


def removed_and_added(
    found: Matched[A],
    old: Owner,
    new: Owner,
    name: str,
    codes: tuple[Codes, Codes],
    make_judge: MakeJudge[A],
    is_alike: Callable[[A, A], bool],
) -> Iterator[Delta]:
    """What only one version has."""
    removed, added = codes
    for each in found.removed:
        yield Delta(
            removed,
            f"{name}.{each.name}",
            f"`{each.name}` was removed from `{new.id.name}`",
            old=each.span,
            new=new.span,
            judge=make_judge(each, None),
            help=renaming(each, found.added, is_alike),
            ended=each.lifecycle,
            unstable=unstable(old, each),
        )
    for each in found.added:
        yield Delta(
            added,
            f"{name}.{each.name}",
            f"`{each.name}` was added to `{new.id.name}`",
            old=old.span,
            new=each.span,
            judge=make_judge(None, each),
            unstable=unstable(new, each),
        )


def respelled(
    found: Matched[A],
    old: Owner,
    new: Owner,
    name: str,
    codes: Codes,
    make_judge: MakeJudge[A],
) -> Iterator[Delta]:
    """What is called otherwise on the wire: one by one, or all by another casing."""
    if is_recased(found):
        told = listed([f"{a.wire} → {b.wire}" for a, b in found.renamed])
        what = "values" if isinstance(new, EnumDef) else "variants"
        message = f"the {what} of `{new.id.name}` are spelled otherwise: {told}"
        judge = make_judge(*found.renamed[0])
        yield Delta(
            both("NXC216"), name, message, old=old.span, new=new.span, judge=judge
        )
        return
    for a, b in found.renamed:
        yield Delta(
            codes,
            f"{name}.{b.name}",
            f"`{new.id.name}.{b.name}` is `{b.wire}` on the wire and was `{a.wire}`",
            old=a.span,
            new=b.span,
            judge=make_judge(a, b),
            help=f"keep `wire: {a.wire}`",
            unstable=unstable(old, a),
        )


def closing(old: Owner, new: Owner, name: str) -> Iterator[Delta]:
    """An enum or union that may grow, or may not any more."""
    if old.open != new.open:
        codes = both("NXC409" if new.open else "NXC408")
        word = "open: it may grow" if new.open else "closed: it never grows"
        message = f"`{new.id.name}` is {word}"
        yield Delta(codes, name, message, old=old.span, new=new.span)
