"""Uses of types: places of an API that hold a value of some type, in both versions."""

from __future__ import annotations

from ..ir.typerefs import TypeId
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta
from .names import Subject
from .versions import Judge, harmless


@dataclass(frozen=True, slots=True)
class TypeUse:
    """A place that holds a value of a type.

    Attributes:
        subject: The definition or action that the place belongs to.
        old: The place in the old version.
        new: The place in the new version.
        absent_old: Whether the value may be absent in the old version.
        absent_new: The same in the new one.
        takes_null: Whether the value may be `null` in both versions.
        judge: Judges a change of the type instead of the relation of the two types; for a
            type that is one of a choice.
        part: What part of the subject it is, as words before its name.
        unstable: Whether the place is marked as unstable.
    """

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

    def inside(self, part: str) -> TypeUse:
        """A part of the value, such as an item: it is never absent."""
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
