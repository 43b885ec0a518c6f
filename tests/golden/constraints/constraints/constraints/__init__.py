"""The constraints namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import CheckAction, Login, Name, Narrow, Percent, Port, Short, Slug

__all__ = [
    "CheckAction",
    "Login",
    "Name",
    "Narrow",
    "Percent",
    "Port",
    "Short",
    "Slug",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
