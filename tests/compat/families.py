"""Random small types that resemble each other, as the types of a spec."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeAlias

Spec: TypeAlias = dict[str, object]

_SCALARS = (
    *("string", "bool", "u8", "u16", "u32", "u64", "i8", "i32", "i64", "f32", "f64"),
    *("bytes", "timestamp", "date", "any", "unit"),
)
_LIMITED = (
    *(
        "string(1..)",
        "string(..2)",
        "string(1..3)",
        "u8(1..3)",
        "u8(..200)",
        "u64(..9)",
    ),
    *("i8(0..)", "i64(-5..5)", "f64(0..1)", "f64(0..)", "f32(..3)", "bytes(..2)"),
)
_CHECKED = (
    *(("string", "bytes", bounds) for bounds in ("..2", "2..", "1..3")),
    *((f"list<{item}>", "unique", True) for item in ("u8", "string", "T0", "any")),
)
_KEYS = ("a", "b", "c")
_BESIDE = ("m", "n")
"""The fields of an envelope, which must not be those of a payload."""
_NAMES = ("A", "B", "C")
_TAGS = ("t", "k")
_EITHER = (
    *(("u8", "string"), ("u8", "u32"), ("bool", "f64"), ("date", "string")),
    *(("list<u8>", "u8"), ("u8", "list<u8>"), ("bool", "string"), ("timestamp", "u8")),
    *(("u8", "i8"), ("unit", "string"), ("map<string, u8>", "list<string>")),
)
_SHARED = 8
"""The first types are those that others use: longer chains lead deeper than all small
values can be tried."""


class Family:
    """Makes the types `T0`, `T1`, … of one version."""

    def __init__(self, random: Random, size: int) -> None:
        self._random = random
        self._size = size

    def types(self) -> dict[str, Spec]:
        """All of them, by name."""
        return {f"T{number}": self._type(number) for number in range(self._size)}

    def changed(self, types: Mapping[str, Spec]) -> dict[str, Spec]:
        """The types of the next version: half of them with changes."""
        found = dict(types)
        for number, (name, old) in enumerate(types.items()):
            if self._random.random() < 0.5:
                found[name] = self._changed(number, old)
                variants = found[name].get("variants", {})
                assert isinstance(variants, dict)
                if found[name].get("default") not in variants:
                    found[name].pop("default", None)
                if "envelope" in found[name]:
                    found[name]["variants"] = _apart(variants)
        return found

    def _type(self, number: int) -> Spec:
        if number < 2:  # for keys of maps, and for envelopes
            return (self._enum, self._struct)[number](number)
        make = self._random.choice(
            (
                self._struct,
                self._struct,
                self._enum,
                self._union,
                self._union,
                self._new,
            )
        )
        return make(number)

    def _changed(self, number: int, old: Spec) -> Spec:
        """A type with one part taken from another of its kind."""
        kinds = {
            "fields": self._struct,
            "values": self._enum,
            "variants": self._union,
            "type": self._new,
        }
        for kind, make in kinds.items():
            if kind in old:
                other = make(number)
                shared = [key for key in old if key in other]
                key = self._random.choice(shared)
                if key == "tagged":  # the keys beside it depend on it
                    return {**other, "variants": old["variants"]}
                return {**old, key: self._mixed(old[key], other[key])}
        return self._type(number)

    def _mixed(self, old: object, new: object) -> object:
        if not (isinstance(old, dict) and isinstance(new, dict)):
            return new
        members: dict[str, object] = {**old, **new}
        kept = [key for key in members if self._random.random() < 0.8]
        return {key: members[key] for key in kept} or members

    def _some(self, names: tuple[str, ...], least: int) -> list[str]:
        count = self._random.randint(least, len(names))
        return self._random.sample(names, count)

    def _ref(self, number: int) -> str:
        """A type expression: of an earlier type, or one that may end before."""
        choice = self._random.random()
        if choice < 0.35:
            return self._random.choice(_SCALARS)
        if choice < 0.55:
            return self._random.choice(_LIMITED)
        if choice < 0.75 and number:
            return f"T{self._random.randrange(min(number, _SHARED))}"
        inner = f"T{self._random.randrange(min(self._size, _SHARED))}"
        if self._random.random() < 0.5:
            inner = self._random.choice(_SCALARS[:-2])
        limit = self._random.choice(("", "", "(1..)", "(..1)", "(..0)"))
        if self._random.random() < 0.15:
            other = self._random.choice(("u8", "string", inner))
            return self._random.choice((f"tuple<{inner}, {other}>", f"tuple<{inner}>"))
        forms = ("list<{}>{}", "map<string, {}>{}", "map<T0, {}>{}")
        form = self._random.choice(forms)
        return form.format(inner, limit)

    def _field(self, number: int) -> str:
        return self._ref(number)

    def _struct(self, number: int) -> Spec:
        fields: dict[str, object] = {}
        for key in self._some(_KEYS if number != 1 else _BESIDE, 0):
            optional = self._random.random() < 0.4
            name = f"{key}?" if optional else key
            kind = self._field(number)
            if not optional and self._random.random() < 0.15 and kind != "any":
                kind = f"list<{kind}?>" if kind not in ("unit", "any") else kind
            elif self._random.random() < 0.2 and kind not in ("unit", "any"):
                kind = f"{kind}?"
            fields[name] = kind
        return {"fields": fields}

    def _enum(self, number: int) -> Spec:
        values: dict[str, object] = dict.fromkeys(self._some(_NAMES, 1), "")
        if self._random.random() < 0.3:
            numbers = {each: place for place, each in enumerate(_NAMES)}
            values = {name: {"wire": numbers[name]} for name in values}
        return {"closed": self._random.random() < 0.4, "values": values}

    def _union(self, number: int) -> Spec:
        closed = self._random.random() < 0.4
        if self._random.random() < 0.2:
            pair = self._random.choice(_EITHER)
            variants: dict[str, object] = dict(zip(_NAMES, pair, strict=False))
            return {"closed": closed, "tagged": "untagged", "variants": variants}
        variants = {
            name: self._ref(number) if self._random.random() < 0.7 else "unit"
            for name in self._some(_NAMES, 1)
        }
        rest: Spec = {"tag": self._random.choice(_TAGS)}
        if self._random.random() < 0.3:
            rest["default"] = self._random.choice([*variants])
        if self._random.random() < 0.2 and number != 1:
            rest["envelope"] = "T1"
            variants = _apart(variants)
        match self._random.randrange(3):
            case 0:
                return {"closed": closed, **rest, "variants": variants}
            case 1:
                content = self._random.choice(("x", "content"))
                rest |= {"tagged": "adjacently", "content": content}
                return {"closed": closed, **rest, "variants": variants}
            case _:
                return {"closed": closed, "tagged": "externally", "variants": variants}

    def _new(self, number: int) -> Spec:
        if self._random.random() < 0.2:
            type_, check, asked = self._random.choice(_CHECKED)
            return {"type": type_, "validate": [{check: asked}]}
        return {"type": self._ref(number)}


def _apart(variants: Mapping[str, object]) -> dict[str, object]:
    """Variants of which none has the fields of the envelope."""
    return {k: "list<T1>" if each == "T1" else each for k, each in variants.items()}
