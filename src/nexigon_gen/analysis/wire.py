"""Wire names that are not made by casing, and which casing makes the others."""

from __future__ import annotations

from ..ir.casing import spell
from ..ir.terms import Casing, WireName
from ..language.document import Text, WrittenWire


def action_name(namespace: str, action: str) -> str:
    """Full name of an action (W1.1)."""
    return f"{namespace}_{action}"


def member_name(name: str, written: WrittenWire | None, casing: Casing) -> WireName:
    """What a value or a variant is called on the wire (W3.1, W3.10)."""
    match written:
        case None:
            return spell(name, casing)
        case Text(text=text):
            return text
        case _:
            return written.value


FIELD_CASING = Casing.CAMEL
"""How fields are spelled unless their struct or their file says otherwise (W2.1)."""
MEMBER_CASING = Casing.NONE
"""How variants and values are spelled unless their type says otherwise (W3.10)."""
CONTENT_KEY = "content"
"""Key of a payload that is not a struct, unless told otherwise (W3.3)."""
