"""Checks of what an `ActionApp` is made with. What is wrong is said when it is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast


def at_least(name: str, value: float, least: int) -> None:
    """Raise `ValueError` unless a setting is a number from `least` on."""
    if not value >= least:  # so that NaN is refused, too
        raise ValueError(f"{name} must be at least {least}")


def positive(name: str, value: float) -> None:
    """Raise `ValueError` unless a setting is a number above 0."""
    if not value > 0:
        raise ValueError(f"{name} must be greater than 0")


def one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    """Raise `ValueError` unless a setting has one of these values."""
    if value not in allowed:
        raise ValueError(f"{name} must be {allowed[0]!r} or {allowed[1]!r}")


def instance_of(name: str, value: object, kind: type[object]) -> None:
    """Raise `TypeError` unless an argument is an instance of a class."""
    if not isinstance(value, kind):
        raise TypeError(
            f"{name} must be an instance of {kind.__name__}, not {_what(value)}"
        )


def function(name: str, value: object) -> None:
    """Raise `TypeError` unless an argument can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, not {_what(value)}")


def functions(name: str, value: object) -> None:
    """Raise `TypeError` unless an argument is a list of functions, or the like. What can
    be gone through but once would be gone through here."""
    if not isinstance(value, Sequence):
        raise TypeError(f"{name} must be a list, not {_what(value)}")
    for each in cast("Sequence[object]", value):
        function(f"each of {name}", each)


def iterable(name: str, value: object) -> None:
    """Raise `TypeError` unless an argument is a list, or the like."""
    if not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a list, not {_what(value)}")


def _what(value: object) -> str:
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return "None" if value is None else type(value).__name__
