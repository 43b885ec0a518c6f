"""Modules whose names are imported when they are first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module


def lazy(
    name: str, names: Sequence[str], *origins: str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a module.

    Args:
        name: Its `__name__`.
        names: Its `__all__`.
        origins: Where the names are, by relative name; looked through in this order.
    """

    def get(wanted: str) -> object:
        module = sys.modules[name]
        if wanted in names:
            for origin in origins:
                found = vars(import_module(origin, module.__package__))
                if wanted in found:
                    setattr(module, wanted, found[wanted])
                    return found[wanted]
        raise AttributeError(f"module {name!r} has no attribute {wanted!r}")

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[name]), *names})

    return get, listed
