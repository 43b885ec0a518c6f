"""Selective unmasking of secrets in JSON; all else stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from .flags import normalized
from .table import ALL

_TOKENS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:"]+')


def revealed(masked: bytes, sent: bytes, names: Collection[str]) -> bytes:
    """Masked JSON in which the secrets of some keys are shown.

    Args:
        masked: Compact JSON with every secret masked.
        sent: The same JSON with every secret shown.
        names: The keys to unmask, in any spelling, with all values inside them.
    """
    if ALL in names:
        return sent
    wanted = {*map(normalized, names)}
    pairs = zip(_TOKENS.findall(masked), _TOKENS.findall(sent), strict=True)
    found: list[bytes] = []
    depth = 0
    shown_from: int | None = None
    last = b""
    for hidden, shown in pairs:
        if hidden == b":" and shown_from is None and _name(last) in wanted:
            shown_from = depth
        elif hidden in (b"[", b"{"):
            depth += 1
        elif hidden in (b"]", b"}"):
            depth -= 1
        # A member ends at a comma of its own depth, or with its object.
        is_end = hidden == b"," and depth == shown_from
        if shown_from is not None and (is_end or depth < shown_from):
            shown_from = None
        found.append(hidden if shown_from is None else shown)
        last = hidden
    return b"".join(found)


def _name(key: bytes) -> str:
    import json

    name: str = json.loads(key)
    return normalized(name)
