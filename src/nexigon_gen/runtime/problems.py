"""Problems: what is wrong with a value. They never quote the value, which may be secret."""

from __future__ import annotations

from .dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule."""

    path: str
    """Where the problem is, in wire names: `config.headers[2].name`. Empty for the whole
    body. Keys of maps and unknown keys are input, so `*` stands for them."""

    rule: str
    """Which rule is broken, as a stable word: `missing`, `type`, `range`, `length`, …"""

    message: str
    """What the value must be: `must be an integer`. It continues the path as a sentence."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class CodecError(ValueError):
    """A value does not fit its type. Can be pickled, and holds none of the input."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(map(str, self.problems))


class DecodeError(CodecError):
    """JSON that is not of the type asked for."""


class EncodeError(CodecError):
    """A value that must not or cannot be written as JSON."""
