"""TOML that others wrote."""

from __future__ import annotations

import tomllib


def parse(text: str) -> dict[str, object]:
    """The table of a document.

    Raises:
        ValueError: It is no TOML, or nested more deeply than the reader goes.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("Nested too deeply") from None
