"""Transports for tests: answers from a script, or a server in the same process."""

from __future__ import annotations

from ..testing import AppTransport, AsgiApp, Example, StubTransport

__all__ = [
    "AppTransport",
    "AsgiApp",
    "Example",
    "StubTransport",
]
