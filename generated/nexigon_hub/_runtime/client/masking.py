"""Secrets of a call that the server may repeat in its answers."""

from __future__ import annotations

from collections.abc import Iterable

MASK = "***"

_SHORTEST = 6
"""Characters. What is shorter is no secret, and may well be part of a word."""


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text without the secrets in it."""
    # The longest first: one may be part of another.
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, MASK)
    return text


def words_of(headers: Iterable[str]) -> Iterable[str]:
    """What may be secret in values of headers: of `Basic dXNlcg==`, each word."""
    return (word for value in headers for word in value.split())
