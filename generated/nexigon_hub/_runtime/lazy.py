"""Packages whose names are imported when they are first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module


def lazy(
    package: str, names: Sequence[str], *modules: str
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package.

    Args:
        package: `__name__` of the package.
        names: Its `__all__`.
        modules: Where the names are, by relative name; looked through in this order.
    """

    def get(name: str) -> object:
        if name in names:
            for module in modules:
                found = vars(import_module(module, package))
                if name in found:
                    setattr(sys.modules[package], name, found[name])
                    return found[name]
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *names})

    return get, listed
