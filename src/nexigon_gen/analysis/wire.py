"""Wire names, and the defaults by which they are made."""

from __future__ import annotations

from ..ir.casing import spell
from ..ir.terms import Casing, WireName
from ..language.document import Text, WrittenWire

FIELD_CASING = Casing.CAMEL
"""Default casing of fields (W2.1)."""
MEMBER_CASING = Casing.NONE
"""Default casing of variants and values (W3.10)."""
CONTENT_KEY = "content"
"""Default key of a payload that is not a struct (W3.3)."""


def action_name(namespace: str, action: str) -> str:
    """Wire name of an action (W1.1)."""
    return f"{namespace}_{action}"


def member_name(name: str, written: WrittenWire | None, casing: Casing) -> WireName:
    """Wire name of a value or a variant: as written, or else by casing (W3.1, W3.10)."""
    match written:
        case None:
            return spell(name, casing)
        case Text(text=text):
            return text
        case _:
            return written.value
