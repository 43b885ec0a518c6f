"""What holds for every test: how hypothesis looks for trouble, Ctrl-C, the heap."""

from __future__ import annotations

from support import profiles, signals
from support.heap import pytest_collection_finish

__all__ = ["profiles", "pytest_collection_finish", "signals"]
"""Their import is what counts, before any test is defined."""
