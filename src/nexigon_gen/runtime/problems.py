"""Problems: what is wrong with a value, without the value itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule."""

    path: str
    """Where, in wire names: `config.headers[2].name`; empty for the whole body. `*`
    stands for a key of a map or an unknown key, which are input."""

    rule: str
    """Short stable word: `missing`, `type`, `range`, `length`, `unknown-variant`, …"""

    message: str
    """What the value must be, to be read behind the path."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class CodecError(ValueError):
    """A value does not fit its type. Pickles; holds no input."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "; ".join(map(str, self.problems))


class DecodeError(CodecError):
    """JSON that is not of the type asked for."""


class EncodeError(CodecError):
    """A value that must not or cannot be written as JSON."""
