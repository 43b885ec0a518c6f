"""Lazy imports: a module offers a name, and imports it when somebody first uses it (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType

_pending: dict[str, dict[str, tuple[str, str]]] = {}
"""Imports that `link` registered and nobody has made yet: by module and the name there, the
module that defines it and its name in that one."""


def lazy(
    name: str, names: Sequence[str], origin: str, /, **origins: str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Returns the `__getattr__` and `__dir__` of a module whose names are imported lazily.

    Args:
        name: The module's `__name__`.
        names: The module's `__all__`.
        origin: The module that defines the names, as a relative name.
        origins: For each name that another module defines, that module.
    """

    def get(wanted: str) -> object:
        module = sys.modules[name]
        if wanted not in names:
            raise AttributeError(f"module {name!r} has no attribute {wanted!r}")
        source = import_module(origins.get(wanted, origin), module.__package__)
        found: object = vars(source)[wanted]
        setattr(module, wanted, found)
        return found

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[name]), *names})

    return get, listed


def link(module: str, origin: str, *names: str) -> None:
    """Registers an import of a module to be made when a name is needed.

    Modules whose types refer to each other use it in place of circular imports.

    Args:
        module: `__name__` of the module that uses the names.
        origin: The module that defines the names, as a relative name.
        names: What to import: `"Name"` or `"Name as Other"`.
    """
    pending = _pending.setdefault(module, {})
    for name, local in _clauses(names):
        pending[local] = origin, name


class LinkedNames(dict[str, object]):
    """The names that a module has registered, to evaluate annotations of it: each is
    imported when it is looked up."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, name: str) -> object:
        origin, wanted = _pending.get(self._module, {})[name]
        return _take(self._module, name, origin, wanted)


def load(module: str) -> None:
    """Makes the registered imports of one module."""
    for name, (origin, wanted) in [*_pending.get(module, {}).items()]:
        _take(module, name, origin, wanted)


def load_all() -> None:
    """Makes all registered imports, including those that they register themselves."""
    while pending := [module for module, names in [*_pending.items()] if names]:
        for module in pending:
            load(module)


def _take(module: str, name: str, origin: str, wanted: str) -> object:
    """Makes an import. Two threads may both do so, with the same outcome."""
    found = _imported(module, origin)[wanted]
    vars(sys.modules[module])[name] = found
    _pending[module].pop(name, None)
    return found


def taken(module: str, origin: str, names: Sequence[str]) -> dict[str, object]:
    """The names that an import gives to a module, with their values; see `link`."""
    source = _imported(module, origin)
    return {local: source[name] for name, local in _clauses(names)}


def _imported(module: str, origin: str) -> dict[str, object]:
    return vars(import_module(origin, sys.modules[module].__package__))


def _clauses(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name, and what it is called where it is imported."""
    for each in names:
        name, _, local = each.partition(" as ")
        yield name, local or name


class LateModule(ModuleType):
    """Stands for a module, and imports it when an attribute is first used.

    For modules that take long to import and that most processes never need.

    Args:
        name: Name of the module, absolute or relative.
        package: `__package__` of the importing module, if the name is relative.
    """

    def __init__(self, name: str, package: str | None = None) -> None:
        super().__init__(name)
        self._parent = package

    def __getattr__(self, name: str) -> object:
        found: object = getattr(import_module(self.__name__, self._parent), name)
        setattr(self, name, found)  # so the next use is a plain lookup
        return found
