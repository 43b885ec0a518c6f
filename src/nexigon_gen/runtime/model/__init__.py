"""The base classes and types of generated models, which import from here only."""

from __future__ import annotations

from .action import Action, ActionInfo, Returns
from .base import Model
from .constraints import ByteLength, Length, Pattern, Range, Unique
from .enums import (
    AliasedStrEnum,
    IntegerEnum,
    Open,
    OpenInteger,
    UnknownNumber,
    UnknownValue,
)
from .external import ExternalOneOf, ExternalUnit, ExternalVariant, UnknownExternal
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
from .untagged import FirstOf, UnknownPayload
from .variants import ContentVariant, UnknownVariant

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
