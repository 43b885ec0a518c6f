"""Secrets in JSON, masked but for those of certain names; all else byte for byte as it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from .flags import plain
from .table import ALL

_TOKENS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:"]+')


def revealed(masked: bytes, sent: bytes, names: Collection[str]) -> bytes:
    """Compact JSON with the secrets of certain names.

    Args:
        masked: The JSON with every secret masked.
        sent: The same with every secret.
        names: The keys whose secrets are to be seen, and those of all that is within, in
            any spelling.
    """
    if ALL in names:
        return sent
    wanted = {*map(plain, names)}
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
        # The end of a member: a comma beside it, or the end of its object.
        is_end = hidden == b"," and depth == shown_from
        if shown_from is not None and (is_end or depth < shown_from):
            shown_from = None
        found.append(hidden if shown_from is None else shown)
        last = hidden
    return b"".join(found)


def _name(key: bytes) -> str:
    import json

    name: str = json.loads(key)
    return plain(name)
