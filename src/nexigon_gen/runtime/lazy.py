"""Modules whose names are imported when they are first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module


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
        found: object = vars(source)[wanted]
        setattr(module, wanted, found)
        return found

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[name]), *names})

    return get, listed
