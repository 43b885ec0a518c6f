"""The requests namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        AddNothingAction,
        BoxOfNullableString,
        DeviceRef,
        LockAction,
        Other,
        Payload,
        PingAction,
        PongAction,
        Record,
        SendAction,
        SendOtherAction,
        SetHttpProxyAction,
        UnknownWrapped,
        UnlockAction,
        Wrapped,
        WrappedKnown,
        WrappedText,
    )

__all__ = [
    "AddNothingAction",
    "BoxOfNullableString",
    "DeviceRef",
    "LockAction",
    "Other",
    "Payload",
    "PingAction",
    "PongAction",
    "Record",
    "SendAction",
    "SendOtherAction",
    "SetHttpProxyAction",
    "UnknownWrapped",
    "UnlockAction",
    "Wrapped",
    "WrappedKnown",
    "WrappedText",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
