"""Spots: places where a type is used, in both versions."""

from __future__ import annotations

from ..ir.typerefs import TypeId
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta
from .sides import Judge, harmless


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type is used; `part` says what part of the subject that is. Where `null` may
    stand for absent, nullability means nothing. `judge` replaces the relation of the two
    types, where they are part of a choice."""

    subject: str
    old: Span | None
    new: Span | None
    null_old: bool = False
    null_new: bool = False
    judge: Judge | None = None
    part: str = ""
    unstable: bool = False

    def __str__(self) -> str:
        return f"{self.part}`{self.subject.partition('.')[2]}`"

    def delta(self, codes: Codes, message: str, judge: Judge = harmless) -> Delta:
        """A change there."""
        return Delta(
            codes,
            self.subject,
            message,
            old=self.old,
            new=self.new,
            judge=judge,
            unstable=self.unstable,
        )

    def inside(self, part: str) -> Spot:
        """A part of it: there, `null` never stands for absent."""
        part = f"{part} of {self.part}"
        return replace(self, part=part, null_old=False, null_new=False, judge=None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two definitions that stand for each other."""

    old: TypeId
    new: TypeId
