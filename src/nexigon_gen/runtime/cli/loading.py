"""Loading of objects by the name of their module and their own."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load_object(module: str, name: str) -> Any:
    """Imports a module, and returns the object of a name in it.

    Raises:
        ImportError: There is no such module.
        AttributeError: The module has no such name.
    """
    return getattr(import_module(module), name)
