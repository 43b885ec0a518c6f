"""Versions of this tool, and ranges of them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

_CLAUSE = r"(==|!=|~=|>=|<=|>|<|)\s*(\d+(?:\.\d+)*)(\.\*)?"
_COMPARE: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def allows(wanted: str, version: str) -> bool:
    """Whether a version is in a range such as `>=0.1,<0.3`, or is meant by `0.1`, which
    stands for all that begin so.

    Raises:
        ValueError: The range is none.
    """
    numbers = _numbers(version)
    # Each is read, so that a wrong one is found whatever those before it say.
    allowed = [_allows(clause.strip(), numbers) for clause in wanted.split(",")]
    return all(allowed)


def minor(version: str) -> str:
    """The part of a version within which the output stays the same, as `0.1`."""
    return ".".join(map(str, _numbers(version)[:2]))


def is_newer(left: str, right: str) -> bool:
    """Whether a version is of a newer minor version than another."""
    return _numbers(left)[:2] > _numbers(right)[:2]


def _allows(clause: str, version: tuple[int, ...]) -> bool:
    match = re.fullmatch(_CLAUSE, clause)
    if match is None:
        raise ValueError(clause)
    sign, limit, wild = match[1], _numbers(match[2]), match[3]
    if sign == "" or (sign == "==" and wild):
        return version[: len(limit)] == limit
    if wild:
        raise ValueError(clause)
    size = max(len(version), len(limit))
    left, right = (each + (0,) * (size - len(each)) for each in (version, limit))
    if sign == "~=":
        kept = len(limit) - 1
        return left >= right and left[:kept] == right[:kept]
    return _COMPARE[sign](left, right)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers that a version begins with; what follows them does not count."""
    match = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, match[0].split("."))) if match else ()
