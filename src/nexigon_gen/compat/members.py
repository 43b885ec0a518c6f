"""Members of two versions of a type, or actions of an API, matched with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from ..ir.terms import Lifecycle, WireName
from ..text.span import Span
from ..values import dataclass
from .change import Delta, both


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


M = TypeVar("M", bound=HasNames)


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


def life(subject: str, old: Documented, new: Documented) -> Iterator[Delta]:
    """Changes of the docs and the lifecycle of something that is still there."""
    before, after = old.lifecycle, new.lifecycle
    name = subject.partition(".")[2]

    def draft(code: str, message: str, help: str = "") -> Delta:
        return Delta(
            both(code), subject, message, old=old.span, new=new.span, help=help
        )

    if after.deprecated and not before.deprecated:
        note = after.deprecated.note or ""
        yield draft("NXC701", f"`{name}` is deprecated", note)
    if before.deprecated and not after.deprecated:
        yield draft("NXC702", f"`{name}` is not deprecated any more")
    if before.deprecated and after.deprecated:
        was, is_ = before.deprecated.remove_in, after.deprecated.remove_in
        if is_ and is_ != was:
            told = f"`{was}`" if was else "no version"
            yield draft("NXC703", f"`{name}` goes in `{is_}`; {told} was announced")
    if after.unstable and not before.unstable:
        yield draft("NXC706", f"`{name}` was stable and is unstable")
    if before.unstable and not after.unstable:
        yield draft("NXC707", f"`{name}` is stable")
    if old.docs != new.docs:
        yield draft("NXC801", f"the docs of `{name}` say something else")


def is_recased(matched: Matched[M]) -> bool:
    """Whether members have other wire names because another casing makes them, or because
    they are numbers now, or were."""
    pairs = [(a.wire, b.wire) for a, b in matched.renamed]
    recased = all(_letters(a) == _letters(b) for a, b in pairs)
    retyped = all(isinstance(a, int) != isinstance(b, int) for a, b in pairs)
    return len(pairs) > 1 and (recased or retyped)


def _letters(wire: WireName) -> str:
    return "".join(filter(str.isalnum, str(wire))).lower()


def renaming(removed: M, added: Iterable[M], alike: Callable[[M, M], bool]) -> str:
    """What to do if what seems to be gone only has another name: empty if nothing that is
    new, or more than one thing, is like it."""
    found = [each for each in added if alike(removed, each)]
    if len(found) != 1:
        return ""
    return f"if it is `{found[0].name}` now, give that `wire: {removed.wire}`"


def unstable(*each: Documented) -> bool:
    """Whether one of them may change without notice."""
    return any(one.lifecycle.unstable is not None for one in each)
