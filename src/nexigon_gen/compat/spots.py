"""Spots: places where a type is used, in both versions."""

from __future__ import annotations

from ..ir.typerefs import TypeId
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta
from .names import Subject
from .sides import Judge, harmless


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type is used; `part` says what part of the subject that is. There, a value may
    be absent, before or now, and may be `null` in both versions. `judge` replaces the
    relation of the two types, where they are part of a choice."""

    subject: Subject
    old: Span | None
    new: Span | None
    absent_old: bool = False
    absent_new: bool = False
    takes_null: bool = False
    judge: Judge | None = None
    part: str = ""
    unstable: bool = False

    def __str__(self) -> str:
        return f"{self.part}`{self.subject.shown}`"

    def delta(self, codes: Codes, message: str, judge: Judge = harmless) -> Delta:
        """A change there."""
        return Delta(
            codes,
            self.subject.name,
            message,
            old=self.old,
            new=self.new,
            judge=judge,
            unstable=self.unstable,
        )

    def inside(self, part: str) -> Spot:
        """A part of it: there, `null` never stands for absent."""
        part = f"{part} of {self.part}"
        return replace(
            self,
            part=part,
            absent_old=False,
            absent_new=False,
            takes_null=False,
            judge=None,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two definitions that stand for each other. They are `sealed` where a server takes
    no other keys beside theirs (wire.md W3.5)."""

    old: TypeId
    new: TypeId
    sealed: bool = False
