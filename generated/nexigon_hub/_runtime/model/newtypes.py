"""Newtypes of more than `str` and `int`."""

from __future__ import annotations


def refine(newtype: object, checked: object) -> None:
    """Has pydantic check the values of a newtype as those of another type.

    Type checkers take only a class in `NewType("Port", int)`; that a port is a `U16` is
    said to pydantic alone, which follows `__supertype__`.
    """
    vars(newtype)["__supertype__"] = checked
