"""Verdicts on a change, and what they are made of: what a reader does with the values of
a writer."""

from __future__ import annotations

from enum import Enum, IntFlag

from ..values import dataclass


class Flow(IntFlag):
    """What a reader does with the values of a type. A flag is set if it happens to at least
    one value; without flags, no value is known to arrive."""

    NOTHING = 0
    TAKES = 1
    """It is read."""
    REFUSES = 2
    """It is refused."""
    LOSES = 4
    """It is read, and something that was sent is dropped."""
    DOUBT = 8
    """Nobody can tell whether it is read."""


class Verdict(Enum):
    """What a change does to one party, from good to bad."""

    SAFE = "safe"
    LOSSY = "lossy"
    UNDECIDED = "undecided"
    BREAKS = "breaks"

    @property
    def rank(self) -> int:
        """0 for safe to 3 for breaking."""
        return _ORDER.index(self)


_ORDER = tuple(Verdict)


def worst(*verdicts: Verdict) -> Verdict:
    """The worst of verdicts; of none, safe."""
    return max(verdicts, key=lambda each: each.rank, default=Verdict.SAFE)


def verdict(flow: Flow) -> Verdict:
    """What a flow means to the reader's side."""
    if flow & Flow.REFUSES:
        return Verdict.BREAKS
    if flow & Flow.DOUBT:
        return Verdict.UNDECIDED
    return Verdict.LOSSY if flow & Flow.LOSES else Verdict.SAFE


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """How a side reads (wire.md W2.4, W3.4): whether it checks constraints, takes values
    and variants that it does not know of open types, and keeps keys that it does not
    know; `strict` refuses such keys."""

    checks: bool
    grows: bool
    keeps: bool
    strict: bool = False


SERVER = ReaderRules(checks=True, grows=False, keeps=False)
"""Reads requests: a closed world, in which unknown keys are ignored."""
STRICT_SERVER = ReaderRules(checks=True, grows=False, keeps=False, strict=True)
"""A server that was told to refuse unknown keys."""
CLIENT = ReaderRules(checks=False, grows=True, keeps=True)
"""Reads responses: an open world, of which everything is kept."""
