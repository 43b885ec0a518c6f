"""Identifiers: a tag and 16 random bytes, `p_9fKcXbTzZzZrGbbYvQ3mQe` (wire.md W4.9)."""

from __future__ import annotations

import secrets

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""The digits; those that are easily mistaken for others are not among them."""

ID_LENGTH = 22
"""Digits that 16 bytes need."""


def new_id(tag: str) -> str:
    """An identifier that nobody else has."""
    return f"{tag}_{random_base58(16, ID_LENGTH)}"


def random_base58(size: int, length: int) -> str:
    """`size` random bytes in `length` digits, which must be enough for them."""
    rest = int.from_bytes(secrets.token_bytes(size))
    digits = ""
    for _ in range(length):
        rest, digit = divmod(rest, len(BASE58))
        digits = BASE58[digit] + digits
    return digits
