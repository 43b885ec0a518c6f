"""Bounds in words, as problems, diagnostics and help say them."""

from __future__ import annotations


def bounds(low: float | None, high: float | None) -> str:
    """`1 to 8`, `at least 1` or `at most 8`. At least one of the bounds is given."""
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return f"{low} to {high}" if low != high else f"{low}"
