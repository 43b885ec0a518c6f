"""Random generics, and their uses.

A name with arguments, `PageOfString`, is like none of the pools. An argument is of few
kinds: two that are spelt alike would be two definitions of one name.
"""

from __future__ import annotations

from dataclasses import replace

from .pen import Declared, Pen, Written
from .pools import TAGS
from .yaml import Plain, Tree

APART = ("envelope", "generic")
"""Kinds of definitions that are no type where one is asked for."""
PARAMETER = "T"
_SCALARS = ("string", "bool", "u16", "i64", "f64", "bytes", "date")
"""Those that no type of the pools is called like."""


def generic(pen: Pen, name: str) -> tuple[Tree, Written]:
    """A generic of one parameter. One that nothing uses is not in the output, and its
    docs are not either."""
    noted = len(pen.noted)
    tree, json = _BODIES[pen.pick([*_BODIES])](pen, name)
    tree = {**pen.about(), **tree}
    del pen.noted[noted:]
    return tree, Written(name, "generic", json)


def _struct(pen: Pen, name: str) -> tuple[dict[str, Tree], frozenset[str]]:
    fields: dict[str, Tree] = {
        "items": f"list<{PARAMETER}>",
        "first": PARAMETER,
        "last": f"{PARAMETER}?",
        "by_name?": {"type": f"map<string, {PARAMETER}>"},
        "rest?": f"{name}<{PARAMETER}>",
        "note?": {"type": "string", "secret": Plain("true")},
    }
    chosen = pen.names([*fields], 0, len(fields))
    tree: dict[str, Tree] = {each: fields[each] for each in chosen}
    return {**pen.casing(), "fields": tree}, frozenset({"object"})


def _union(pen: Pen, name: str) -> tuple[dict[str, Tree], frozenset[str]]:
    tagged = pen.pick(["internally", "adjacently", "externally"])
    tree: dict[str, Tree] = {"tagged": tagged}
    if tagged != "externally":
        tree["tag"] = pen.pick(TAGS)
    variants: dict[str, Tree] = {
        "Found": PARAMETER,
        "More": {"fields": {"inner": PARAMETER, "rest?": f"{name}<{PARAMETER}>"}},
        "Nobody": "unit",
    }
    return {**tree, "variants": variants}, frozenset({"object", "string"})


def _alias(pen: Pen, name: str) -> tuple[dict[str, Tree], frozenset[str]]:
    return {"alias": f"list<{PARAMETER}>"}, frozenset({"array"})


def _newtype(pen: Pen, name: str) -> tuple[dict[str, Tree], frozenset[str]]:
    return {"type": f"map<string, {PARAMETER}>"}, frozenset({"object"})


_BODIES = {"struct": _struct, "union": _union, "alias": _alias, "newtype": _newtype}


def of_any(pen: Pen, target: Declared) -> Written:
    """A generic of a type that is written already."""
    known = [
        each
        for each in pen.scope.visible.values()
        if each in pen.facts and each.kind not in APART
    ]
    argument = pen.pick([*_SCALARS, *(each.name for each in known)])
    if found := pen.scope.visible.get(argument):
        pen.refer(found)
    return replace(pen.facts[target], text=f"{pen.refer(target)}<{argument}>")
