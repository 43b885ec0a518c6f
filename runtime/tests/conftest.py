"""What holds for every test: how hypothesis looks for trouble, and Ctrl-C."""

from __future__ import annotations

from support import profiles, signals

__all__ = ["profiles", "signals"]
"""Their import is what counts, before any test is defined."""
