"""The defaults namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import ConfigureAction, Level, Name, Port, Settings

__all__ = [
    "ConfigureAction",
    "Level",
    "Name",
    "Port",
    "Settings",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
