"""Transports for tests: scripted answers, or a server in process."""

from __future__ import annotations

from ..testing import AppTransport, AsgiApp, Example, StubTransport

__all__ = [
    "AppTransport",
    "AsgiApp",
    "Example",
    "StubTransport",
]
