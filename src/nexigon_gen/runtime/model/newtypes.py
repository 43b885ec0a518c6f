"""Newtypes whose base is not a plain class."""

from __future__ import annotations


def refine(newtype: object, checked: object) -> None:
    """Makes pydantic check the values of a newtype as those of the type `checked`.

    Type checkers accept only a class in `NewType("Port", int)`. That a port is a `U16` is
    told to pydantic alone, which reads `__supertype__`.
    """
    vars(newtype)["__supertype__"] = checked
