"""Lazy imports: a module offers a name, and imports it when somebody first uses it (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

_pending: dict[tuple[str, str], tuple[str, ...]] = {}
"""Imports that `link` registered and nobody has made yet: from importing module and origin
to names. The pair is the key because, while one thread makes the imports of a module,
another thread may register more for it."""


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
        load_all()  # the caller may evaluate annotations, which need all names
        found: object = vars(source)[wanted]
        setattr(module, wanted, found)
        return found

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[name]), *names})

    return get, listed


def link(module: str, origin: str, *names: str) -> None:
    """Registers an import of a module to be made later, by `load` or `load_all`.

    Modules whose types refer to each other use it in place of circular imports.

    Args:
        module: `__name__` of the module that uses the names.
        origin: The module that defines the names, as a relative name.
        names: What to import: `"Name"` or `"Name as Other"`.
    """
    _pending[module, origin] = names


def load(module: str) -> None:
    """Makes the registered imports of one module. Two threads may both make them, with
    the same outcome."""
    for key in list(_pending):
        if key[0] == module:
            _take(*key)


def load_all() -> None:
    """Makes all registered imports, including those that they register themselves."""
    while pending := list(_pending):
        for key in pending:
            _take(*key)


def _take(module: str, origin: str) -> None:
    wanted = _pending.get((module, origin))
    if wanted is None:  # another thread was faster
        return
    vars(sys.modules[module]).update(taken(module, origin, wanted))
    _pending.pop((module, origin), None)


def taken(module: str, origin: str, names: Sequence[str]) -> dict[str, object]:
    """The names that an import gives to a module, with their values; see `link`."""
    source = vars(import_module(origin, sys.modules[module].__package__))
    clauses = [each.partition(" as ") for each in names]
    return {local or name: source[name] for name, _, local in clauses}


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
