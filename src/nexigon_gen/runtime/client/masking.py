"""Masking of the secrets of a call in messages, should the server repeat them."""

from __future__ import annotations

from collections.abc import Iterable

MASK = "***"

_SHORTEST = 6
"""Characters. A shorter text is hardly a secret, and often a part of ordinary words."""


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text with a mask in place of each secret."""
    # Longest first: a secret may be part of a longer one.
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, MASK)
    return text


def words_of(headers: Iterable[str]) -> Iterable[str]:
    """The words of header values, each of which may be a secret: `Basic dXNlcg==` has two."""
    return (word for value in headers for word in value.split())
