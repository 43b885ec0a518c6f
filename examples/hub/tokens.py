"""Bearer tokens: `<prefix>_<22 digits of the id><44 digits of the secret>`.

The id finds the row, which holds only the SHA-256 of the token. The secret is 256 random
bits, so there is nothing to guess and a slow hash would protect nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from .ids import ID_LENGTH, new_id, random_base58

SECRET_LENGTH = 44
"""Digits that 32 bytes need."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made. Its text is not to be had again."""

    id: str
    text: str = field(repr=False)

    @property
    def digest(self) -> bytes:
        """What is stored of it."""
        return _digest(self.text)


def new_token(tag: str, prefix: str) -> NewToken:
    """A token whose id begins with `tag` and whose text begins with `prefix`."""
    token_id = new_id(tag)
    key = token_id.removeprefix(f"{tag}_")
    return NewToken(token_id, f"{prefix}_{key}{random_base58(32, SECRET_LENGTH)}")


def id_of(text: str, tag: str, prefix: str) -> str:
    """The id in a token; empty, which no id is, if it has another prefix or length."""
    body = text.removeprefix(f"{prefix}_")
    if body == text or len(body) != ID_LENGTH + SECRET_LENGTH:
        return ""
    return f"{tag}_{body[:ID_LENGTH]}"


def matches(text: str, digest: bytes) -> bool:
    """Whether a token is the one with that digest, in a time that does not tell."""
    return hmac.compare_digest(_digest(text), digest)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
