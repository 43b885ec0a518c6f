"""Docs: what is to be written, in order, with its comments; not yet in lines."""

from __future__ import annotations

from typing import TypeAlias

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Atom:
    """A scalar. `plain` is one that quotes would change the meaning of."""

    text: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An entry with a key, or an item without one; comments as in `CstNode`."""

    key: Atom | None
    value: Doc
    lead: tuple[str, ...] = ()
    trailing: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping or a list; `flow` is one that may stand on one line, in brackets."""

    members: tuple[Member, ...]
    is_list: bool = False
    flow: bool = False
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlatAlt:
    """A short form and what to write where it does not fit."""

    short: Atom
    long: Group


NOTHING = Atom("", plain=True)
"""Nothing at all behind a key."""
EMPTY = Group((), flow=True)
"""A mapping with nothing in it."""

Doc: TypeAlias = Atom | Group | FlatAlt
