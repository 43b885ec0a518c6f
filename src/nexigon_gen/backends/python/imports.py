"""Imports of a generated module, and the local names of imported things."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from ...values import dataclass, replace
from .expr import Name

_SHADOWABLE = "builtins"
_RUNTIME = "@_runtime"
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class ImportView:
    """An import from a module, or of the module itself if it has no names."""

    module: str
    names: str = ""
    is_apart: bool = False
    """Whether a blank line stands above it."""


@dataclass(frozen=True, slots=True)
class ImportsView:
    """The imports of a module; the lazy ones are for type checkers only."""

    now: tuple[ImportView, ...]
    lazy: tuple[ImportView, ...] = ()


class Imports:
    """Collects what the expressions of one module need.

    Args:
        module: Dotted name of the module inside its package, `projects.types`.
        defined: Names the module defines itself; they are never imported over.
        lazy: Modules in an import cycle with this one, `@devices.types`: imported for
            type checkers only and linked at run time.
        by_package: Modules whose names are reached by way of the package of their
            namespace, which imports them when they are needed: `devices.Device`.
        ambiguous: Type names that several namespaces define.
        runtime: The package that stands for `@_runtime`.
    """

    def __init__(
        self,
        module: str,
        defined: Iterable[str] = (),
        *,
        lazy: frozenset[str] = frozenset(),
        by_package: frozenset[str] = frozenset(),
        ambiguous: frozenset[str] = frozenset(),
        runtime: str = _RUNTIME,
    ) -> None:
        self._module = module.split(".")
        self._own = f"@{module}"
        self._runtime = runtime
        self._lazy = frozenset(map(self.home, lazy))
        self._by_package = by_package
        self._ambiguous = ambiguous
        self._reserved = dict.fromkeys(defined, self._own)
        """The module that defines each name which nothing else may have here."""
        self._owners: dict[str, Name] = {}
        """What each other local name stands for."""
        self._used: dict[str, dict[str, tuple[str, ...]]] = {}
        """The local names of each imported name. The second one is for classes with a member
        that shadows the first."""
        self._known: dict[Name, tuple[str, ...]] = {}
        """The same by name, also of names that need no import."""

    def local(self, name: Name, shadowed: frozenset[str] = frozenset()) -> str:
        """The local name of a name, which is imported if need be. `shadowed` has the names of
        members of the class."""
        for local in self._known.get(name, ()):
            if local not in shadowed:
                return local
        if name.module == _SHADOWABLE:
            if name.name not in shadowed:
                self._known[name] = (name.name,)
                return name.name
            self._used.setdefault(name.module, {})
            return f"{name.module}.{name.name}"
        if name.module == self._own:
            self._known[name] = (name.name,)
            return name.name
        if name.module in self._by_package:
            namespace = name.module[1:].partition(".")[0]
            return f"{self.local(Name('@', namespace), shadowed)}.{name.name}"
        home = name
        if self._runtime != _RUNTIME:
            home = Name(self.home(name.module), name.name)
        used = self._used.setdefault(home.module, {})
        known = used.get(name.name, ())
        for local in known:
            if local not in shadowed:
                return local
        local = self._alias(home, shadowed)
        used[name.name] = self._known[name] = (*known, local)
        return local

    def home(self, module: str) -> str:
        """The real name of a module; that of the runtime depends on where it is."""
        if module.startswith(_RUNTIME):
            return self._runtime + module.removeprefix(_RUNTIME)
        return module

    def reserve(self, names: Iterable[str], module: str) -> None:
        """Reserves names for what `module` defines, even if they are not imported."""
        self._reserved = dict.fromkeys(names, module) | self._reserved

    def is_lazy(self, name: Name) -> bool:
        """Whether a name is imported late, and does not exist while this module is loaded."""
        return name.module in self._lazy and name.module != self._own

    def _alias(self, name: Name, shadowed: frozenset[str]) -> str:
        is_type = name.module.startswith("@") and not name.module.startswith("@_")
        namespace = name.module[1:].partition(".")[0] if is_type else ""
        is_foreign = is_type and namespace != self._module[0]
        local = name.name
        is_unfit = local in shadowed or (is_foreign and local in self._ambiguous)
        if not is_unfit and self._claim(local, name):
            return local
        prefix = "".join(part.capitalize() for part in namespace.split("_"))
        local = (prefix or "_") + local
        while local in shadowed or not self._claim(local, name):
            local += "_"
        return local

    def _claim(self, local: str, name: Name) -> bool:
        """Whether `local` can stand for `name`: who comes first keeps it, and what is
        reserved was there before."""
        if module := self._reserved.get(local):
            return name == Name(module, local)
        return self._owners.setdefault(local, name) == name

    @property
    def view(self) -> ImportsView:
        """The import statements, in the order of isort."""
        lazy = self._sorted(self._lazy & self._used.keys())
        if lazy:
            self._used.setdefault("typing", {})["TYPE_CHECKING"] = ("TYPE_CHECKING",)
        return ImportsView(self._sorted(self._used.keys() - self._lazy), lazy)

    def _sorted(self, modules: AbstractSet[str]) -> tuple[ImportView, ...]:
        relative = {module for module in modules if module.startswith("@")}
        standard = {module for module in modules - relative if _is_standard(module)}
        groups = (standard, modules - relative - standard, relative)
        found: list[ImportView] = []
        for first, *rest in filter(None, map(self._statements, groups)):
            found += (replace(first, is_apart=bool(found)), *rest)
        return tuple(found)

    def apart(self) -> Imports:
        """Imports of the same module that it has not taken yet."""
        return Imports(
            ".".join(self._module), ambiguous=self._ambiguous, runtime=self._runtime
        )

    @property
    def links(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """For `link`: relative module and names of each lazy import."""
        return self._origins(self._lazy & self._used.keys())

    @property
    def origins(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Relative module and names of each import."""
        return self._origins(self._used.keys())

    def _origins(
        self, modules: AbstractSet[str]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(
            (self.relative(module), _clauses(self._used[module]))
            for module in sorted(modules, key=self._order)
        )

    def _statements(self, modules: Iterable[str]) -> tuple[ImportView, ...]:
        found: list[ImportView] = []
        for module in sorted(modules, key=self._order):
            if self._used[module]:
                found += self._from(module)
            else:
                found.insert(0, ImportView(module))
        return tuple(found)

    def _from(self, module: str) -> list[ImportView]:
        """The imports from one module; isort gives each renamed name its own."""
        origin = self.relative(module)
        used = self._used[module]
        plain = sorted([n for n, here in used.items() if n in here], key=_import_order)
        found = {
            (name, local): ImportView(origin, f"{name} as {local}")
            for name, local in _pairs(used)
            if name != local
        }
        if plain:
            found[plain[0], ""] = ImportView(origin, ", ".join(plain))
        return [found[key] for key in sorted(found, key=_clause_order)]

    def relative(self, module: str) -> str:
        """A module as it stands in an import of this one."""
        module = self.home(module)
        if not module.startswith("@"):
            return module
        target = module[1:].split(".")
        here = self._module[:-1]
        shared = 0
        while shared < min(len(here), len(target) - 1) and (
            here[shared] == target[shared]
        ):
            shared += 1
        return "." * (len(here) - shared + 1) + ".".join(target[shared:])

    def _order(self, module: str) -> tuple[int, str]:
        relative = self.relative(module)
        dots = len(relative) - len(relative.lstrip("."))
        return (-dots, relative.lstrip("."))


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


@cache
def member_order(name: str) -> tuple[int, list[str | int], str]:
    """The order of `__all__`: constants, classes, then the rest, each in natural
    order."""
    return (_kind(name), _natural(name), name)


@cache
def _import_order(name: str) -> tuple[int, list[str | int], str]:
    """The order of an import: the same, but small letters and capitals are alike."""
    return (_kind(name), _natural(name.lower()), name)


def _kind(name: str) -> int:
    is_constant = name.isupper() and len(name) > 1
    return 0 if is_constant else 1 if name[:1].isupper() else 2


def _natural(name: str) -> list[str | int]:
    if name.isalpha():  # as most are
        return [name]
    # Odd pieces are the numbers.
    pieces = _NUMBERS.split(name)
    return [int(p) if i % 2 else p for i, p in enumerate(pieces)]


def _clause_order(pair: tuple[str, str]) -> tuple[object, ...]:
    name, local = pair
    return (*_import_order(name), *_import_order(local))


def _pairs(used: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Names with what they are called here."""
    return [(name, local) for name, here in used.items() for local in here]


def _clauses(used: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(
        name if name == local else f"{name} as {local}"
        for name, local in sorted(_pairs(used))
    )
