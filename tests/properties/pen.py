"""What writing one spec file takes: draws, and what is declared so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from nexigon_gen.ir.terms import Casing

from . import texts
from .pools import TAGS
from .yaml import Plain, Tree

T = TypeVar("T")

CASINGS = tuple(casing.value for casing in Casing)


@dataclass(frozen=True, slots=True)
class Declared:
    """A definition that others may refer to."""

    namespace: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """A type expression. `base` is what it comes down to on the wire: a scalar, `list`,
    `map` or a kind of definition; `json` are the kinds of JSON values it has. A struct
    may be `empty`: no field is required."""

    text: str
    base: str
    json: frozenset[str]
    empty: bool = False


@dataclass(slots=True)
class Scope:
    """The names of one namespace.

    Args:
        visible: What the names of its spec file stand for.
        taken: Names of its Python modules.
        imported: What the spec file uses of others.
    """

    visible: dict[str, Declared] = field(default_factory=dict[str, Declared])
    taken: set[str] = field(default_factory=set[str])
    imported: set[Declared] = field(default_factory=set[Declared])


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes one spec file. `facts` holds what is written already, in any file."""

    draw: DrawFn
    namespace: str
    scope: Scope
    facts: dict[Declared, Written]
    noted: list[str]
    """Every docs text, in the order of writing."""

    def flag(self) -> bool:
        """A coin."""
        return self.draw(st.booleans())

    def seldom(self) -> bool:
        """A coin that falls on its edge."""
        return self.draw(st.integers(0, 4)) == 4

    def pick(self, options: Sequence[T]) -> T:
        """One of several."""
        return self.draw(st.sampled_from(options))

    def names(self, pool: Sequence[str], low: int, high: int) -> list[str]:
        """Several names of a pool, each once."""
        return self.draw(
            st.lists(st.sampled_from(pool), min_size=low, max_size=high, unique=True)
        )

    def claim(self, *names: str) -> bool:
        """Takes names in the Python modules, if all are free."""
        if len(set(names)) < len(names) or self.scope.taken & set(names):
            return False
        self.scope.taken.update(names)
        return True

    def refer(self, target: Declared) -> str:
        """The name of a definition in this file."""
        if target.namespace != self.namespace:
            self.scope.imported.add(target)
        return target.name

    def docs(self) -> str:
        """A docs text."""
        text = self.draw(texts.docs)
        self.noted.append(text)
        return text

    def about(self) -> dict[str, Tree]:
        """The keys that nearly everything may have: docs and lifecycle."""
        tree: dict[str, Tree] = {}
        if self.flag():
            tree["docs"] = self.docs()
        if self.seldom():
            tree["deprecated"] = self.pick([Plain("true"), self._note(), self._end()])
        if self.seldom():
            tree["unstable"] = self.pick([self._note(), self._feature()])
        if self.seldom():
            tree["since"] = self._note()
        return tree

    def _note(self) -> str:
        return self.draw(texts.notes)

    def _end(self) -> Mapping[str, Tree]:
        return {"note": self._note(), "since": "1.2", "remove_in": self._note()}

    def _feature(self) -> Mapping[str, Tree]:
        more = self.pick([{}, {"note": self._note(), "issue": self._note()}])
        return {"feature": self._note(), **more}

    def casing(self) -> dict[str, Tree]:
        """`casing:`, or nothing."""
        return {"casing": self.pick(CASINGS)} if self.seldom() else {}

    def field_casing(self) -> dict[str, Tree]:
        """`field_casing:`, or nothing."""
        return {"field_casing": self.pick(CASINGS)} if self.seldom() else {}

    def wires(self, names: Iterable[str]) -> dict[str, str]:
        """Wire names for some of the members of one type. None is what a casing makes of
        a name beside it, nor a tag."""
        spelt = {_letters(name) for name in names}
        found: dict[str, str] = {}
        for name in names:
            wire = self.draw(texts.wire_names) if self.seldom() else ""
            if wire and wire not in TAGS and not spelt & {wire, _letters(wire)}:
                found[name] = wire
                spelt.add(_letters(wire) or wire)
        return found


def _letters(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
