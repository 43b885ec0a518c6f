"""The base classes and types of generated models, which import from here only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy
from .action import Action, ActionInfo, Returns
from .base import Model
from .enums import (
    AliasedStrEnum,
    IntegerEnum,
    Open,
    OpenInteger,
    UnknownNumber,
    UnknownValue,
)
from .links import late, link, linked
from .newtypes import refine
from .numeric import (
    F32,
    F64,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
)
from .presence import (
    UNSET,
    Defaulted,
    DefaultedOrNull,
    Maybe,
    MaybeUnset,
    Unset,
    factory,
)
from .role import CLIENT, SERVER, Role
from .secret import Secret
from .textual import Base64, Date, Timestamp
from .unions import OneOf
from .variants import ContentVariant, UnknownVariant

if TYPE_CHECKING:
    from .constraints import ByteLength, Length, Pattern, Range, Unique
    from .external import (
        ExternalOneOf,
        ExternalUnit,
        ExternalVariant,
        UnknownExternal,
    )
    from .untagged import FirstOf, UnknownPayload

__all__ = [
    "CLIENT",
    "F32",
    "F64",
    "I8",
    "I16",
    "I32",
    "I64",
    "SERVER",
    "U8",
    "U16",
    "U32",
    "U64",
    "UNSET",
    "Action",
    "ActionInfo",
    "AliasedStrEnum",
    "Base64",
    "ByteLength",
    "ContentVariant",
    "Date",
    "Defaulted",
    "DefaultedOrNull",
    "ExternalOneOf",
    "ExternalUnit",
    "ExternalVariant",
    "FirstOf",
    "IntegerEnum",
    "Length",
    "Maybe",
    "MaybeUnset",
    "Model",
    "OneOf",
    "Open",
    "OpenInteger",
    "Pattern",
    "Range",
    "Returns",
    "Role",
    "Secret",
    "Timestamp",
    "Unique",
    "UnknownExternal",
    "UnknownNumber",
    "UnknownPayload",
    "UnknownValue",
    "UnknownVariant",
    "Unset",
    "factory",
    "late",
    "link",
    "linked",
    "refine",
]

# The rest is in few APIs.
__getattr__, __dir__ = lazy(
    __name__,
    __all__,
    ".external",
    ByteLength=".constraints",
    Length=".constraints",
    Pattern=".constraints",
    Range=".constraints",
    Unique=".constraints",
    FirstOf=".untagged",
    UnknownPayload=".untagged",
)
