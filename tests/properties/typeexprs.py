"""Random type expressions."""

from __future__ import annotations

from dataclasses import replace

from .generics import APART, of_any
from .pen import Declared, Pen, Written

_NUMBER = frozenset({"number"})
_STRING = frozenset({"string"})
_SCALARS = {
    "string": _STRING,
    "bool": frozenset({"bool"}),
    **{f"{sign}{bits}": _NUMBER for sign in "ui" for bits in (8, 16, 32)},
    **dict.fromkeys(("u64", "i64", "f32", "f64"), _NUMBER | _STRING),
    **dict.fromkeys(("bytes", "timestamp", "date"), _STRING),
    "any": frozenset({"null", "bool", "number", "string", "array", "object"}),
    "unit": frozenset({"null"}),
}
_JSON_OF_KIND = {"list": "array", "tuple": "array", "map": "object"}
_BOUNDS = {
    "string": ("(1..8)", "(..8)", "(1..)"),
    "bytes": ("(..8)", "(0..)"),
    "list": ("(..4)", "(0..)"),
    "map": ("(..4)", "(0..9)"),
    "f32": ("(0..100)", "(0.5..99.5)"),
    "f64": ("(-1e3..1e3)", "(..99.5)"),
    **{
        f"{sign}{bits}": ("(1..100)", "(..100)", "(1..)")
        for sign in "ui"
        for bits in (8, 16, 32, 64)
    },
}
"""Bounds that all leave something to allow when they meet on one type."""


def written(pen: Pen, *, ends: bool, depth: int = 2) -> Written:
    """A type. With `ends` it has a value that does not need a value of a definition
    that is not written yet."""
    visible = pen.scope.visible.values()
    targets = [
        each
        for each in visible
        if each.kind not in APART and (each in pen.facts or not ends)
    ]
    generics = [e for e in visible if e.kind == "generic" and e in pen.facts]
    kinds = ["scalar"] + ["reference"] * bool(targets)
    kinds += ["generic"] * bool(generics)
    kinds += ["list", "map", "tuple"] * (depth > 0)
    match pen.pick(kinds):
        case "scalar":
            name = pen.pick([*_SCALARS, *["string"] * 4])  # has most constraints
            found = Written(name, name, _SCALARS[name])
        case "reference":
            found = _reference(pen, pen.pick(targets))
        case "generic":
            found = of_any(pen, pen.pick(generics))
        case "tuple":
            inside = [written(pen, ends=ends, depth=depth - 1).text for _ in range(2)]
            found = _collection(f"tuple<{', '.join(inside[: pen.pick([1, 2])])}>")
        case "list":
            found = _collection(f"list<{_item(pen, depth)}>")
        case _:
            found = _collection(f"map<{_key(pen)}, {_item(pen, depth)}>")
    return _refined(pen, found)


def of_json(pen: Pen, kind: str) -> Written:
    """A type with values of one JSON kind only, made of what is written already."""
    options = [
        Written(name, name, json)
        for name, json in _SCALARS.items()
        if [*json] == [kind]
    ]
    options += [
        replace(fact, text=target.name)
        for target in pen.scope.visible.values()
        if target.kind not in APART
        and (fact := pen.facts.get(target))
        and [*fact.json] == [kind]
    ]
    if kind == "array":
        options.append(_collection(f"list<{_item(pen, 1)}>"))
    if kind == "object":
        options.append(_collection(f"map<{_key(pen)}, {_item(pen, 1)}>"))
    found = pen.pick(options)
    if target := pen.scope.visible.get(found.text):
        pen.refer(target)
    return _refined(pen, found)


def _reference(pen: Pen, target: Declared) -> Written:
    name = pen.refer(target)
    if fact := pen.facts.get(target):
        return replace(fact, text=name)
    return Written(name, target.kind, frozenset())


def _collection(text: str) -> Written:
    base = text.partition("<")[0]
    return Written(text, base, frozenset({_JSON_OF_KIND[base]}))


def _item(pen: Pen, depth: int) -> str:
    """A type inside `<…>`; whatever is in there, a collection may be empty."""
    item = written(pen, ends=False, depth=depth - 1)
    return item.text + "?" * pen.seldom()


def _key(pen: Pen) -> str:
    """`string`, a newtype of it or an enum."""
    texts = [
        target
        for target in pen.scope.visible.values()
        if target in pen.facts and pen.facts[target].base in ("string", "enum")
    ]
    return pen.refer(pen.pick(texts)) if texts and pen.flag() else "string"


def _refined(pen: Pen, found: Written) -> Written:
    bounds = _BOUNDS.get(found.base)
    if bounds and pen.seldom():
        return replace(found, text=found.text + pen.pick(bounds))
    return found
