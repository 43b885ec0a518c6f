"""The generics namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        ActionResultOfDeviceAndString,
        ActionResultOfDeviceAndStringFailed,
        ActionResultOfDeviceAndStringKnown,
        ActionResultOfDeviceAndStringNothing,
        ActionResultOfDeviceAndStringOk,
        ActionResultOfDeviceAndStringWrapped,
        BoundAction,
        Device,
        DeviceId,
        EntryOfDeviceId,
        FindAction,
        FindAllAction,
        ListingOfU8,
        NestAction,
        PageOfDevice,
        PageOfDeviceId,
        PageOfNullableString,
        PageOfPageOfNullableString,
        PageOfString,
        PageOfU8,
        PageOfU8From1To4,
        PageOfU8List,
        UnknownActionResultOfDeviceAndString,
    )

__all__ = [
    "ActionResultOfDeviceAndString",
    "ActionResultOfDeviceAndStringFailed",
    "ActionResultOfDeviceAndStringKnown",
    "ActionResultOfDeviceAndStringNothing",
    "ActionResultOfDeviceAndStringOk",
    "ActionResultOfDeviceAndStringWrapped",
    "BoundAction",
    "Device",
    "DeviceId",
    "EntryOfDeviceId",
    "FindAction",
    "FindAllAction",
    "ListingOfU8",
    "NestAction",
    "PageOfDevice",
    "PageOfDeviceId",
    "PageOfNullableString",
    "PageOfPageOfNullableString",
    "PageOfString",
    "PageOfU8",
    "PageOfU8From1To4",
    "PageOfU8List",
    "UnknownActionResultOfDeviceAndString",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
