"""Wire names that are not made by casing, and which casing makes the others."""

from __future__ import annotations

from ..ir.terms import Casing


def action_name(namespace: str, action: str) -> str:
    """Full name of an action (W1.1)."""
    return f"{namespace}_{action}"


FIELD_CASING = Casing.CAMEL
"""How fields are spelled unless their struct says otherwise (W2.1)."""
MEMBER_CASING = Casing.NONE
"""How variants and values are spelled unless their type says otherwise (W3.10)."""
CONTENT_KEY = "content"
"""Key of a payload that is not a struct, unless told otherwise (W3.3)."""
