"""The constraints namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        CheckAction,
        Either,
        EitherKnown,
        Login,
        Name,
        Narrow,
        Outside,
        OutsideKnown,
        OutsideNothing,
        OutsideText,
        Percent,
        Port,
        Setting,
        SettingDigit,
        SettingKnown,
        SettingMany,
        SettingText,
        Short,
        Slug,
        UnknownEither,
        UnknownOutside,
        UnknownSetting,
    )

__all__ = [
    "CheckAction",
    "Either",
    "EitherKnown",
    "Login",
    "Name",
    "Narrow",
    "Outside",
    "OutsideKnown",
    "OutsideNothing",
    "OutsideText",
    "Percent",
    "Port",
    "Setting",
    "SettingDigit",
    "SettingKnown",
    "SettingMany",
    "SettingText",
    "Short",
    "Slug",
    "UnknownEither",
    "UnknownOutside",
    "UnknownSetting",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
