"""Advice: what to say of a key that the language does not have."""

from __future__ import annotations

from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say of an unknown key.

    Args:
        meant: The keys that are likely meant, best first; they are not missing as well.
        covers: The other unknown keys that the same edit takes away.
        brings: The keys that are there after the edit; they are not missing as well.
    """

    help: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    covers: frozenset[str] = frozenset()
    brings: tuple[str, ...] = ()
