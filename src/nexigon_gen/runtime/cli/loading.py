"""Loading of what a table or a command line names: modules, and names in them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def named(module: str, name: str) -> Any:
    """What a module has under a name.

    Raises:
        ImportError: There is no such module.
        AttributeError: The module has no such name.
    """
    return getattr(import_module(module), name)
