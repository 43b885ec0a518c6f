"""Names of modules that are imported when they are first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

_pending: dict[tuple[str, str], tuple[str, ...]] = {}
"""By module and origin, the names that a module has yet to take. One entry each: while
one thread loads, another may register more for the same module."""


def lazy(
    name: str, names: Sequence[str], origin: str, /, **origins: str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a module.

    Args:
        name: Its `__name__`.
        names: Its `__all__`.
        origin: Where they are, by relative name.
        origins: Where those of them are that are elsewhere.
    """

    def get(wanted: str) -> object:
        module = sys.modules[name]
        if wanted not in names:
            raise AttributeError(f"module {name!r} has no attribute {wanted!r}")
        source = import_module(origins.get(wanted, origin), module.__package__)
        load_all()  # whoever asks may evaluate annotations
        found: object = vars(source)[wanted]
        setattr(module, wanted, found)
        return found

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[name]), *names})

    return get, listed


def link(module: str, origin: str, *names: str) -> None:
    """Register names that a module takes from another.

    Args:
        module: `__name__` of the module that uses the names.
        origin: Where they are defined, by relative name.
        names: What to take: `"Name"` or `"Name as Other"`.
    """
    _pending[module, origin] = names


def load(module: str) -> None:
    """Import the foreign names of a module, once. Threads may do it twice in a race,
    with the same outcome."""
    for key in list(_pending):
        if key[0] == module:
            _take(*key)


def load_all() -> None:
    """Import the foreign names of all modules, and of those that are loaded by it."""
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
    """What a module gets that imports names from another, which `link` describes."""
    source = vars(import_module(origin, sys.modules[module].__package__))
    clauses = [each.partition(" as ") for each in names]
    return {local or name: source[name] for name, _, local in clauses}


class LateModule(ModuleType):
    """A module that is loaded when something of it is first asked for, so that code can
    name what most processes never need.

    Args:
        name: Absolute, or relative to a package.
        package: `__package__` of whoever names it.
    """

    def __init__(self, name: str, package: str | None = None) -> None:
        super().__init__(name)
        self._parent = package

    def __getattr__(self, name: str) -> object:
        found: object = getattr(import_module(self.__name__, self._parent), name)
        setattr(self, name, found)  # and is no more asked for
        return found
