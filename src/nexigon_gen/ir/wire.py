"""Wire spelling, in its one home: how names become JSON keys and strings."""

from __future__ import annotations

from ..terms import Casing


def spell(name: str, casing: Casing) -> str:
    """A snake_case or PascalCase name in another casing (wire.md W2.1, W3.10).

    Words end where the Hub's own (serde's) renaming ends them: at an underscore of a
    field, before each capital of a variant or value.
    """
    if casing is Casing.NONE:
        return name
    if name[:1].isupper():
        return _respell_pascal(name, casing)
    match casing:
        case Casing.LOWER | Casing.SNAKE:
            return name
        case Casing.UPPER | Casing.SCREAMING_SNAKE:
            return name.upper()
        case Casing.KEBAB:
            return name.replace("_", "-")
        case Casing.SCREAMING_KEBAB:
            return name.upper().replace("_", "-")
        case Casing.CAMEL | Casing.PASCAL:
            pascal = "".join(part[:1].upper() + part[1:] for part in name.split("_"))
            return (
                pascal if casing is Casing.PASCAL else pascal[:1].lower() + pascal[1:]
            )


def _respell_pascal(name: str, casing: Casing) -> str:
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
    match casing:
        case Casing.LOWER:
            return name.lower()
        case Casing.UPPER:
            return name.upper()
        case Casing.CAMEL:
            return name[:1].lower() + name[1:]
        case Casing.NONE | Casing.PASCAL:
            return name
        case _:
            return spell(snake, casing)


def action_name(namespace: str, action: str) -> str:
    """Full name of an action (W1.1)."""
    return f"{namespace}_{action}"


FIELD_CASING = Casing.CAMEL
"""How fields are spelled unless their struct says otherwise (W2.1)."""
MEMBER_CASING = Casing.NONE
"""How variants and values are spelled unless their type says otherwise (W3.10)."""
CONTENT_KEY = "content"
"""Key of a payload that is not a struct, unless told otherwise (W3.3)."""
