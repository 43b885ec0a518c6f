"""Members of two versions of a type, or actions of an API, matched with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from ..ir.model import Definition, EnumDef, Struct, UnionDef
from ..ir.terms import Lifecycle, WireName
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta, both
from .names import Subject
from .versions import Judge, harmless


class HasNames(Protocol):
    """What has a name in the spec and one on the wire."""

    @property
    def name(self) -> str:
        """The name in the spec."""
        ...

    @property
    def wire(self) -> WireName:
        """The name on the wire."""
        ...


class Documented(Protocol):
    """What has docs and a life."""

    @property
    def docs(self) -> str:
        """Its text."""
        ...

    @property
    def span(self) -> Span:
        """Where its name stands."""
        ...

    @property
    def lifecycle(self) -> Lifecycle:
        """Where in its life it is."""
        ...


class ApiMember(HasNames, Documented, Protocol):
    """A field, a value, a variant or an action."""


M = TypeVar("M", bound=HasNames)
D = TypeVar("D", bound=ApiMember)


@dataclass(frozen=True, slots=True)
class Matched(Generic[M]):
    """Members that are gone, new, still there, and those with another wire name."""

    removed: tuple[M, ...]
    added: tuple[M, ...]
    kept: tuple[tuple[M, M], ...]
    renamed: tuple[tuple[M, M], ...]


def match(old: Iterable[M], new: Iterable[M]) -> Matched[M]:
    """By the name on the wire, and what is left by the name in the spec."""
    before = {each.wire: each for each in old}
    after = {each.wire: each for each in new}
    gone = {each.name: each for wire, each in before.items() if wire not in after}
    fresh = {each.name: each for wire, each in after.items() if wire not in before}
    return Matched(
        removed=tuple(each for name, each in gone.items() if name not in fresh),
        added=tuple(each for name, each in fresh.items() if name not in gone),
        kept=tuple(
            (each, after[wire]) for wire, each in before.items() if wire in after
        ),
        renamed=tuple(
            (each, fresh[name]) for name, each in gone.items() if name in fresh
        ),
    )


def changed(
    codes: Codes,
    subject: Subject,
    message: str,
    old: Documented,
    new: Documented,
    judge: Judge = harmless,
    *,
    help: str = "",
) -> Delta:
    """A change of what is in both versions."""
    return Delta(
        codes,
        subject.name,
        message,
        old=old.span,
        new=new.span,
        judge=judge,
        help=help,
        unstable=unstable(old),
    )


def life(subject: Subject, old: Documented, new: Documented) -> Iterator[Delta]:
    """Changes of the docs and the lifecycle of something that is still there."""
    before, after = old.lifecycle, new.lifecycle
    name = subject.shown

    def draft(code: str, message: str) -> Delta:
        return changed(both(code), subject, message, old, new)

    if after.deprecated and not before.deprecated:
        note = after.deprecated.note or ""
        told = draft("NXC701", f"`{name}` is deprecated")
        yield replace(told, help=note, todo=note)
    if before.deprecated and not after.deprecated:
        yield draft("NXC702", f"`{name}` is not deprecated any more")
    if before.deprecated and after.deprecated:
        was, is_ = before.deprecated.remove_in, after.deprecated.remove_in
        if is_ and is_ != was:
            told_before = f"`{was}`" if was else "no version"
            message = f"`{name}` goes in `{is_}`; {told_before} was announced"
            yield draft("NXC703", message)
    if after.unstable and not before.unstable:
        yield draft("NXC706", f"`{name}` was stable and is unstable")
    if before.unstable and not after.unstable:
        yield draft("NXC707", f"`{name}` is stable")
    if old.docs != new.docs:
        yield draft("NXC801", f"the docs of `{name}` say something else")


def differing(old: Definition, new: Definition) -> list[str]:
    """The names of members that only one of two types has, or that are of other types."""
    match old, new:
        case Struct(fields=before), Struct(fields=after):
            fields = match(before, after)
            return _differing(
                fields, lambda a, b: (a.type, a.presence) == (b.type, b.presence)
            )
        case EnumDef(values=mine), EnumDef(values=theirs):
            return _differing(match(mine, theirs), lambda a, b: True)
        case UnionDef(variants=one), UnionDef(variants=other):
            variants = match(one, other)
            return _differing(variants, lambda a, b: a.payload == b.payload)
        case _:
            return []


def _differing(found: Matched[M], alike: Callable[[M, M], bool]) -> list[str]:
    others = [b for a, b in (*found.kept, *found.renamed) if not alike(a, b)]
    return [each.name for each in (*found.removed, *found.added, *others)]


def is_recased(matched: Matched[M]) -> bool:
    """Whether members have other wire names because another casing makes them, or because
    they are numbers now, or were."""
    pairs = [(a.wire, b.wire) for a, b in matched.renamed]
    recased = all(_letters(a) == _letters(b) for a, b in pairs)
    retyped = all(isinstance(a, int) != isinstance(b, int) for a, b in pairs)
    return len(pairs) > 1 and (recased or retyped)


def _letters(wire: WireName) -> str:
    return "".join(filter(str.isalnum, str(wire))).lower()


def gone(
    delta: Delta, removed: D, added: Iterable[D], alike: Callable[[D, D], bool]
) -> Delta:
    """The change of what is gone: what to do if it only has another name, which is a guess
    unless the docs are the same. Nothing is guessed if more than one thing is like it.
    """
    delta = replace(delta, ended=removed.lifecycle)
    found = [each for each in added if alike(removed, each)]
    if len(found) != 1:
        return delta
    (other,) = found
    help = f"if it is `{other.name}` now, give that `wire: {removed.wire}`"
    is_sure = removed.docs and removed.docs == other.docs
    return replace(delta, help=help, todo=f"use `{other.name}`" if is_sure else "")


def unstable(*each: Documented) -> bool:
    """Whether one of them may change without notice."""
    return any(one.lifecycle.unstable is not None for one in each)
