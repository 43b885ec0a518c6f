"""The type `Setting`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.model import late

if TYPE_CHECKING:
    Setting: TypeAlias = "str | int | list[Setting] | dict[str, Setting]"
else:
    Setting = late(
        __name__,
        "Setting",
        "str | int | list[Setting] | dict[str, Setting]",
    )
"""A setting: text, a number, or more settings by name."""
