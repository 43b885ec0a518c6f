"""The twins namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        MessageOrigin,
        MessageOriginChat,
        MessageOriginChatVariant,
        MessageOriginKnown,
        MessageOriginNobody,
        MessageOriginText,
        MessageOriginTextVariant,
        MessageOriginUser,
        MessageOriginUserVariant,
        Outer,
        OuterInner,
        OuterInnerVariant,
        OuterKnown,
        SendAction,
        UnknownMessageOrigin,
        UnknownOuter,
    )

__all__ = [
    "MessageOrigin",
    "MessageOriginChat",
    "MessageOriginChatVariant",
    "MessageOriginKnown",
    "MessageOriginNobody",
    "MessageOriginText",
    "MessageOriginTextVariant",
    "MessageOriginUser",
    "MessageOriginUserVariant",
    "Outer",
    "OuterInner",
    "OuterInnerVariant",
    "OuterKnown",
    "SendAction",
    "UnknownMessageOrigin",
    "UnknownOuter",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")
