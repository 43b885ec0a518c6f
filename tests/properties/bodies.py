"""Random definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .generics import generic
from .pen import Declared, Pen, Written
from .pools import (
    BESIDE,
    CONTENTS,
    DEFAULTS,
    DESCRIBED,
    FIELDS,
    MEMBERS,
    PATTERNS,
    TAGS,
)
from .typeexprs import of_json, written
from .yaml import Plain, Tree

_OBJECT = frozenset({"object"})
_STRING = frozenset({"string"})
_NUMBER = frozenset({"number"})
_UNIT = Written("unit", "unit", frozenset({"null"}))

Body = tuple[Tree, Written]
"""A definition, and what it is on the wire."""


def body(pen: Pen, target: Declared) -> Body:
    """The body of a definition of the kind that was declared."""
    return _BODIES[target.kind](pen, target.name)


def struct_of(pen: Pen) -> dict[str, Tree]:
    """The fields of a struct."""
    names = pen.names(FIELDS, 0, 5)
    wires = pen.wires(names)
    return dict(_field(pen, name, wires.get(name)) for name in names)


def _field(pen: Pen, name: str, wire: str | None) -> tuple[str, Tree]:
    optional, nullable = pen.flag(), pen.seldom()
    type_ = written(pen, ends=not (optional or nullable))
    key, text = name + "?" * optional, type_.text + "?" * nullable
    if wire is None and pen.flag():
        return key, _short(pen, text)
    tree: dict[str, Tree] = {"type": text, **pen.about(), **_checks(pen, type_)}
    if wire is not None:
        tree["wire"] = wire
    if type_.base == "string" and pen.flag():
        tree["secret"] = Plain("true")
    is_free = optional and "validate" not in tree
    if is_free and type_.text in DEFAULTS and pen.flag():
        tree["default"] = DEFAULTS[type_.text]
    elif is_free and type_.empty:
        tree["default"] = {}
    if "secret" not in tree:
        tree |= _examples(pen, type_, tree)
    return key, tree


def _examples(pen: Pen, type_: Written, tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """A value of a type whose values are known."""
    known = type_.text in DEFAULTS and "validate" not in tree
    return {"examples": [DEFAULTS[type_.text]]} if known and pen.flag() else {}


def _short(pen: Pen, type_: str) -> str:
    return f"{type_} -- {pen.docs()}" if pen.flag() else type_


def _checks(pen: Pen, type_: Written) -> dict[str, Tree]:
    pattern = {"pattern": pen.pick(PATTERNS), "message": '{0} {{ " }}'}
    options: dict[str, tuple[Tree, ...]] = {
        "list": ({"unique": Plain("true"), "code": "twice"}, {"length": "..4"}),
        "string": ({"bytes": "..32"}, {"length": "1..8"}, pattern),
        "map": ({"length": "0..9"},),
        "u8": ({"range": "..100"},),
        "f64": ({"range": "0.5..99.5", "message": "A %."},),
    }
    if type_.base not in options or pen.flag():
        return {}
    return {"validate": [pen.pick(options[type_.base])]}


def _struct(pen: Pen, name: str) -> Body:
    fields = struct_of(pen)
    tree: dict[str, Tree] = {**pen.about(), **pen.casing(), "fields": fields}
    empty = all(each.endswith("?") for each in fields)
    if empty and pen.flag():
        tree["examples"] = [{}]
    return tree, Written(name, "struct", _OBJECT, empty=empty)


def _envelope(pen: Pen, name: str) -> Body:
    """Nothing but unions refers to it: a payload would have its fields twice."""
    fields = dict(_field(pen, each, None) for each in pen.names(BESIDE, 0, 3))
    return {**pen.about(), "fields": fields}, Written(name, "envelope", frozenset())


def _enum(pen: Pen, name: str) -> Body:
    names = pen.names(MEMBERS, 1, 5)
    values: dict[str, Tree] = {}
    if pen.seldom():
        values |= {each: _numbered(pen, place) for place, each in enumerate(names, -1)}
        tree = {**pen.about(), **_closed(pen), "values": values}
        if pen.seldom():
            tree["examples"] = [Plain("-1")]
        return tree, Written(name, "number", _NUMBER)
    wires = pen.wires(names)
    if len(names) > 1 and pen.seldom():
        values[names.pop()] = {**pen.about(), "alias": names[0]}
    for each in names:
        if each in wires or pen.flag():
            wire = {"wire": wires[each]} if each in wires else {}
            values[each] = {**pen.about(), **wire}
        else:
            values[each] = pen.docs()
    tree = {**pen.about(), **pen.casing(), **_closed(pen), "values": values}
    known = [wires[each] for each in names if each in wires]
    if known and pen.flag():
        tree["examples"] = known
    return tree, Written(name, "enum", _STRING)


def _numbered(pen: Pen, number: int) -> Tree:
    """A value of an enum of numbers."""
    match pen.pick(["short", "docs", "long"]):
        case "short":
            return Plain(str(number))
        case "docs":
            return f"{number} -- {pen.docs()}"
        case _:
            return {**pen.about(), "wire": Plain(str(number))}


def _union(pen: Pen, name: str) -> Body:
    tagged = pen.pick(["internally", "adjacently", "externally"])
    tree: dict[str, Tree] = {**pen.about(), **pen.casing(), **_closed(pen)}
    if tagged != "internally" or pen.flag():
        tree["tagged"] = tagged
    if tagged != "externally":
        tree["tag"] = pen.pick(TAGS)
        if pen.flag():
            tree["content"] = pen.pick(CONTENTS)
        tree |= _beside(pen)
    twins = dict(_twins(pen, name))
    names = [*{**twins, **dict.fromkeys(pen.names(MEMBERS, 1, 4))}]
    wires: Mapping[str, Tree] = pen.wires(names)
    numbered = "tag" in tree and pen.seldom()
    if numbered:
        wires = {each: Plain(str(number)) for number, each in enumerate(names, -1)}
    variants: dict[str, Tree] = {}
    for each in names:
        wire = wires.get(each)
        if twin := twins.get(each):
            named = {} if wire is None else {"wire": wire}
            variants[each] = {**pen.about(), "type": pen.refer(twin), **named}
        elif pen.claim(f"{name}{each}", f"{name}{each}Payload"):
            variants[each] = _variant(pen, wire, tagged, not variants)
    if not variants:
        variants["Last"] = {"type": "unit", "wire": Plain("0")} if numbered else "unit"
        pen.claim(f"{name}Last")
    if "tag" in tree and pen.seldom():
        tree["default"] = pen.pick([*variants])
    if pen.seldom():
        tree["success"] = pen.pick([*variants])
    tree |= _example_of(pen, tree, variants.values())
    json = _STRING | _OBJECT if tagged == "externally" else _OBJECT
    return {**tree, "variants": variants}, Written(name, "union", json)


def _example_of(
    pen: Pen, union: Mapping[str, Tree], variants: Iterable[Tree]
) -> dict[str, Tree]:
    """A variant that is nothing but its tag."""
    tag = union.get("tag")
    for each in variants:
        if not isinstance(each, Mapping) or "envelope" in union:
            continue
        if each.get("type") == "unit" and "wire" in each and pen.flag():
            return {"examples": [{str(tag): each["wire"]} if tag else each["wire"]]}
    return {}


def _twins(pen: Pen, name: str) -> Iterator[tuple[str, Declared]]:
    """The payloads that are called as a variant is, by that."""
    for target in pen.scope.visible.values():
        is_here = target.namespace == pen.namespace and target in pen.facts
        if (
            is_here
            and target.name.startswith(name)
            and target.name[len(name) :] in MEMBERS
        ):
            yield target.name[len(name) :], target


def _beside(pen: Pen) -> dict[str, Tree]:
    """The struct whose fields stand beside the tag, or none."""
    visible = pen.scope.visible.values()
    found = [each for each in visible if each.kind == "envelope" and each in pen.facts]
    return {"envelope": pen.refer(pen.pick(found))} if found and pen.flag() else {}


def _variant(pen: Pen, wire: Tree | None, tagged: str, ends: bool) -> Tree:
    type_ = _UNIT if pen.seldom() else written(pen, ends=ends)
    if wire is None and pen.flag():
        return _short(pen, type_.text)
    tree = pen.about()
    if pen.seldom():
        tree["fields"] = struct_of(pen)
    else:
        tree |= {"type": type_.text, **_checks(pen, type_)}
    if wire is not None:
        tree["wire"] = wire
    if tagged == "internally" and tree.get("type") != "unit" and pen.seldom():
        tree["content"] = pen.pick(CONTENTS)
    return tree


def _untagged(pen: Pen, name: str) -> Body:
    """One variant a JSON kind, so that a value decodes as one of them only."""
    kinds = pen.names(["bool", "number", "string", "array", "object"], 1, 4)
    variants: dict[str, Tree] = {
        each: _short(pen, of_json(pen, kind).text)
        for each, kind in zip(MEMBERS, kinds, strict=False)
    }
    tree = {**pen.about(), "tagged": "untagged", **_closed(pen), "variants": variants}
    return tree, Written(name, "union", frozenset(kinds))


def _closed(pen: Pen) -> dict[str, Tree]:
    return {"closed": Plain("true")} if pen.seldom() else {}


def _newtype(pen: Pen, name: str) -> Body:
    type_ = written(pen, ends=True)
    # A newtype of a struct is none (W3.3): no action may ask for one.
    base = "newtype" if type_.base == "struct" else type_.base
    known = Written(name, base, type_.json)
    if pen.flag():
        return _short(pen, type_.text), known
    tree = {"type": type_.text, **pen.about(), **_checks(pen, type_)}
    return {**tree, **_examples(pen, type_, tree)}, known


def _secret(pen: Pen, name: str) -> Body:
    tree = {"type": "string", "secret": Plain("true"), **pen.about()}
    return tree, Written(name, "secret", _STRING)


def _alias(pen: Pen, name: str) -> Body:
    type_ = written(pen, ends=True)
    tree = {**pen.about(), "alias": type_.text, **_examples(pen, type_, {})}
    return tree, Written(name, type_.base, type_.json)


def _opaque(pen: Pen, name: str) -> Body:
    file = pen.pick([*DESCRIBED])
    tree: dict[str, Tree] = {"schema": file, **pen.about()}
    if file == "level.json" and pen.flag():
        tree["examples"] = ["low"]
    return tree, Written(name, "opaque", frozenset())


_BODIES: Mapping[str, Callable[[Pen, str], Body]] = {
    "struct": _struct,
    "envelope": _envelope,
    "enum": _enum,
    "union": _union,
    "untagged": _untagged,
    "newtype": _newtype,
    "secret": _secret,
    "alias": _alias,
    "opaque": _opaque,
    "generic": generic,
}

KINDS = tuple(_BODIES)
"""The kinds of definitions; a struct beside a tag, a union without tags and a newtype that
hides its values count as their own."""
IMPORTED = tuple(kind for kind in KINDS if kind != "opaque")
"""Those that an OpenAPI document gives back as they were."""
